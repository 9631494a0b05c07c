package org.swath.jobs.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.report.ReportText;
import org.swath.results.Environment;
import org.swath.results.RunRecord;

/**
 * What the runs were trained with and where, what was asked for word by word, and how to ask more.
 */
final class ProvenanceSection implements PageSection {

  private static final int MOST_VALUES = 20;

  @Override
  public Optional<Element> of(PageContent content) {
    SweepPlan plan = content.plan();
    Element section = PageSection.titled("provenance", "Provenance");
    section
        .appendElement("p")
        .text(
            "What must be the same for the same numbers to come out to the last bit: Swath, ND4J, BLAS"
                + " with its kernel, device with its kernel, threads.");
    Element facts = section.appendElement("dl").addClass("facts");
    places().forEach((what, of) -> fact(facts, what, counted(content.records(), of)));
    fact(
        facts,
        "workload",
        "%s, version %d".formatted(plan.workload().name(), plan.workload().version()));
    fact(
        facts,
        "dataset",
        "%s, fingerprint %s".formatted(plan.data().name(), plan.data().fingerprint()));
    fact(facts, "spec digest", plan.specDigest());
    fact(facts, "plan digest", plan.planDigest());
    section.appendChild(
        PageQueries.shown(new PageQueries(plan).provenance(), "the provenance of runs"));
    Element spec = section.appendElement("details").addClass("spec");
    spec.appendElement("summary").text("The spec as given (sweep.yaml)");
    spec.appendElement("div")
        .addClass("query-text")
        .appendElement("pre")
        .appendElement("code")
        .text(content.specText());
    asking(section);
    return Optional.of(section);
  }

  private static Map<String, Function<RunRecord, String>> places() {
    Map<String, Function<Environment, String>> of = new LinkedHashMap<>();
    of.put("Swath", Environment::swathVersion);
    of.put("ND4J", Environment::nd4jVersion);
    of.put("Spark", Environment::sparkVersion);
    of.put("Java", Environment::jvm);
    of.put("operating system", Environment::os);
    of.put("BLAS", Environment::blas);
    of.put("device", Environment::device);
    of.put("threads per task", environment -> Integer.toString(environment.threads()));
    of.put("hosts", Environment::host);
    Map<String, Function<RunRecord, String>> places = new LinkedHashMap<>();
    of.forEach(
        (what, part) -> places.put(what, record -> part.apply(record.provenance().environment())));
    return places;
  }

  /** The different values; with how many runs have each, when there are several. */
  private static String counted(Iterable<RunRecord> records, Function<RunRecord, String> of) {
    Map<String, Integer> counts = new TreeMap<>();
    records.forEach(record -> counts.merge(of.apply(record), 1, Integer::sum));
    if (counts.size() <= 1) {
      return counts.isEmpty()
          ? "not known before a run is committed"
          : counts.keySet().iterator().next();
    }
    String text =
        counts.entrySet().stream()
            .limit(MOST_VALUES)
            .map(value -> value.getKey() + " (" + ReportText.counted(value.getValue(), "run") + ")")
            .collect(Collectors.joining("; "));
    int more = counts.size() - MOST_VALUES;
    return more > 0 ? text + "; and %d more".formatted(more) : text;
  }

  private static void fact(Element list, String what, String value) {
    list.appendElement("dt").text(what);
    list.appendElement("dd").text(value);
  }

  private static void asking(Element section) {
    section.appendElement("h3").text("Ask the results");
    section
        .appendElement("p")
        .text(
            "Each query on this page is about the views runs and epochs. Swath has them (swath sql"
                + " RESULTS QUERY); DuckDB, and what else reads Parquet, after these two lines in the"
                + " results folder:");
    section.appendChild(
        PageQueries.shown(
            "create view runs as select * from 'runs/*.parquet';\n"
                + "create view epochs as select * from 'epochs/*.parquet';",
            "the two views"));
  }
}
