package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.results.LeaseFile.Content;

@Timeout(60)
class LeaseFileTest {

  private static final Content CONTENT = new Content("session-1 on host-a", "0123", 7);

  @TempDir Path directory;

  @Test
  void readsWhatItWrote() throws Exception {
    LeaseFile file = file();
    assertThat(file.read()).isEmpty();

    assertThat(file.create(CONTENT)).isTrue();

    assertThat(file.read()).contains("session-1 on host-a\nbeat 7 of 0123\n");
    assertThat(file.read().flatMap(Content::parse)).contains(CONTENT);
  }

  @Test
  void takesNothingButAWholeTextForALease() {
    String text = CONTENT.text();
    for (int length = 0; length < text.length(); length++) {
      assertThat(Content.parse(text.substring(0, length))).isEmpty();
    }
    assertThat(Content.parse(text + "and more")).isEmpty();
  }

  @Test
  void isCreatedByOneOfManyAtATime() throws Exception {
    int many = 4;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 200; round++) {
        CyclicBarrier start = new CyclicBarrier(many);
        List<Future<Boolean>> created = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          Content content = new Content("driver " + i, "token-" + i, 0);
          created.add(
              threads.submit(
                  () -> {
                    start.await();
                    return file().create(content);
                  }));
        }
        int winners = 0;
        for (Future<Boolean> one : created) {
          winners += one.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        file().delete();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void isDeletedWhileItSaysWhatWasSeen() throws Exception {
    LeaseFile file = file();
    file.create(CONTENT);

    assertThat(file.deleteIfStill(Optional.of(CONTENT.text()), "t")).isTrue();
    assertThat(directory).isEmptyDirectory();
    assertThat(file.deleteIfStill(Optional.of(CONTENT.text()), "t")).isTrue();
  }

  @Test
  void isPutBackWhenItSaysSomethingElse() throws Exception {
    LeaseFile file = file();
    file.create(CONTENT.next());

    assertThat(file.deleteIfStill(Optional.of(CONTENT.text()), "t")).isFalse();

    assertThat(file.read()).contains(CONTENT.next().text());
    assertThat(directory.toFile().list()).hasSize(1);
  }

  private LeaseFile file() {
    return new LeaseFile(ResultsFolder.at(directory.toString(), new Configuration()));
  }
}
