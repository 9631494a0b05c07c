package org.swath.core.data.file;

import java.util.Optional;

/**
 * What files hold, before it is split and scaled.
 *
 * @param train all examples, or the training part where there is a test part
 * @param test the test part, if the files have one of their own
 */
record RawData(RawExamples train, Optional<RawExamples> test) {}
