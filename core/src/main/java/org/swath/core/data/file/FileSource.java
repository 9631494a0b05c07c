package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.Sha256;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * A dataset of the user's own, from files whose locations its parameters give. The fingerprint is
 * of the files' bytes and of what is made of them, not of where they lie.
 */
public final class FileSource implements DatasetSource {

  private static final int VERSION = 1;

  private final FileFormat format;
  private final Configuration hadoop;
  private final Component component;
  private Outline last;

  /** The size of what files hold. */
  private record Outline(String fingerprint, int trainingExamples, ExampleShape shape) {}

  private FileSource(FileFormat format, Scaling standard, Configuration hadoop) {
    List<Parameter> parameters = new ArrayList<>(format.parameters());
    parameters.addAll(Preparation.parametersOf(standard));
    this.format = format;
    this.hadoop = hadoop;
    this.component = new Component(format.name(), VERSION, format.description(), parameters);
  }

  /**
   * A source for each format that there is.
   *
   * @param hadoop how to reach the file systems that locations name
   */
  public static List<DatasetSource> all(Configuration hadoop) {
    return List.of(
        new FileSource(new CsvFormat(), Scaling.NONE, hadoop),
        new FileSource(new ParquetFormat(), Scaling.NONE, hadoop),
        new FileSource(ArrayFormat.npy(), Scaling.NONE, hadoop),
        new FileSource(ArrayFormat.npz(), Scaling.NONE, hadoop),
        new FileSource(ArrayFormat.idx(), Scaling.PIXELS, hadoop));
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public String fingerprint(ParameterValues parameters) {
    FilesByParameter files = new FilesByParameter(parameters, hadoop);
    StringBuilder text = new StringBuilder();
    text.append(format.name()).append(" version ").append(VERSION).append('\n');
    for (Parameter parameter : component.parameters()) {
      String name = parameter.name();
      text.append(name).append(' ');
      if (parameter.domain() instanceof Domain.DataLocation) {
        text.append(files.named(name).map(StoredFile::sha256).orElse("none"));
      } else {
        text.append(parameters.values().get(name));
      }
      text.append('\n');
    }
    return Sha256.hexOf(text.toString());
  }

  @Override
  public int trainingExamples(ParameterValues parameters) {
    return outline(parameters).trainingExamples();
  }

  @Override
  public Optional<ExampleShape> shape(ParameterValues parameters) {
    return Optional.of(outline(parameters).shape());
  }

  /** What was last read, so that files are read once for whoever plans with them. */
  private synchronized Outline outline(ParameterValues parameters) {
    String fingerprint = fingerprint(parameters);
    if (last == null || !last.fingerprint().equals(fingerprint)) {
      Dataset data = load(parameters, Optional.empty());
      last = new Outline(fingerprint, data.train().count(), ExampleShape.of(data));
    }
    return last;
  }

  @Override
  public DataContent content(ParameterValues parameters) {
    Scaling scaling = Scaling.labelled(parameters.text(Scaling.PARAMETER));
    return new DataContent(scaling.inputs(), format.goal(parameters));
  }

  @Override
  public void requireAvailable(ParameterValues parameters, Optional<String> location) {
    // Whoever knows the fingerprint has read the files.
  }

  /** Reads the files; {@code location} is ignored, as the parameters name them. */
  @Override
  public Dataset load(ParameterValues parameters, Optional<String> location) {
    format.goal(parameters);
    try {
      return new Preparation(parameters)
          .of(format.read(parameters, new FilesByParameter(parameters, hadoop)));
    } catch (OutOfMemoryError e) {
      // Nothing is left half done, and the arrays that were too large are gone by now.
      throw new DataException(
          "Data must fit in memory, but there is only %d MB of heap. Give Java more (SWATH_JAVA_OPTIONS=-Xmx8g; --conf spark.executor.memory=8g), or use less data."
              .formatted(Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }
}
