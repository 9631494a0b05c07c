/**
 * Draws figures as SVG, PNG and PDF: runs the chart library in this JVM, with one font that Swath
 * brings along, so that the bytes depend on neither a browser nor the machine's fonts.
 *
 * <p>The only package that knows the libraries for it.
 */
package org.swath.jobs.figure.render;
