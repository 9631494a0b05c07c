package org.swath.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.swath.core.device.HostVector;

class StateTest {

  private final StateWriter writer = new StateWriter();

  @Test
  void givesBackWhatItTookToEachPartItsOwn() {
    writer.part("model").vector("x", new HostVector.Singles(new float[] {1, 2}));
    writer.part("optimizer").vector("x", new HostVector.Doubles(new double[] {3}));
    writer.longs("count", 7);
    writer.doubles("number", 0.5);
    writer.bytes("bytes", new byte[] {9});

    StateReader reader = new StateReader(writer.saved());
    HostVector.Singles ofModel = new HostVector.Singles(new float[2]);
    HostVector.Doubles ofOptimizer = new HostVector.Doubles(new double[1]);
    byte[] bytes = new byte[1];
    reader.part("model").vector("x", ofModel);
    reader.part("optimizer").vector("x", ofOptimizer);
    reader.bytes("bytes", bytes);
    assertThat(ofModel.values()).containsExactly(1, 2);
    assertThat(ofOptimizer.values()).containsExactly(3);
    assertThat(bytes).containsExactly(9);
    assertThat(reader.count("count")).isEqualTo(7);
    assertThat(reader.number("number")).isEqualTo(0.5);
    reader.requireAllRead();
  }

  @Test
  void takesCopies() {
    float[] live = {1};
    writer.singles("x", live);
    SavedState saved = writer.saved();
    live[0] = 2;
    writer.singles("y", live);

    float[] restored = new float[1];
    new StateReader(saved).singles("x", restored);
    assertThat(restored).containsExactly(1);
    assertThat(saved.sections()).containsOnlyKeys("x");
  }

  @Test
  void aNameIsGivenOnce() {
    writer.longs("x", 1);
    assertThatThrownBy(() -> writer.doubles("x", 1))
        .hasMessage("A name must be given to one section of a state, but x is given to two");
  }

  @Test
  void saysWhatIsThereInsteadOfWhatIsAskedFor() {
    writer.part("model").singles("x", new float[2]);
    StateReader model = new StateReader(writer.saved()).part("model");

    assertThatThrownBy(() -> model.singles("x", new float[3]))
        .isInstanceOf(StateMismatchException.class)
        .hasMessage("A saved state must hold model.x, 3 singles, but holds 2 singles");
    assertThatThrownBy(() -> model.doubles("x", new double[2]))
        .hasMessage("A saved state must hold model.x, 2 doubles, but holds 2 singles");
    assertThatThrownBy(() -> model.count("y"))
        .hasMessage("A saved state must hold model.y, 1 longs, but holds only [model.x]");
  }

  @Test
  void whatNobodyAsksForIsNotDroppedSilently() {
    writer.longs("asked", 1);
    writer.longs("forgotten", 1);
    StateReader reader = new StateReader(writer.saved());
    reader.count("asked");

    assertThatThrownBy(reader::requireAllRead)
        .isInstanceOf(StateMismatchException.class)
        .hasMessage("All of a saved state must be asked for, but nobody asks for [forgotten]");
  }
}
