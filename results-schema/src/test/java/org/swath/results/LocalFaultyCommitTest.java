package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.results.CommitOutcome.State;
import org.swath.results.FaultyStore.Fault;

class LocalFaultyCommitTest extends FaultyCommitContract {

  @TempDir java.nio.file.Path directory;

  @Override
  protected FileSystem fileSystem() {
    return ResultsFolder.at(directory.toString(), new Configuration()).fileSystem();
  }

  @Override
  protected Path newLocation() {
    return new Path(directory.toUri());
  }

  /** Enough faults to stop a commit half way and keep it from being undone. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELAYED")
  void tellsTheTruthWhicheverTwoCallsGoWrong(Fault fault) throws Exception {
    Set<State> seen = EnumSet.noneOf(State.class);
    int calls = callsOfACommit();
    for (int first = 1; first <= calls; first++) {
      // A commit that is undone makes more calls than one that goes well.
      for (int second = first + 1; second <= calls + 3; second++) {
        seen.add(truth(commit(fault, first, second)));
        assertThat(commitAgain()).isEqualTo(State.COMMITTED);
        requireRunOnce("a1");
      }
    }
    assertThat(seen).contains(State.COMMITTED, State.FAILED, State.UNKNOWN);
  }
}
