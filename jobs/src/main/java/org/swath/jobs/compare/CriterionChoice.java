package org.swath.jobs.compare;

import java.util.Objects;
import java.util.Optional;
import org.swath.core.spec.CriterionSpec;

/**
 * Which criterion gives the convergence epoch: that of A's spec, asked of both sides, for epochs by
 * two criteria cannot be compared.
 *
 * @param criterion empty when no spec has one that both sides can be asked
 * @param remark what a reader must know of the choice; empty when both specs say the same
 */
public record CriterionChoice(Optional<CriterionSpec> criterion, Optional<String> remark) {

  public CriterionChoice {
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(remark, "remark");
  }

  /**
   * Chooses.
   *
   * @param a the first criterion of A's spec; empty when it has none or cannot be read
   * @param b likewise, of B
   */
  static CriterionChoice of(Optional<CriterionSpec> a, Optional<CriterionSpec> b) {
    if (a.isPresent() && b.isPresent() && !a.equals(b)) {
      return new CriterionChoice(
          a,
          Optional.of(
              "The specs have different convergence criteria; both sides are asked A's first."));
    }
    if (a.isPresent() != b.isPresent()) {
      return new CriterionChoice(
          a.or(() -> b),
          Optional.of(
              "Only the spec of %s has a convergence criterion that this Swath can read; both sides are asked that."
                  .formatted(a.isPresent() ? "A" : "B")));
    }
    return new CriterionChoice(a, Optional.empty());
  }
}
