package org.swath.jobs.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.SweepSpec;
import org.swath.jobs.report.CheckText;
import org.swath.jobs.report.ReportText;

/** What varied, what did not, and how often each configuration was run. */
final class DesignSection implements PageSection {

  @Override
  public Optional<Element> of(PageContent content) {
    SweepPlan plan = content.plan();
    SweepSpec spec = content.spec();
    Element section = PageSection.titled("design", "Design");
    section.appendElement("p").text(size(content));
    if (!plan.factors().isEmpty()) {
      section.appendChild(factors(plan));
    }
    Element facts = section.appendElement("dl").addClass("facts");
    fact(facts, "seeds", plan.seeds().stream().map(String::valueOf).toList());
    fact(facts, "workload", choice(plan.workload().name(), spec.workload().parameters()));
    fact(facts, "data", choice(plan.data().name(), plan.data().parameters()));
    fact(facts, "training", values(spec.training().parameters()));
    spec.training()
        .components()
        .forEach((part, chosen) -> fact(facts, part.replace('-', ' '), choice(chosen)));
    if (!spec.monitors().isEmpty()) {
      fact(
          facts,
          "monitors",
          spec.monitors().stream().flatMap(monitor -> choice(monitor).stream()).toList());
    }
    fact(facts, "measured every epoch", words(plan.epochMetrics()));
    if (!plan.runMetrics().isEmpty()) {
      fact(facts, "measured after training", words(plan.runMetrics()));
    }
    content
        .report()
        .criterion()
        .ifPresent(
            criterion ->
                fact(facts, "convergence epoch", List.of(ReportText.epochInWords(criterion))));
    return Optional.of(section);
  }

  private static String size(PageContent content) {
    int configurations = content.report().configurations().size();
    int seeds = content.plan().seeds().size();
    return "%s at %s: %s. Runs at the same seed start from the same weights and see the same batches."
        .formatted(
            ReportText.counted(configurations, "configuration"),
            ReportText.counted(seeds, "seed"),
            ReportText.counted(content.plan().runs().size(), "run"));
  }

  private static Element factors(SweepPlan plan) {
    Element scroll = new Element("div").addClass("scroll");
    Element table = scroll.appendElement("table").addClass("factors");
    table.appendElement("caption").text("What varies");
    Element head = table.appendElement("thead").appendElement("tr");
    for (String heading : List.of("factor", "levels")) {
      head.appendElement("th").attr("scope", "col").text(heading);
    }
    Element body = table.appendElement("tbody");
    for (Factor factor : plan.factors()) {
      Element row = body.appendElement("tr");
      row.appendElement("th").attr("scope", "row").text(factor.name().replace('-', ' '));
      row.appendElement("td")
          .text(factor.levels().stream().map(CheckText::level).collect(Collectors.joining(", ")));
    }
    return scroll;
  }

  private static void fact(Element list, String what, List<String> parts) {
    if (parts.isEmpty()) {
      return;
    }
    list.appendElement("dt").text(what);
    list.appendElement("dd").text(String.join(", ", parts));
  }

  private static List<String> choice(ComponentChoice chosen) {
    return choice(chosen.name(), chosen.parameters());
  }

  private static List<String> choice(String name, ParameterValues parameters) {
    List<String> values = values(parameters);
    return List.of(values.isEmpty() ? name : name + " (" + String.join(", ", values) + ")");
  }

  private static List<String> values(ParameterValues parameters) {
    return parameters.values().entrySet().stream().map(DesignSection::value).toList();
  }

  private static String value(Map.Entry<String, Object> parameter) {
    return parameter.getKey().replace('-', ' ') + " " + CheckText.level(parameter.getValue());
  }

  private static List<String> words(List<String> names) {
    return names.stream().map(name -> name.replace('-', ' ')).toList();
  }
}
