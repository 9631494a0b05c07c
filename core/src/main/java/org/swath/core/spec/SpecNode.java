package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a spec file, where it stands, and where to report what is wrong with it.
 *
 * <p>Every method that returns an Optional reports a problem when it returns none.
 */
record SpecNode(Node node, String path, Problems problems) {

  /** Adds a problem with this value; {@code rule} begins with "must". */
  void mustBe(String rule, String suggestion) {
    problem(rule + ", but got " + shown(), suggestion);
  }

  /** Adds a problem with this value. */
  void problem(String message, String suggestion) {
    problems.add(node.getStartMark(), path, message, suggestion);
  }

  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isFilledMapping() {
    return node instanceof MappingNode mapping && !mapping.getValue().isEmpty();
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether there is a value at all: {@code key:} and {@code key: null} give nothing. */
  boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The mapping this is. {@code what} completes "must be a mapping of …". */
  Optional<SpecMapping> mapping(String what) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(SpecMapping.of(this, mapping));
    }
    mustBe("must be a mapping of " + what, "");
    return Optional.empty();
  }

  /**
   * The elements of the list this is; at least one. {@code what} completes "must be a list of …".
   */
  Optional<List<SpecNode>> list(String what, String suggestion) {
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      List<SpecNode> elements = new ArrayList<>();
      for (Node element : sequence.getValue()) {
        elements.add(new SpecNode(element, path + "[" + elements.size() + "]", problems));
      }
      return Optional.of(elements);
    }
    mustBe(isList() ? "must not be empty" : "must be a list of " + what, suggestion);
    return Optional.empty();
  }

  /** The text this is. {@code what} completes "must be …". */
  Optional<String> text(String what) {
    if (node instanceof ScalarNode && scalar() instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    boolean quotable = node instanceof ScalarNode && !isNothing() && !(scalar() instanceof String);
    mustBe("must be " + what, quotable ? "Put it in quotes to make it text." : "");
    return Optional.empty();
  }

  /**
   * The Long, Double, Boolean or String this is; a whole number beyond a Long comes as a Double.
   * {@code what} completes "must be …".
   */
  Optional<Object> single(String what, String suggestion) {
    if (node instanceof ScalarNode && !isNothing()) {
      return Optional.of(scalar());
    }
    mustBe("must be " + what, suggestion);
    return Optional.empty();
  }

  /** This value as an error message shows it. */
  String shown() {
    if (isMapping()) {
      return ((MappingNode) node).getValue().isEmpty() ? "an empty mapping" : "a mapping";
    }
    if (isList()) {
      return ((SequenceNode) node).getValue().isEmpty() ? "an empty list" : "a list";
    }
    if (isNothing()) {
      return "nothing";
    }
    String text = ((ScalarNode) node).getValue();
    return node.getTag().equals(Tag.STR) ? "\"" + text + "\"" : text;
  }

  private Object scalar() {
    String text = ((ScalarNode) node).getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT)) {
      return YamlNumber.integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return YamlNumber.real(text);
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return text;
  }
}
