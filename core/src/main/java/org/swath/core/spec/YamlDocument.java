package org.swath.core.spec;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads text as one YAML 1.2 document of plain data: the core schema, no tags, no values that
 * contain themselves.
 */
final class YamlDocument {

  /** A spec is five levels deep; the composer recurses, so depth must be bounded before it runs. */
  private static final int MAXIMUM_DEPTH = 20;

  /** YAML 1.2's core schema, where {@code <<} is a key like any other instead of a merge. */
  private static final class PlainSchema extends CoreSchema {
    @Override
    public ScalarResolver getScalarResolver() {
      return new CoreScalarResolver(false);
    }
  }

  private final Problems problems;

  YamlDocument(Problems problems) {
    this.problems = problems;
  }

  /** The document's root; empty when there is none, in which case the problems say why. */
  Optional<Node> root(String text) {
    LoadSettings settings =
        LoadSettings.builder().setSchema(new PlainSchema()).setAllowNonScalarKeys(true).build();
    int before = problems.count();
    try {
      int documents = checkEvents(new Parse(settings).parseString(text));
      if (documents == 0) {
        problems.add(
            Optional.empty(),
            "",
            "must describe a sweep, but got an empty file",
            "Start from the quickstart spec.");
      }
      return problems.count() > before
          ? Optional.empty()
          : new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      syntaxProblem(mark, e.getProblem() == null ? e.getContext() : e.getProblem());
      return Optional.empty();
    } catch (YamlEngineException e) {
      syntaxProblem(Optional.empty(), e.getMessage());
      return Optional.empty();
    }
  }

  private void syntaxProblem(Optional<Mark> mark, String what) {
    String oneLine = String.valueOf(what).strip().replaceAll("\\s+", " ");
    problems.add(mark, "", "must be YAML 1.2, but got this: " + oneLine, "");
  }

  private int checkEvents(Iterable<Event> events) {
    int documents = 0;
    int depth = 0;
    for (Event event : events) {
      if (event instanceof DocumentStartEvent && ++documents == 2) {
        problems.add(
            event.getStartMark(),
            "",
            "must be a single document, but got a second one",
            "Write one file for each sweep.");
      } else if (event instanceof CollectionStartEvent collection) {
        refuseTag(event, collection.getTag());
        if (++depth == MAXIMUM_DEPTH + 1) {
          problems.add(
              event.getStartMark(),
              "",
              "must be at most " + MAXIMUM_DEPTH + " levels deep, but got more",
              "");
          return documents;
        }
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof ScalarEvent scalar) {
        refuseTag(event, scalar.getTag());
      }
    }
    return documents;
  }

  private void refuseTag(Event event, Optional<String> tag) {
    tag.ifPresent(
        name ->
            problems.add(
                event.getStartMark(),
                "",
                "must be plain values without tags, but got the tag " + name,
                "Remove the tag; quote a value to make it text."));
  }
}
