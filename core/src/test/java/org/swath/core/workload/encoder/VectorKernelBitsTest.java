package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernel gives the same bits however Java runs it. */
class VectorKernelBitsTest {

  /** Interpreted; hardly optimised; and with vectors of 256 and 128 bits. */
  @ParameterizedTest
  @ValueSource(
      strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:UseAVX=2", "-XX:MaxVectorSize=16"})
  void theBitsDependNeitherOnTheCompilerNorOnTheWidthOfVectors(String option) throws Exception {
    assertThat(digests(option)).isEqualTo(digests("-XX:+TieredCompilation")).contains("64 units");
  }

  private static String digests(String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            option,
            "--add-modules=jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            BitsOfTheVectorKernel.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(option).isZero();
    return output;
  }
}
