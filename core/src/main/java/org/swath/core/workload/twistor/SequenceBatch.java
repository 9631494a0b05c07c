package org.swath.core.workload.twistor;

/**
 * The sequences of a batch place by place: rows are places of sequences, first the first place of
 * every sequence, then the second of every one, and so on.
 */
final class SequenceBatch {

  private final int[] tokens;
  private final int[] targets;
  private final int length;
  private int count;

  /**
   * @param most sequences at once
   * @param length places of a sequence
   */
  SequenceBatch(int most, int length) {
    this.tokens = new int[Math.multiplyExact(most, length)];
    this.targets = new int[tokens.length];
    this.length = length;
  }

  /** Takes the sequences of a batch, {@code wanted} numbers from {@code examples[from]} on. */
  void select(Sequences sequences, int[] examples, int from, int wanted) {
    count = wanted;
    for (int i = 0; i < wanted; i++) {
      for (int place = 0; place < length; place++) {
        tokens[place * wanted + i] = sequences.token(examples[from + i], place);
        targets[place * wanted + i] = sequences.target(examples[from + i], place);
      }
    }
  }

  /** Sequences in the batch. */
  int count() {
    return count;
  }

  /** Places of a sequence. */
  int length() {
    return length;
  }

  /** Places of all its sequences. */
  int rows() {
    return count * length;
  }

  int place(int row) {
    return row / count;
  }

  int token(int row) {
    return tokens[row];
  }

  int target(int row) {
    return targets[row];
  }
}
