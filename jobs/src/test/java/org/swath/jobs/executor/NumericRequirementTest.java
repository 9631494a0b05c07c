package org.swath.jobs.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.NumericEnvironment;

class NumericRequirementTest {

  private final NumericRequirement ofThisProcess =
      new NumericRequirement(
          NumericRequirement.coreType(Optional.empty()), 1, NumericRequirement.fittingKernel());

  @Test
  void isMetByTheEnvironmentThatTheBuildSetsForTests() {
    NumericEnvironment inForce = ofThisProcess.enforce();
    assertThat(inForce.threads()).isEqualTo(1);
    assertThat(inForce.blas()).isEqualTo("OpenBLAS 0.3.19 " + ofThisProcess.coreType());
    assertThat(inForce.nd4jVersion()).isEqualTo("1.0.0-M2.1");
  }

  @Test
  void refusesAProcessWithAnotherKernelAndSaysHowToSetIt() {
    assertThatThrownBy(() -> new NumericRequirement("Nehalem", 1, DeviceKernel.PORTABLE).enforce())
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("OPENBLAS_CORETYPE=Nehalem must be set")
        .hasMessageContaining("\"" + ofThisProcess.coreType() + "\"")
        .hasMessageContaining("./swath");
  }

  @Test
  void refusesAProcessWithAnotherNumberOfThreads() {
    assertThatThrownBy(
            () ->
                new NumericRequirement(ofThisProcess.coreType(), 2, DeviceKernel.PORTABLE)
                    .enforce())
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("OMP_NUM_THREADS=2 must be set")
        .hasMessageContaining("it is \"1\"");
  }

  @Test
  void aKernelThatOpenBlasDoesNotHaveIsRefusedRatherThanRecorded() {
    assertThat(NumericRequirement.coreType(Optional.of("HASWELL"))).isEqualTo("Haswell");
    assertThatThrownBy(() -> NumericRequirement.coreType(Optional.of("Hasvell")))
        .hasMessageContaining("Haswell")
        .hasMessageContaining("\"Hasvell\"");
  }

  @Test
  void theLaunchersScriptChoosesTheSameKernelForThisProcessor() throws Exception {
    assertThat(script(Map.of())).isEqualTo(NumericRequirement.best());
    assertThat(script(Map.of("OPENBLAS_CORETYPE", "Haswell"))).isEqualTo("Haswell");
  }

  private static String script(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", Path.of("..", "deploy", "blas-core-type").toString());
    builder.environment().remove("OPENBLAS_CORETYPE");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.strip();
  }
}
