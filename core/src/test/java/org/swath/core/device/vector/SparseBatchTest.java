package org.swath.core.device.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.random.RandomStreams;

/** The products of a sparse batch against sums written out in double precision. */
class SparseBatchTest {

  private static final int COLUMNS = 90;
  private static final int ROWS = 40;

  private final UniformRandomProvider random = new RandomStreams(3).stream("sparse batch");
  private final double[][] dense = new double[ROWS][COLUMNS];
  private final SparseRows sparse = rows();

  @ParameterizedTest
  @CsvSource({"1, 5", "16, 17", "64, 40", "70, 12", "130, 1"})
  void multipliesChosenRowsByAMatrix(int units, int count) {
    int width = AlignedFloats.padded(units);
    AlignedFloats aligned = new AlignedFloats((COLUMNS + ROWS) * (long) width);
    int matrix = aligned.take(COLUMNS * width);
    int product = aligned.take(ROWS * width);
    float[] memory = filled(aligned, matrix, COLUMNS * width);
    SparseBatch batch = new SparseBatch(sparse, ROWS, width);

    // What a batch leaves behind must not be seen in the next.
    batch.select(examples(), 0, ROWS);
    batch.select(examples(), ROWS - count, count);
    batch.times(memory, matrix, product);

    for (int i = 0; i < count; i++) {
      for (int unit = 0; unit < units; unit++) {
        double expected = 0;
        for (int column = 0; column < COLUMNS; column++) {
          expected +=
              dense[examples()[ROWS - count + i]][column] * memory[matrix + column * width + unit];
        }
        assertThat(memory[product + i * width + unit]).isCloseTo((float) expected, within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "16, 17", "64, 40", "70, 12", "130, 1"})
  void multipliesTheTransposedRowsByAMatrixIntoUnpaddedRows(int units, int count) {
    int width = AlignedFloats.padded(units);
    AlignedFloats aligned = new AlignedFloats((ROWS + 1) * (long) width);
    int matrix = aligned.take(ROWS * width);
    int scratch = aligned.take(width);
    float[] memory = filled(aligned, matrix, ROWS * width);
    float[] product = new float[COLUMNS * units];
    SparseBatch batch = new SparseBatch(sparse, ROWS, width);

    batch.select(examples(), 3, Math.min(count, ROWS - 3));
    batch.select(examples(), ROWS - count, count);
    batch.transposedTimes(memory, matrix, scratch, product, units);

    for (int column = 0; column < COLUMNS; column++) {
      for (int unit = 0; unit < units; unit++) {
        double expected = 0;
        for (int i = 0; i < count; i++) {
          expected +=
              dense[examples()[ROWS - count + i]][column] * memory[matrix + i * width + unit];
        }
        assertThat(product[column * units + unit]).isCloseTo((float) expected, within(1e-4f));
      }
    }
  }

  @Test
  void leavesZerosOutAndKnowsItsFullestRow() {
    int values = 0;
    int most = 0;
    for (double[] row : dense) {
      int inRow = (int) java.util.Arrays.stream(row).filter(value -> value != 0).count();
      values += inRow;
      most = Math.max(most, inRow);
    }
    assertThat(sparse.values()).hasSize(values).doesNotContain(0);
    assertThat(sparse.mostValuesOfARow()).isEqualTo(most);
  }

  @Test
  void refusesMoreColumnsThanAnIndexCanTell() {
    assertThatThrownBy(() -> new SparseRows.Builder(70_000, 1, 0).build())
        .hasMessageContaining("65,535")
        .hasMessageContaining("70000");
  }

  private static float[] filled(AlignedFloats aligned, int from, int count) {
    UniformRandomProvider values = new RandomStreams(4).stream("matrix");
    for (int i = 0; i < count; i++) {
      aligned.memory()[from + i] = values.nextFloat() - 0.5f;
    }
    return aligned.memory();
  }

  private static int[] examples() {
    int[] examples = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      examples[i] = i * 7 % ROWS;
    }
    return examples;
  }

  /** A fifth of the values are not zero; the first row and the first column are empty. */
  private SparseRows rows() {
    SparseRows.Builder builder = new SparseRows.Builder(COLUMNS, ROWS, ROWS * COLUMNS);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        boolean empty = row == 0 || column == 0 || random.nextInt(5) > 0;
        float value = empty ? 0 : random.nextFloat();
        dense[row][column] = value;
        builder.add(column, value);
      }
      builder.endRow();
    }
    return builder.build();
  }
}
