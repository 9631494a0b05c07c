package org.swath.results;

/**
 * The name that both files of a committed attempt bear, one in {@code epochs/}, one in {@code
 * runs/}.
 *
 * @param cohortId letters, digits, dots and underscores; no dash, so that the name can be taken
 *     apart again
 * @param attemptId letters, digits, dots, dashes and underscores
 */
record CommittedName(String cohortId, String attemptId) {

  static final String SUFFIX = ".parquet";

  CommittedName {
    if (!cohortId.matches("[A-Za-z0-9][A-Za-z0-9._]*")) {
      throw new IllegalArgumentException(
          "A cohort id must be letters, digits, dots and underscores and begin with a letter or"
              + " digit, but got \""
              + cohortId
              + "\"");
    }
    requireAttemptId(attemptId);
  }

  static String requireAttemptId(String attemptId) {
    if (!attemptId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "An attempt id must be letters, digits, dots, dashes and underscores and begin with a"
              + " letter or digit, but got \""
              + attemptId
              + "\"");
    }
    return attemptId;
  }

  /**
   * Takes a file name apart.
   *
   * @throws ResultsException when it is not the name of a committed attempt's file
   */
  static CommittedName ofFile(String fileName) {
    int dash = fileName.indexOf('-');
    if (dash > 0 && fileName.endsWith(SUFFIX) && dash < fileName.length() - SUFFIX.length() - 1) {
      return new CommittedName(
          fileName.substring(0, dash),
          fileName.substring(dash + 1, fileName.length() - SUFFIX.length()));
    }
    throw new ResultsException(
        "A committed file must be named <cohort>-<attempt>.parquet, but found \""
            + fileName
            + "\"; move it out of the results folder");
  }

  String file() {
    return cohortId + "-" + attemptId + SUFFIX;
  }
}
