/**
 * What runs inside a Spark task: trains one cohort and writes its attempt. Never commits, and sees
 * no other cohort.
 */
package org.swath.jobs.executor;
