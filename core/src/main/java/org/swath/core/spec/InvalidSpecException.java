package org.swath.core.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec cannot be used; carries everything that is wrong with it, in the order of the file. */
public final class InvalidSpecException extends RuntimeException {

  private final transient List<SpecProblem> problems;

  public InvalidSpecException(List<SpecProblem> problems) {
    super(problems.stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("An invalid spec must have at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /** At least one problem, in the order of the file. */
  public List<SpecProblem> problems() {
    return problems;
  }
}
