package org.swath.core.data.file;

import java.util.List;
import org.swath.core.data.DataContent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** A kind of file that examples are read from. */
interface FileFormat {

  /** As a spec names it. */
  String name();

  /** One line. */
  String description();

  /** What it is told beside what {@link FileSource} asks of every format. */
  List<Parameter> parameters();

  /** What is to be learnt of examples that are read so. */
  DataContent.Goal goal(ParameterValues parameters);

  /**
   * Reads the examples.
   *
   * @throws org.swath.core.data.DataException when the files hold no such examples: with all that
   *     is wrong, up to a dozen places
   */
  RawData read(ParameterValues parameters, FilesByParameter files);
}
