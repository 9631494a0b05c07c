/**
 * Datasets from files of a user's own: tables (CSV, Parquet) and arrays (NPY, NPZ, IDX), at any
 * Hadoop URI.
 *
 * <p>A {@link org.swath.core.data.file.FileFormat} says what it may be told and reads {@link
 * org.swath.core.data.file.RawExamples}; {@link org.swath.core.data.file.FileSource} makes a
 * dataset of them, the same way for all formats: split, numbered, scaled. What cannot be used is
 * refused with the place where it stands.
 */
package org.swath.core.data.file;
