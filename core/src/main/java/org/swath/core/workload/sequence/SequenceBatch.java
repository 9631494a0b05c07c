package org.swath.core.workload.sequence;

/**
 * The sequences of a batch place by place: rows are places of sequences, first the first place of
 * every sequence, then the second of every one, and so on.
 */
public final class SequenceBatch {

  private final int[] tokens;
  private final int[] targets;
  private final int length;
  private int count;

  /**
   * @param most sequences at once
   * @param length places of a sequence
   */
  public SequenceBatch(int most, int length) {
    this.tokens = new int[Math.multiplyExact(most, length)];
    this.targets = new int[tokens.length];
    this.length = length;
  }

  /** Takes the sequences of a batch, {@code wanted} numbers from {@code examples[from]} on. */
  public void select(Sequences sequences, int[] examples, int from, int wanted) {
    count = wanted;
    for (int i = 0; i < wanted; i++) {
      for (int place = 0; place < length; place++) {
        tokens[place * wanted + i] = sequences.token(examples[from + i], place);
        targets[place * wanted + i] = sequences.target(examples[from + i], place);
      }
    }
  }

  /** Sequences in the batch. */
  public int count() {
    return count;
  }

  /** Places of a sequence. */
  public int length() {
    return length;
  }

  /** Places of all its sequences. */
  public int rows() {
    return count * length;
  }

  /** The place of a row in its sequence. */
  public int place(int row) {
    return row / count;
  }

  /** Its token. */
  public int token(int row) {
    return tokens[row];
  }

  /** The token to be predicted there. */
  public int target(int row) {
    return targets[row];
  }
}
