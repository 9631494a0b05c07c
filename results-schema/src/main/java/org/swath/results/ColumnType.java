package org.swath.results;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The type of one column: how a Java value is stored in Parquet. Every column is flat. */
public enum ColumnType {
  /** A String, stored as UTF-8. */
  TEXT(String.class, PrimitiveTypeName.BINARY, stringType()) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addBinary(Binary.fromString((String) value));
    }
  },
  /** A Boolean. */
  BOOLEAN(Boolean.class, PrimitiveTypeName.BOOLEAN, null) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addBoolean((Boolean) value);
    }
  },
  /** An Integer: 32 bits, signed. */
  INT32(Integer.class, PrimitiveTypeName.INT32, null) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addInteger((Integer) value);
    }
  },
  /** A Long: 64 bits, signed. */
  INT64(Long.class, PrimitiveTypeName.INT64, null) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addLong((Long) value);
    }
  },
  /** A Double; NaN and infinities are stored as they are. */
  DOUBLE(Double.class, PrimitiveTypeName.DOUBLE, null) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addDouble((Double) value);
    }
  },
  /** An Instant, stored as microseconds since 1970-01-01 UTC. */
  TIMESTAMP(Instant.class, PrimitiveTypeName.INT64, timestampType(true, TimeUnit.MICROS)) {
    @Override
    void write(RecordConsumer consumer, Object value) {
      consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    }
  };

  private final Class<?> javaType;
  private final PrimitiveTypeName primitive;

  @SuppressWarnings("ImmutableEnumChecker") // Parquet's annotations are immutable values
  private final LogicalTypeAnnotation annotation;

  ColumnType(Class<?> javaType, PrimitiveTypeName primitive, LogicalTypeAnnotation annotation) {
    this.javaType = javaType;
    this.primitive = primitive;
    this.annotation = annotation;
  }

  /**
   * Adds one value of this type, which {@link #accepts} has let through, to a row being written.
   */
  abstract void write(RecordConsumer consumer, Object value);

  boolean accepts(Object value) {
    return javaType.isInstance(value);
  }

  PrimitiveType field(String name, boolean nullable) {
    return Types.primitive(primitive, nullable ? Repetition.OPTIONAL : Repetition.REQUIRED)
        .as(annotation)
        .named(name);
  }

  /**
   * The type of a stored column.
   *
   * @throws ResultsException when no Swath file has such a column
   */
  static ColumnType of(PrimitiveType field) {
    for (ColumnType type : values()) {
      boolean nullable = field.isRepetition(Repetition.OPTIONAL);
      if (type.field(field.getName(), nullable).equals(field)) {
        return type;
      }
    }
    throw new ResultsException(
        "A column must have one of the types in FORMAT.md, but the file declares \""
            + field
            + "\"");
  }
}
