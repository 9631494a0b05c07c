package org.swath.core.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link StateWriter} was given, for a {@link StateReader}. Holds copies.
 *
 * @param sections by name, in the order they were written
 */
public record SavedState(Map<String, Section> sections) {

  public SavedState {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }
}
