package org.swath.jobs.figure.render;

import java.util.Locale;

/** What a figure can be written as. */
public enum FigureFormat {
  /** Vectors and text, for pages and for whoever edits it. */
  SVG,
  /** An image of twice the figure's pixels. */
  PNG,
  /** One page of vectors and text with its font embedded, for print. */
  PDF;

  /** The end of a file's name, {@code svg}. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
