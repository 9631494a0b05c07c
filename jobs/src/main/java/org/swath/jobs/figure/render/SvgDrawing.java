package org.swath.jobs.figure.render;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A figure's SVG taken apart into shapes, which a library paints, and text, which each format
 * writes in its own way: as outlines or as text. Text lies above all shapes.
 */
final class SvgDrawing {

  private final int width;
  private final int height;
  private final SVGDocument shapes;
  private final List<SvgText> texts = new ArrayList<>();

  private SvgDrawing(String svg, FigureFont font) throws SAXException, IOException {
    Document document = parse(svg);
    Element root = document.getDocumentElement();
    this.width = Integer.parseInt(root.getAttribute("width"));
    this.height = Integer.parseInt(root.getAttribute("height"));
    takeTexts(root, new AffineTransform(), font);
    byte[] rest = text(document).getBytes(StandardCharsets.UTF_8);
    this.shapes =
        new SVGLoader().load(new ByteArrayInputStream(rest), null, LoaderContext.createDefault());
  }

  /**
   * @param svg as {@link FigureSvg} writes it
   */
  static SvgDrawing of(String svg, FigureFont font) {
    try {
      return new SvgDrawing(svg, font);
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("A figure must be well-formed SVG", e);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** In the order of the document. */
  List<SvgText> texts() {
    return List.copyOf(texts);
  }

  void paintShapes(Graphics2D graphics) {
    shapes.render((java.awt.Component) null, graphics, new ViewBox(0, 0, width, height));
  }

  /** Moves the text of an element and what is in it from the document into {@link #texts}. */
  private void takeTexts(Element element, AffineTransform outer, FigureFont font) {
    for (Node node : children(element)) {
      if (node instanceof Element inner) {
        if (inner.getTagName().equals("text")) {
          if (!inner.getTextContent().isBlank()) {
            texts.add(SvgText.of(inner, outer, font));
          }
          element.removeChild(inner);
        } else {
          AffineTransform transform = new AffineTransform(outer);
          if (inner.getTagName().equals("g")) {
            transform.concatenate(SvgText.transform(inner.getAttribute("transform")));
          }
          takeTexts(inner, transform, font);
        }
      }
    }
  }

  private static List<Node> children(Element element) {
    List<Node> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      children.add(node);
    }
    return children;
  }

  private static Document parse(String svg) throws SAXException, IOException {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Document document) {
    try {
      Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      writer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
