package org.swath.core.plan;

import org.swath.core.parameter.ComponentChoice;
import org.swath.core.spec.AcceptanceBound;
import org.swath.core.spec.AcceptanceRule;
import org.swath.core.spec.ComponentBlock;
import org.swath.core.spec.ComponentLevels;
import org.swath.core.spec.ConfigurationGroup;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.GridFactor;
import org.swath.core.spec.Hypothesis;
import org.swath.core.spec.JointLevels;
import org.swath.core.spec.ParameterLevels;
import org.swath.core.spec.ParameterOwner;
import org.swath.core.spec.PublishedRow;
import org.swath.core.spec.PublishedTable;
import org.swath.core.spec.ReportSpec;
import org.swath.core.spec.Statement;
import org.swath.core.spec.SweepSpec;

/** Digests a whole spec, everything in it, as it means and not as it was typed. */
final class SpecDigest {

  private final CanonicalText text = new CanonicalText("spec");

  private SpecDigest() {}

  /** SHA-256, 64 hexadecimal digits; equal for specs that say the same. */
  static String of(SweepSpec spec) {
    SpecDigest digest = new SpecDigest();
    digest.add(spec);
    return digest.text.digest();
  }

  private void add(SweepSpec spec) {
    text.add("name", spec.name())
        .add("description", spec.description())
        .add("workload", spec.workload().name())
        .add("workload-parameters", spec.workload().parameters())
        .add("data", spec.data().name())
        .add("data-parameters", spec.data().parameters())
        .add("training-parameters", spec.training().parameters());
    spec.training().components().forEach(this::add);
    text.add("grid", spec.grid().size());
    spec.grid().forEach(this::add);
    text.addAll("seeds", spec.seeds());
    spec.lanes().ifPresent(lanes -> text.add("lanes", lanes));
    spec.monitors().forEach(monitor -> add("monitor", monitor));
    text.add("convergence", spec.convergence().size());
    spec.convergence().forEach(this::add);
    add(spec.report());
    spec.hypotheses().forEach(this::add);
  }

  private void add(GridFactor factor) {
    if (factor instanceof ComponentLevels components) {
      text.add(components.name() + "s", components.blocks().size());
      components.blocks().forEach(block -> add(components.name(), block));
    } else if (factor instanceof JointLevels joint) {
      text.add(joint.name(), joint.combinations().size());
      joint.combinations().forEach(combination -> combination.forEach(this::add));
    } else {
      add((ParameterLevels) factor);
    }
  }

  private void add(ParameterLevels levels) {
    text.add("factor", levels.name()).add("owner", word(levels.owner()));
    text.addAll("levels", levels.levels());
  }

  /** Digests keep one word for the parameters of every component: another would change them. */
  private static String word(ParameterOwner owner) {
    return owner == ParameterOwner.COMPONENT ? "OPTIMIZER" : owner.name();
  }

  private void add(String part, ComponentBlock block) {
    add(part, new ComponentChoice(block.component(), block.fixed()));
    text.add("varied", block.varied().size());
    block.varied().forEach(this::add);
  }

  private void add(String part, ComponentChoice choice) {
    text.add(part, choice.name()).add(part + "-parameters", choice.parameters());
  }

  private void add(CriterionSpec criterion) {
    text.add("criterion", criterion.name())
        .add("metric", criterion.metric())
        .add("kind", criterion.rule().kind());
    criterion.rule().parameters().values().forEach(text::add);
  }

  private void add(ReportSpec report) {
    report.published().ifPresent(this::add);
    text.add("holds-when", report.holdsWhen().size());
    report.holdsWhen().forEach(this::add);
  }

  private void add(PublishedTable table) {
    text.add("source", table.source()).add("rows", table.rows().size());
    for (PublishedRow row : table.rows()) {
      text.add("levels", row.levels()).add("values", row.values().size());
      row.values()
          .forEach(
              (metric, value) -> {
                text.add("metric", metric).add("mean", value.mean());
                value.sd().ifPresent(sd -> text.add("sd", sd));
              });
    }
  }

  private void add(Hypothesis hypothesis) {
    text.add("hypothesis", hypothesis.name())
        .add("kind", hypothesis.statement().kind())
        .add("level", hypothesis.level());
    hypothesis.claim().ifPresent(claim -> text.add("claim", claim));
    Statement statement = hypothesis.statement();
    if (statement instanceof Statement.Invariant invariant) {
      text.add("metric", invariant.metric())
          .add("factor", invariant.factor())
          .add("where", invariant.where())
          .add("within", invariant.within());
    } else if (statement instanceof Statement.Equivalent equivalent) {
      text.add("metric", equivalent.metric()).add("within", equivalent.within());
      add(equivalent.group());
      add(equivalent.to());
    } else if (statement instanceof Statement.Difference difference) {
      text.add("metric", difference.metric())
          .add(difference.percent() ? "by-percent" : "by", difference.by());
      add(difference.group());
      add(difference.than());
    } else if (statement instanceof Statement.Trend trend) {
      text.add("metric", trend.metric()).add("factor", trend.factor()).add("where", trend.where());
    } else if (statement instanceof Statement.Between between) {
      text.add("metric", between.metric())
          .add("where", between.where())
          .add("from", between.from())
          .add("to", between.to());
    } else {
      text.add("where", ((Statement.Ends) statement).where());
    }
  }

  private void add(ConfigurationGroup group) {
    text.add("group", group.where());
    group.best().ifPresent(best -> text.add(best.highest() ? "highest" : "lowest", best.metric()));
  }

  private void add(AcceptanceRule rule) {
    text.add("metric", rule.metric()).add("where", rule.where());
    if (rule.bound() instanceof AcceptanceBound.NearPublished near) {
      text.add("within", near.within())
          .add("within-percent", near.percent())
          .add("or-published-sds", near.publishedSds());
    } else if (rule.bound() instanceof AcceptanceBound.MeanBetween between) {
      text.add("mean-from", between.from()).add("mean-to", between.to());
    } else {
      text.add("every-run", ((AcceptanceBound.EveryRun) rule.bound()).value());
    }
  }
}
