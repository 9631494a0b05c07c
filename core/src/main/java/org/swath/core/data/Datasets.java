package org.swath.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swath.core.parameter.Component;

/**
 * The datasets that a spec can name.
 *
 * @param sources in the order they are documented; their names are unique
 */
public record Datasets(List<DatasetSource> sources) {

  public Datasets {
    sources = List.copyOf(sources);
    Set<String> names = new HashSet<>();
    for (DatasetSource source : sources) {
      if (!names.add(source.component().name())) {
        throw new IllegalArgumentException(
            "Names of datasets must be unique, but got two of " + source.component().name());
      }
    }
  }

  /** Name, version and parameters of every dataset. */
  public List<Component> components() {
    return sources.stream().map(DatasetSource::component).toList();
  }

  /**
   * The dataset of this name.
   *
   * @throws IllegalArgumentException when there is none: a spec has been checked before it comes
   *     here
   */
  public DatasetSource named(String name) {
    return sources.stream()
        .filter(source -> source.component().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A dataset must be one of %s, but got \"%s\""
                        .formatted(components().stream().map(Component::name).toList(), name)));
  }
}
