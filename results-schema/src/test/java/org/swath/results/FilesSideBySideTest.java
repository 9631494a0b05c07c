package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilesSideBySideTest {

  @Test
  void takesWhatIsInFilesInTheirOrderThoughTheFirstIsReadLast() throws IOException {
    CountDownLatch secondIsRead = new CountDownLatch(1);
    List<String> taken = new ArrayList<>();

    new FilesSideBySide(2)
        .forEach(
            files(20),
            file -> {
              if (name(file).equals("0")) {
                await(secondIsRead);
              } else {
                secondIsRead.countDown();
              }
              return name(file);
            },
            taken::add);

    assertThat(taken).isEqualTo(files(20).stream().map(FilesSideBySideTest::name).toList());
  }

  @Test
  void failsAsTheFirstFileThatFailsDoes() {
    CountDownLatch laterHasFailed = new CountDownLatch(1);
    List<String> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                new FilesSideBySide(4)
                    .forEach(
                        files(20),
                        file -> {
                          if (name(file).equals("3")) {
                            laterHasFailed.countDown();
                            throw new ResultsException("later");
                          }
                          if (name(file).equals("2")) {
                            await(laterHasFailed);
                            throw new FileNotFoundException("first");
                          }
                          return name(file);
                        },
                        taken::add))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("first");
    assertThat(taken).containsExactly("0", "1");
  }

  @Test
  void doesNotReadFarAhead() throws IOException {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    new FilesSideBySide(2)
        .forEach(
            files(100),
            file -> most.accumulateAndGet(read.incrementAndGet() - taken.get(), Math::max),
            content -> taken.incrementAndGet());

    assertThat(taken).hasValue(100);
    assertThat(most.get()).isLessThanOrEqualTo(5);
  }

  @Test
  void readsOnTheCallersThreadWhenThereIsOneFileOrOneCore() throws IOException {
    Thread caller = Thread.currentThread();
    List<Thread> readers = new ArrayList<>();

    new FilesSideBySide(8).forEach(files(1), file -> Thread.currentThread(), readers::add);
    new FilesSideBySide(1).forEach(files(3), file -> Thread.currentThread(), readers::add);
    new FilesSideBySide(8).forEach(files(0), file -> Thread.currentThread(), readers::add);

    assertThat(readers).hasSize(4).containsOnly(caller);
  }

  private static List<FileStatus> files(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new FileStatus(0, false, 1, 1, 0, new Path("/" + number)))
        .toList();
  }

  private static String name(FileStatus file) {
    return file.getPath().getName();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
