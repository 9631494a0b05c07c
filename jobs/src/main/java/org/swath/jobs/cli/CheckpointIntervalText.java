package org.swath.jobs.cli;

import org.swath.core.train.CheckpointInterval;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A checkpoint interval on the command line. */
final class CheckpointIntervalText implements ITypeConverter<CheckpointInterval> {

  @Override
  public CheckpointInterval convert(String text) {
    try {
      return CheckpointInterval.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
