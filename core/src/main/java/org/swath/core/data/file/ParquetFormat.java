package org.swath.core.data.file;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code parquet}: one file whose chosen columns are whole numbers, floating-point numbers or
 * booleans, neither nested nor repeated.
 */
final class ParquetFormat implements FileFormat {

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public String description() {
    return "Your own data from Parquet files";
  }

  @Override
  public List<Parameter> parameters() {
    return TableFiles.parameters();
  }

  @Override
  public DataContent.Goal goal(ParameterValues parameters) {
    return TableFiles.goal(parameters);
  }

  @Override
  public RawData read(ParameterValues parameters, FilesByParameter files) {
    return TableFiles.read(files, file -> rows(file, parameters, files.hadoop()));
  }

  private static RawExamples rows(
      StoredFile file, ParameterValues parameters, Configuration hadoop) {
    Mistakes mistakes = new Mistakes(file.toString());
    try {
      MessageType schema = schema(file, hadoop);
      Columns columns =
          Columns.of(
              parameters, schema.getFields().stream().map(Type::getName).toList(), file.toString());
      List<Type> chosen = columns.all().stream().map(schema.getFields()::get).toList();
      chosen.forEach(type -> requireNumbers(type, mistakes));
      mistakes.throwIfAny();
      TableRows rows = new TableRows(columns, mistakes);
      Configuration projected = new Configuration(hadoop);
      projected.set(
          ReadSupport.PARQUET_READ_SCHEMA, new MessageType(schema.getName(), chosen).toString());
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), file.path()).withConf(projected).build()) {
        long row = 0;
        for (Group group = reader.read();
            group != null && !mistakes.areEnough();
            group = reader.read()) {
          add(group, ++row, columns, rows, mistakes);
        }
      }
      mistakes.throwIfAny();
      return rows.examples(file.toString());
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Parquet's readers report damage by whatever goes wrong in them.
      throw new DataException(
          "%s must be a sound Parquet file, but is not: %s. Replace it."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static MessageType schema(StoredFile file, Configuration hadoop) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file.path(), hadoop))) {
      return reader.getFooter().getFileMetaData().getSchema();
    }
  }

  private static void requireNumbers(Type type, Mistakes mistakes) {
    boolean numbers =
        type.isPrimitive()
            && !type.isRepetition(Type.Repetition.REPEATED)
            && switch (type.asPrimitiveType().getPrimitiveTypeName()) {
              case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> isPlain(type.asPrimitiveType());
              default -> false;
            };
    if (!numbers) {
      mistakes.add(
          "column %s must hold numbers, but is %s. Leave it out, or convert it"
              .formatted(type.getName(), type));
    }
  }

  /** Whether the bits mean the number that they are: no decimal, date or time. */
  private static boolean isPlain(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return meaning == null
        || (meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer
            && integer.isSigned());
  }

  private static void add(
      Group group, long row, Columns columns, TableRows rows, Mistakes mistakes) {
    rows.startRow();
    int field = 0;
    for (int i = 0; i < columns.features().size(); i++) {
      String where = where(row, columns, columns.features().get(i));
      rows.feature(i, number(group, field++, where, mistakes), where);
    }
    if (columns.labelled()) {
      String where = where(row, columns, columns.label());
      rows.label(number(group, field++, where, mistakes), where);
    }
    for (int i = 0; i < columns.targets().size(); i++) {
      String where = where(row, columns, columns.targets().get(i));
      rows.target(i, number(group, field++, where, mistakes), where);
    }
  }

  private static double number(Group group, int field, String where, Mistakes mistakes) {
    if (group.getFieldRepetitionCount(field) == 0) {
      mistakes.add(where + ": must be a number, but is null");
      return 0;
    }
    return switch (group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, 0) ? 1 : 0;
      case INT32 -> group.getInteger(field, 0);
      case INT64 -> group.getLong(field, 0);
      case FLOAT -> group.getFloat(field, 0);
      default -> group.getDouble(field, 0);
    };
  }

  private static String where(long row, Columns columns, int column) {
    return "row %d, column %s".formatted(row, columns.names().get(column));
  }
}
