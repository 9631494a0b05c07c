package org.swath.results;

import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Puts the values of each row that Parquet decodes into one array, null where there is none. */
final class RowConverter extends GroupConverter {

  private final Object[] values;
  private final Cell[] cells;

  RowConverter(MessageType schema, Object[] values) {
    this.values = values;
    this.cells = new Cell[schema.getFieldCount()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Cell(i);
    }
  }

  @Override
  public Converter getConverter(int fieldIndex) {
    return cells[fieldIndex];
  }

  @Override
  public void start() {
    Arrays.fill(values, null);
  }

  @Override
  public void end() {}

  private final class Cell extends PrimitiveConverter {

    private final int index;
    private String[] texts = {};

    Cell(int index) {
      this.index = index;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      texts = new String[dictionary.getMaxId() + 1];
      for (int id = 0; id < texts.length; id++) {
        texts[id] = dictionary.decodeToBinary(id).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      values[index] = texts[id];
    }

    @Override
    public void addBinary(Binary value) {
      values[index] = value.toStringUsingUTF8();
    }

    @Override
    public void addBoolean(boolean value) {
      values[index] = value;
    }

    @Override
    public void addDouble(double value) {
      values[index] = value;
    }

    @Override
    public void addInt(int value) {
      values[index] = value;
    }

    @Override
    public void addLong(long value) {
      values[index] = value;
    }
  }
}
