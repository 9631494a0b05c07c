package org.swath.jobs.report;

/** Any text as LaTeX takes it. */
final class LatexText {

  private LatexText() {}

  /**
   * The text with LaTeX's own characters escaped, other signs as commands, numbers' minus signs.
   */
  static String of(String text) {
    StringBuilder latex = new StringBuilder();
    text.codePoints().forEach(character -> latex.append(escaped(character)));
    return latex.toString().replaceAll("(?<![\\w.-])-(?=\\d)", "\\$-\\$");
  }

  private static String escaped(int character) {
    return switch (character) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '%', '$', '#', '&', '_' -> "\\" + Character.toString(character);
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<', '>', '|' -> "$" + Character.toString(character) + "$";
      case '±' -> "$\\pm$";
      case '×' -> "$\\times$";
      case '−' -> "$-$";
      case '·' -> "$\\cdot$";
      case 'η' -> "$\\eta$";
      case 'χ' -> "$\\chi$";
      case 'ω' -> "$\\omega$";
      case '²' -> "$^2$";
      case '✓' -> "$\\checkmark$";
      case '✗' -> "$\\times$";
      case '…' -> "\\dots{}";
      default -> Character.toString(character);
    };
  }
}
