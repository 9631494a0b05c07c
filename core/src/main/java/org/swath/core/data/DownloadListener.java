package org.swath.core.data;

/** Hears how a download goes, from the thread that loads the data. */
public interface DownloadListener {

  /**
   * A part of a file has arrived.
   *
   * @param file the file's name
   * @param bytesDone how much of it is here, bytes of earlier attempts included
   * @param bytesTotal its size
   */
  void progressed(String file, long bytesDone, long bytesTotal);

  /** Something a user should know that stops nothing, as one sentence. */
  void noticed(String message);

  /** Hears nothing. */
  static DownloadListener silent() {
    return new DownloadListener() {
      @Override
      public void progressed(String file, long bytesDone, long bytesTotal) {}

      @Override
      public void noticed(String message) {}
    };
  }
}
