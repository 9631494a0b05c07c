package org.swath.core.spec;

import java.math.BigInteger;
import java.util.List;

/** One key of a spec's grid: something that varies, with what it varies over. */
public sealed interface GridFactor permits ParameterLevels, ComponentLevels, JointLevels {

  /** The key as written in the grid. */
  String name();

  /** The factors this adds to the sweep; a key that is a factor itself comes first. */
  List<String> factorNames();

  /** How many choices it offers. */
  BigInteger size();
}
