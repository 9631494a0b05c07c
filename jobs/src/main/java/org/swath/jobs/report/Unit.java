package org.swath.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** What a person reads a metric in. */
public enum Unit {
  /** The unit it is stored in. */
  OWN(0, "", ""),
  /** Percent of a fraction. */
  PERCENT(2, " %", " points");

  /** Beyond these a number is easier to read with an exponent. */
  private static final BigDecimal LARGE = new BigDecimal("1e7");

  private static final BigDecimal SMALL = new BigDecimal("1e-5");

  /** Enough to tell a number from a bound that it is just beyond. */
  private static final MathContext PLAIN_DIGITS = new MathContext(7);

  private final int shift;
  private final String sign;
  private final String distanceSign;

  Unit(int shift, String sign, String distanceSign) {
    this.shift = shift;
    this.sign = sign;
    this.distanceSign = distanceSign;
  }

  /** Accuracies are fractions and read in percent; everything else reads as it is stored. */
  public static Unit of(String metric) {
    return metric.equals("accuracy") || metric.endsWith("-accuracy") ? PERCENT : OWN;
  }

  /** What follows a number in this unit; empty for its own. */
  public String sign() {
    return sign;
  }

  /** A finite stored number in this unit, exactly. */
  public BigDecimal of(double stored) {
    return new BigDecimal(stored).movePointRight(shift);
  }

  /** A finite stored number in this unit, with the digits it was written with. */
  public BigDecimal asWritten(double stored) {
    BigDecimal number = BigDecimal.valueOf(stored).movePointRight(shift).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A stored number with its unit, as a person writes it: {@code 0.001}, {@code 93.5 %}. */
  public String plain(double stored) {
    return digits(stored) + sign;
  }

  /** The same for the difference of two numbers: {@code 0.7 points}, not percent of something. */
  public String distance(double stored) {
    return digits(stored) + distanceSign;
  }

  private String digits(double stored) {
    if (!Double.isFinite(stored)) {
      return Double.toString(stored);
    }
    BigDecimal number =
        BigDecimal.valueOf(stored).movePointRight(shift).round(PLAIN_DIGITS).stripTrailingZeros();
    BigDecimal size = number.abs();
    boolean readable =
        size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0);
    return readable ? number.toPlainString() : exponential(number);
  }

  /** One digit before the point: {@code 1e-10}, {@code -2.5e12}. */
  private static String exponential(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
