package org.swath.core.state;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.swath.core.device.HostVector;

/**
 * Gives back what a {@link StateWriter} took, into arrays of the reader's. Each method throws
 * {@link StateMismatchException} when the state has no section of that name, or one of another type
 * or length; nothing is written then. Not thread-safe.
 */
public final class StateReader {

  private final Map<String, Section> sections;
  private final Set<String> read;
  private final String prefix;

  public StateReader(SavedState state) {
    this(state.sections(), new HashSet<>(), "");
  }

  private StateReader(Map<String, Section> sections, Set<String> read, String prefix) {
    this.sections = sections;
    this.read = read;
    this.prefix = prefix;
  }

  /** A reader of what was written to the {@linkplain StateWriter#part part} of that name. */
  public StateReader part(String name) {
    return new StateReader(sections, read, prefix + name + ".");
  }

  public void singles(String name, float[] values) {
    float[] saved = section(name, Section.Singles.class, values.length).values();
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  public void doubles(String name, double[] values) {
    double[] saved = section(name, Section.Doubles.class, values.length).values();
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  public void longs(String name, long[] values) {
    long[] saved = section(name, Section.Longs.class, values.length).values();
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  public void bytes(String name, byte[] values) {
    byte[] saved = section(name, Section.Bytes.class, values.length).values();
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  /** The value of a section of doubles that holds one. */
  public double number(String name) {
    return section(name, Section.Doubles.class, 1).values()[0];
  }

  /** The value of a section of longs that holds one. */
  public long count(String name) {
    return section(name, Section.Longs.class, 1).values()[0];
  }

  /** Every value of a vector of the same length and precision. */
  public void vector(String name, HostVector vector) {
    if (vector instanceof HostVector.Singles singles) {
      singles(name, singles.values());
    } else {
      doubles(name, ((HostVector.Doubles) vector).values());
    }
  }

  /**
   * Ends the reading of a state by all who wrote to it.
   *
   * @throws StateMismatchException when there are sections that nobody asked for
   */
  public void requireAllRead() {
    Set<String> unread = new TreeSet<>(sections.keySet());
    unread.removeAll(read);
    if (!unread.isEmpty()) {
      throw new StateMismatchException(
          "All of a saved state must be asked for, but nobody asks for " + unread);
    }
  }

  private <S extends Section> S section(String name, Class<S> type, int length) {
    String fullName = prefix + name;
    Section section = sections.get(fullName);
    if (section == null || section.getClass() != type || section.length() != length) {
      throw new StateMismatchException(
          "A saved state must hold %s, %s, but holds %s"
              .formatted(
                  fullName,
                  description(type, length),
                  section == null
                      ? "only " + new TreeSet<>(sections.keySet())
                      : description(section.getClass(), section.length())));
    }
    read.add(fullName);
    return type.cast(section);
  }

  private static String description(Class<? extends Section> type, int length) {
    return length + " " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }
}
