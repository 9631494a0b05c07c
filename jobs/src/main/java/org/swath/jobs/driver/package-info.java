/**
 * The Spark driver of a sweep: opens the results, submits what is missing, and commits what comes
 * back. The only package that commits.
 */
package org.swath.jobs.driver;
