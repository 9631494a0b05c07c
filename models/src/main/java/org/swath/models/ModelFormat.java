package org.swath.models;

import java.util.List;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** A kind of file that a model can be in. */
public interface ModelFormat {

  /** Begins the names of its workloads, dashed lower case. */
  String name();

  /** What its workloads train, after "A classifier from". */
  String description();

  /** What a spec may say of a model beside its file. */
  List<Parameter> parameters();

  /** What a spec may say of each layer of a model. */
  List<Parameter> layerParameters();

  /**
   * Reads a model.
   *
   * @param location of the file, for messages
   * @param content of the file
   * @param parameters of the workload
   * @param task what it shall learn, for formats that do not say its loss
   * @throws ModelException when it is no model of this format
   */
  Architecture read(String location, byte[] content, ParameterValues parameters, Task task);
}
