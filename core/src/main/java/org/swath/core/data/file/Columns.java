package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.swath.core.data.DataException;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Which columns of a table are what, as their numbers from 0.
 *
 * @param names of all columns, in the table's order
 * @param features in the order they were named in, else in the table's
 * @param label the label's column, or -1
 * @param targets in the order they were named in
 */
record Columns(List<String> names, List<Integer> features, int label, List<Integer> targets) {

  static final String FEATURES = "features";
  static final String WITHOUT = "without";
  static final String LABEL = "label";
  static final String TARGETS = "targets";

  private static final int NONE = -1;

  /** What tables are told about their columns. */
  static List<Parameter> parameters() {
    return List.of(
        names(FEATURES, "The input columns; left out, all that are nothing else"),
        names(WITHOUT, "Columns that are left out, where features are not named"),
        new Parameter(
            LABEL,
            new Domain.Text(),
            Optional.of(""),
            "The column of the class: whole numbers, which become classes 0, 1, … in ascending order",
            false),
        names(TARGETS, "The columns of numbers to be predicted"));
  }

  /**
   * The columns that parameters choose: each by its name, or else by its number, from 0, or from
   * the end, where -1 is the last.
   *
   * @throws DataException when there is no such column, or one would be two things
   */
  static Columns of(ParameterValues parameters, List<String> names, String place) {
    Mistakes mistakes = new Mistakes(place);
    requireDifferent(names, mistakes);
    List<Integer> features = find(parameters, FEATURES, names, mistakes);
    List<Integer> without = find(parameters, WITHOUT, names, mistakes);
    List<Integer> labels = find(parameters, LABEL, names, mistakes);
    List<Integer> targets = find(parameters, TARGETS, names, mistakes);
    Set<Integer> used = new LinkedHashSet<>();
    for (List<Integer> columns : List.of(features, without, labels, targets)) {
      for (int column : columns) {
        if (!used.add(column)) {
          mistakes.add(
              "a column must be one thing, but column %s is named twice under features, without, label and targets"
                  .formatted(names.get(column)));
        }
      }
    }
    if (features.isEmpty()) {
      features = IntStream.range(0, names.size()).filter(i -> !used.contains(i)).boxed().toList();
    } else if (!without.isEmpty()) {
      mistakes.add("without must be left out where features are named, but both are given");
    }
    if (features.isEmpty()) {
      mistakes.add("there must be an input column, but all %d are others".formatted(names.size()));
    }
    mistakes.throwIfAny();
    return new Columns(
        List.copyOf(names), features, labels.isEmpty() ? NONE : labels.get(0), targets);
  }

  boolean labelled() {
    return label != NONE;
  }

  /** All columns that are read. */
  List<Integer> all() {
    List<Integer> all = new ArrayList<>(features);
    if (labelled()) {
      all.add(label);
    }
    all.addAll(targets);
    return all;
  }

  private static void requireDifferent(List<String> names, Mistakes mistakes) {
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        mistakes.add("names of columns must differ, but two are called \"%s\"".formatted(name));
      }
    }
  }

  private static List<Integer> find(
      ParameterValues parameters, String parameter, List<String> names, Mistakes mistakes) {
    List<Integer> found = new ArrayList<>();
    List<String> wanted =
        parameter.equals(LABEL) && !parameters.text(LABEL).isEmpty()
            ? List.of(parameters.text(LABEL))
            : Domain.Names.of(parameters.text(parameter));
    for (String name : wanted) {
      int column = names.indexOf(name);
      if (column < 0 && name.matches("-?[0-9]{1,6}")) {
        int number = Integer.parseInt(name);
        column = number < 0 ? names.size() + number : number;
      }
      if (column < 0 || column >= names.size()) {
        mistakes.add(
            "%s must name columns of the file, but got \"%s\". It has %s"
                .formatted(parameter, name, shown(names)));
      } else {
        found.add(column);
      }
    }
    return found;
  }

  private static String shown(List<String> names) {
    int most = 20;
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? first : first + ", … (" + names.size() + " columns)";
  }

  private static Parameter names(String name, String text) {
    return new Parameter(name, new Domain.Names(), Optional.of(""), text, false);
  }
}
