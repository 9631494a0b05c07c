package org.swath.core.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what it hears. */
final class RecordingListener implements DownloadListener {

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstNotice = new CountDownLatch(1);

  @Override
  public void progressed(String file, long bytesDone, long bytesTotal) {
    progress.add(file + " " + bytesDone + "/" + bytesTotal);
  }

  @Override
  public void noticed(String message) {
    notices.add(message);
    firstNotice.countDown();
  }

  List<String> progress() {
    return progress;
  }

  List<String> notices() {
    return notices;
  }

  void awaitFirstNotice() throws InterruptedException {
    firstNotice.await();
  }
}
