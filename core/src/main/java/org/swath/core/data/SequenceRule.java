package org.swath.core.data;

/** How what is to be predicted in sequences of tokens was drawn, so that its limits are known. */
public sealed interface SequenceRule permits TokenRule, MarkovChain {

  /** Number of different tokens, 2 to 256. */
  int tokens();
}
