package org.swath.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;

/** A column of texts: each row has the number of one, which is held once. */
final class TextValues extends ColumnValues {

  private final int[] numbers;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbersOfTexts = new HashMap<>();
  private int[] numbersInDictionary = {};

  TextValues(int rows) {
    this.numbers = new int[rows];
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary dictionary) {
    numbersInDictionary = new int[dictionary.getMaxId() + 1];
    for (int id = 0; id < numbersInDictionary.length; id++) {
      numbersInDictionary[id] = number(dictionary.decodeToBinary(id));
    }
  }

  @Override
  public void addValueFromDictionary(int id) {
    numbers[row()] = numbersInDictionary[id];
  }

  @Override
  public void addBinary(Binary value) {
    numbers[row()] = number(value);
  }

  private int number(Binary value) {
    String text = value.toStringUsingUTF8();
    Integer known = numbersOfTexts.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  @Override
  Object valueIn(int row) {
    return texts.get(numbers[row]);
  }

  /** Every text of the column, once, by its number. */
  List<String> texts() {
    return texts;
  }

  /** The number of the text in a row that has one. */
  int number(int row) {
    return numbers[row];
  }
}
