package org.swath.jobs.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Spark's rows as an answer that knows nothing of Spark. */
final class SparkAnswer {

  private SparkAnswer() {}

  /**
   * An answer with the first of these rows.
   *
   * @param rows perhaps more than {@code limit}
   */
  static Answer of(StructType schema, List<Row> rows, int limit) {
    List<Answer.Column> columns = Arrays.stream(schema.fields()).map(SparkAnswer::column).toList();
    return new Answer(
        columns, rows.stream().limit(limit).map(SparkAnswer::values).toList(), rows.size() > limit);
  }

  private static Answer.Column column(StructField field) {
    return new Answer.Column(field.name(), field.dataType() instanceof NumericType);
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(value(row.get(i)));
    }
    return java.util.Collections.unmodifiableList(values);
  }

  private static Object value(Object value) {
    if (value instanceof Row row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        fields.put(row.schema().fieldNames()[i], value(row.get(i)));
      }
      return fields;
    }
    if (value instanceof scala.collection.Seq<?> sequence) {
      List<Object> elements = new ArrayList<>();
      JavaConverters.seqAsJavaList(sequence).forEach(element -> elements.add(value(element)));
      return elements;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      JavaConverters.mapAsJavaMap(map)
          .forEach((key, element) -> entries.put(value(key), value(element)));
      return entries;
    }
    boolean plain =
        value == null
            || value instanceof String
            || value instanceof Boolean
            || value instanceof Number
            || value instanceof Instant
            || value instanceof LocalDate
            || value instanceof byte[];
    return plain ? value : value.toString();
  }
}
