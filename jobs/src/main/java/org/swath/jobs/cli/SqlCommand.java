package org.swath.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.Catalogue;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.sql.Answer;
import org.swath.jobs.sql.AnswerFormat;
import org.swath.jobs.sql.AskedResults;
import org.swath.jobs.sql.SqlSession;
import org.swath.jobs.sql.ViewsText;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath sql}: any question about results, in SQL. */
@Command(
    name = "sql",
    description = {
      "Asks the results of a sweep a question in Spark SQL; trains nothing and writes nothing.",
      "Views are runs, epochs, summary and convergence; without a query their columns are shown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath sql results/quickstart",
      "  swath sql results/quickstart \"select optimizer, avg(final_loss) from runs group by optimizer\"",
      "  swath sql results/new --and old=results/old \\",
      "      \"select final_loss_mean, old_summary.final_loss_mean",
      "       from summary join old_summary using (configuration_id)\""
    },
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "RESULTS",
      description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "QUERY",
      description = "A query, or - to read it from standard input.")
  private Optional<String> query = Optional.empty();

  @Option(names = "--file", paramLabel = "FILE", description = "Reads the query from a file.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--and",
      paramLabel = "NAME=RESULTS",
      description =
          "Another results folder, whose views are NAME_runs and so on; may be given several times.")
  private Map<String, String> others = new LinkedHashMap<>();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AnswerFormat format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "500",
      description = "The most rows to print (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; may be repeated.")
  private Map<String, String> conf = new LinkedHashMap<>();

  private final Catalogue catalogue;
  private final Configuration hadoop;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream console;

  SqlCommand(
      Catalogue catalogue,
      Configuration hadoop,
      InputStream in,
      PrintStream out,
      PrintStream console) {
    this.catalogue = catalogue;
    this.hadoop = hadoop;
    this.in = in;
    this.out = out;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit == Integer.MAX_VALUE) {
      throw new RefusedException(
          "--limit must be at least 1 and below %d, but got %d"
              .formatted(Integer.MAX_VALUE, limit));
    }
    Optional<String> asked = query();
    List<AskedResults> folders = folders();
    if (asked.isEmpty()) {
      out.print(ViewsText.of(folders));
      return ExitCode.DONE.number();
    }
    Answer answer;
    try (SqlSession session = new SqlSession(folders, conf)) {
      answer = session.ask(asked.get(), limit);
    }
    out.print(format.write(answer));
    if (answer.cut()) {
      console.printf(
          "These are the first %d rows; there are more. --limit N shows more of them.%n", limit);
    }
    return ExitCode.DONE.number();
  }

  private Optional<String> query() throws IOException {
    if (query.isPresent() && file.isPresent()) {
      throw new RefusedException(
          "One query must be given, but got one and --file %s. Leave one of them out"
              .formatted(file.get()));
    }
    Optional<String> text = file.isPresent() ? Optional.of(text(file.get())) : query;
    if (text.equals(Optional.of("-"))) {
      text = Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (text.isPresent() && text.get().isBlank()) {
      throw new RefusedException("A query must be given, but it is empty");
    }
    return text;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RefusedException(
          "--file must name a file that can be read, in UTF-8, but got %s: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private List<AskedResults> folders() throws IOException {
    List<AskedResults> folders = new ArrayList<>();
    folders.add(new AskedResults("", ResultsFolder.at(results, hadoop), catalogue));
    for (Map.Entry<String, String> other : others.entrySet()) {
      if (!other.getKey().matches("[a-z][a-z0-9_]*")) {
        throw new RefusedException(
            "--and must begin with a name of lower case letters, digits and underscores, but got \"%s\""
                .formatted(other.getKey()));
      }
      folders.add(
          new AskedResults(other.getKey(), ResultsFolder.at(other.getValue(), hadoop), catalogue));
    }
    return folders;
  }
}
