package org.swath.core.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.swath.core.device.HostVector;

/**
 * Takes copies of what must be there again when a run goes on, under names of the writer's choice.
 * A name is given once; a second time is an {@link IllegalArgumentException}. Not thread-safe.
 */
public final class StateWriter {

  private final Map<String, Section> sections;
  private final String prefix;

  public StateWriter() {
    this(new LinkedHashMap<>(), "");
  }

  private StateWriter(Map<String, Section> sections, String prefix) {
    this.sections = sections;
    this.prefix = prefix;
  }

  /** A writer to the same state whose names cannot meet those of others. */
  public StateWriter part(String name) {
    return new StateWriter(sections, prefix + name + ".");
  }

  public void singles(String name, float[] values) {
    add(name, new Section.Singles(values.clone()));
  }

  public void doubles(String name, double... values) {
    add(name, new Section.Doubles(values.clone()));
  }

  public void longs(String name, long... values) {
    add(name, new Section.Longs(values.clone()));
  }

  public void bytes(String name, byte[] values) {
    add(name, new Section.Bytes(values.clone()));
  }

  /** Every value in the vector's own precision. */
  public void vector(String name, HostVector vector) {
    if (vector instanceof HostVector.Singles singles) {
      singles(name, singles.values());
    } else {
      doubles(name, ((HostVector.Doubles) vector).values());
    }
  }

  /** All that was written so far. */
  public SavedState saved() {
    return new SavedState(sections);
  }

  private void add(String name, Section section) {
    if (sections.putIfAbsent(prefix + name, section) != null) {
      throw new IllegalArgumentException(
          "A name must be given to one section of a state, but %s is given to two"
              .formatted(prefix + name));
    }
  }
}
