package org.swath.core.train.schedule;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.parameter.Parameter;

/** Parameters of a schedule put together from those it shares with others and its own. */
final class ParameterLists {

  private ParameterLists() {}

  @SafeVarargs
  static List<Parameter> joined(List<Parameter>... lists) {
    List<Parameter> all = new ArrayList<>();
    for (List<Parameter> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
