package org.swath.core.stats;

/**
 * When something happened, or that it had not by then: the convergence epoch of a run that met the
 * criterion, or the last epoch of one that did not.
 *
 * @param value at least 0 and finite
 * @param observed whether it happened at {@code value}; if not, the value is censored there: it
 *     happens later or never
 */
public record CensoredValue(double value, boolean observed) {

  public CensoredValue {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("value >= 0 must hold and be finite, but got " + value);
    }
  }
}
