package org.swath.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  /** Pins the streams for good: other values here would change the results of every run. */
  @Test
  void aStreamHasTheseValuesOnEveryMachineAndWithEveryVersionOfTheLibrary() {
    UniformRandomProvider stream = new RandomStreams(1).stream("initialisation");
    assertThat(LongStream.generate(stream::nextLong).limit(3))
        .containsExactly(-727783759833551812L, -7964665517621467475L, 2551962366672987811L);
    assertThat(stream.nextDouble()).isEqualTo(0.7996197405873345);
    assertThat(stream.nextInt(1000)).isEqualTo(810);
  }

  @Test
  void aStreamDependsOnSeedNameAndIndexAlone() {
    long value = new RandomStreams(7).stream("batch-order", 3).nextLong();
    assertThat(new RandomStreams(7).stream("batch-order", 3).nextLong()).isEqualTo(value);
    assertThat(new RandomStreams(8).stream("batch-order", 3).nextLong()).isNotEqualTo(value);
    assertThat(new RandomStreams(7).stream("batch-order", 4).nextLong()).isNotEqualTo(value);
    assertThat(new RandomStreams(7).stream("sampling", 3).nextLong()).isNotEqualTo(value);
  }

  @Test
  void zeroAndNegativeSeedsAreSeedsLikeAnyOther() {
    assertThat(
            LongStream.of(0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE)
                .map(seed -> new RandomStreams(seed).stream("a").nextLong())
                .distinct())
        .hasSize(5);
  }
}
