package org.swath.jobs.builtins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.workload.Workload;
import org.swath.jobs.OwnJar;
import org.swath.jobs.SwathRunner.Answer;

/** Workloads of a user's own, from jars that are compiled here. */
class UserWorkloadsTest {

  @TempDir private Path folder;

  @Test
  void theExampleOfThePageIsShortAndIsAWorkloadLikeAnyOther() throws IOException {
    assertThat(OwnJar.block("java").lines()).hasSizeLessThan(100);
    Path jar = OwnJar.ofThePage(folder);
    String spec = file(folder, "mean-image.yaml", OwnJar.block("yaml"));

    Answer plan = swath("plan", spec, "--jars", jar.toString());
    assertThat(plan.exitCode()).as(plan.console()).isZero();
    assertThat(plan.out()).contains("mean-image").contains("8 runs").contains("start");
    assertThat(swath("schema", "--jars=" + jar).out())
        .contains("\"mean-image\"")
        .contains("What every pixel starts at");
  }

  @Test
  void withoutItsJarThereIsNoSuchWorkload() throws IOException {
    String spec = file(folder, "mean-image.yaml", OwnJar.block("yaml"));
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("mean-image.yaml:2:").contains("--jars");
  }

  @Test
  void aWorkloadTellsTheJarItComesFrom() throws IOException {
    Path jar = OwnJar.ofThePage(folder);
    try (URLClassLoader loader = loader(jar)) {
      BuiltIns builtIns = standardBuiltInsSeenBy(loader);
      Workload own = builtIns.workload("mean-image");

      assertThat(WorkloadJar.of(own)).map(WorkloadJar::name).contains("mine.jar");
      assertThat(WorkloadJar.of(own))
          .map(WorkloadJar::inWords)
          .get()
          .asString()
          .hasSize(8 + 1 + 16);
      assertThat(WorkloadJar.of(builtIns.workload("quadratic"))).isEmpty();
    }
  }

  @Test
  void aNameThatSwathOrAnotherJarHasIsRefused() throws IOException {
    Path taken = mean("taken.jar", "Taken", "quadratic", "start");
    Path one = mean("one.jar", "One", "my-mean", "start");
    Path other = mean("other.jar", "Other", "my-mean", "start");

    assertThat(refusal(taken))
        .contains("quadratic", "Swath itself", "mine.Taken$Provider (taken.jar)");
    assertThat(refusal(one, other)).contains("my-mean", "one.jar", "other.jar");
    assertThat(refusal(mean("odd.jar", "Odd", "My Mean", "start"))).contains("\"My Mean\"");
  }

  @Test
  void aParameterThatWouldTakeAColumnOfTheResultsIsRefused() throws IOException {
    assertThat(refusal(mean("seed.jar", "Seed", "my-mean", "seed")))
        .contains("seed is claimed by the results themselves and by my-mean");
  }

  @Test
  void aProviderThatDoesNotLoadIsNamed() throws IOException {
    Path absent =
        OwnJar.pack(folder, "absent.jar", "MeanImage", OwnJar.block("java"), "mine.Absent");
    Path wrong =
        OwnJar.pack(folder, "wrong.jar", "MeanImage", OwnJar.block("java"), "mine.MeanImage");

    assertThat(refusal(absent)).contains("mine.Absent", "not found");
    assertThat(refusal(wrong)).contains("mine.MeanImage", "not a subtype");
  }

  @Test
  void aProviderThatFailsOrWasCompiledAgainstAnotherSwathIsRefused() throws IOException {
    Path failing =
        provider("failing.jar", "Failing", "throw new IllegalStateException(\"no luck\");");
    Path old = provider("old.jar", "Old", "throw new NoSuchMethodError(\"Component.<init>\");");

    assertThat(refusal(failing)).contains("mine.Failing (failing.jar)", "no luck");
    assertThat(refusal(old)).contains("mine.Old (old.jar)", "version", "Component.<init>");
  }

  /** Java looks for a method when it is called first. */
  @Test
  void aWorkloadThatTurnsOutToFitAnotherSwathIsNamedWithoutAStackTrace() throws IOException {
    String source =
        OwnJar.block("java")
            .replace("return Optional.empty();", "throw new NoSuchMethodError(\"gone\");");
    Path jar = OwnJar.pack(folder, "old.jar", "MeanImage", source, "mine.MeanImage$Provider");
    String spec = file(folder, "mean-image.yaml", OwnJar.block("yaml"));
    Answer answer = swath("plan", spec, "--jars", jar.toString());

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.console()).contains("gone", "compile it against swath.jar");
    assertThat(answer.console()).doesNotContain("\tat ");
  }

  @Test
  void whatIsNoJarIsRefusedBeforeAnythingElse() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Answer answer = swath("plan", "spec.yaml", "--jars", text.toString());
    Answer absent = swath("plan", "spec.yaml", "--jars", "absent.jar");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("text.jar is none").doesNotContain("\tat ");
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.console()).contains("there is none at absent.jar");
  }

  @Test
  void aProcessWithoutTheWorkloadSaysWhatItLacks() {
    assertThatThrownBy(() -> standardBuiltIns(new Configuration()).workload("mean-image"))
        .isInstanceOf(WorkloadProviderException.class)
        .hasMessageContainingAll("mean-image", "--jars");
  }

  /** The example under other names. */
  private Path mean(String jar, String type, String workload, String parameter) throws IOException {
    String source =
        OwnJar.block("java")
            .replace("MeanImage", type)
            .replace("\"mean-image\"", "\"" + workload + "\"")
            .replace("\"start\"", "\"" + parameter + "\"");
    return OwnJar.pack(folder, jar, type, source, "mine." + type + "$Provider");
  }

  private Path provider(String jar, String type, String body) throws IOException {
    String source =
        """
        package mine;
        public final class %s implements org.swath.core.workload.WorkloadProvider {
          @Override public java.util.List<org.swath.core.workload.Workload> workloads() { %s }
        }
        """
            .formatted(type, body);
    return OwnJar.pack(folder, jar, type, source, "mine." + type);
  }

  /** What Swath says to these jars, by the command line. */
  private String refusal(Path... jars) {
    String[] arguments = new String[1 + 2 * jars.length];
    arguments[0] = "schema";
    for (int i = 0; i < jars.length; i++) {
      arguments[1 + 2 * i] = "--jars";
      arguments[2 + 2 * i] = jars[i].toString();
    }
    Answer answer = swath(arguments);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    return answer.console();
  }

  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, UserWorkloadsTest.class.getClassLoader());
  }

  private static BuiltIns standardBuiltInsSeenBy(ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return standardBuiltIns(new Configuration());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
