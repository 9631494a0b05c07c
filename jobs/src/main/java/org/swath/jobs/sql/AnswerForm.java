package org.swath.jobs.sql;

/** Writes answers in one form. */
interface AnswerForm {

  /** The answer as text that ends in a new line. */
  String write(Answer answer);
}
