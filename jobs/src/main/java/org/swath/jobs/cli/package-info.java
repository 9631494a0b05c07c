/**
 * The command line: options, answers on standard output, problems on standard error, exit codes.
 */
package org.swath.jobs.cli;
