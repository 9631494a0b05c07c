package org.swath.jobs.sql;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.swath.jobs.driver.RefusedException;
import scala.collection.JavaConverters;

/** Lets queries through, and nothing that changes anything: Spark carries commands out at once. */
final class QueryCheck {

  private QueryCheck() {}

  /**
   * Reads a query without looking at what it is about.
   *
   * @throws RefusedException when it is not SQL, or SQL but no query
   */
  static void requireQuery(SparkSession spark, String query) {
    if (changesSomething(parsed(spark, query))) {
      throw new RefusedException(
          "Results are read and never changed: a query must be given, select ... or with ..., but"
              + " got another statement. Without a query, swath sql RESULTS shows the views and"
              + " their columns");
    }
  }

  private static LogicalPlan parsed(SparkSession spark, String query) {
    try {
      return spark.sessionState().sqlParser().parsePlan(query);
    } catch (ParseException e) {
      throw QueryMistake.unreadable(e);
    }
  }

  private static boolean changesSomething(LogicalPlan plan) {
    return plan instanceof Command
        || plan instanceof ParsedStatement
        || plan instanceof InsertIntoDir
        || JavaConverters.seqAsJavaList(plan.children()).stream()
            .anyMatch(QueryCheck::changesSomething);
  }
}
