package org.swath.jobs.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.swath.core.data.UserLocation;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * The folder that a spec lies in, which the paths in it count from.
 *
 * @param prefix what a path gets before it
 */
record SpecFolder(String prefix) {

  /**
   * @param spec a local path or a Hadoop URI
   */
  static SpecFolder of(String spec) {
    if (isLocalFile(spec)) {
      Path folder = Path.of(spec).toAbsolutePath().normalize().getParent();
      return new SpecFolder(folder + "/");
    }
    return new SpecFolder(spec.substring(0, spec.lastIndexOf('/') + 1));
  }

  static boolean isLocalFile(String location) {
    try {
      return Files.isRegularFile(Path.of(location));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The same values with every location absolute.
   *
   * @param component whose parameters they are
   */
  ParameterValues resolve(ParameterValues values, Component component) {
    ParameterValues resolved = values;
    for (Parameter parameter : component.parameters()) {
      if (parameter.domain() instanceof Domain.DataLocation) {
        String location = values.text(parameter.name());
        if (!location.isEmpty()) {
          resolved = resolved.with(parameter.name(), resolve(location));
        }
      }
    }
    return resolved;
  }

  /** The location itself where it says all, else the place that it has in the folder. */
  String resolve(String location) {
    boolean absolute = UserLocation.isUri(location) || location.startsWith("/");
    return absolute ? location : prefix + location;
  }
}
