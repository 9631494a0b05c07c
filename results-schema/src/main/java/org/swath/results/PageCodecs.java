package org.swath.results;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Decompresses pages for all readers. ZSTD pages, which are ours, in one call: Parquet's own way
 * sets up a stream for each of them, which takes longer than reading a page of a few rows.
 * Thread-safe.
 */
final class PageCodecs implements CompressionCodecFactory {

  private final Configuration configuration;

  PageCodecs(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return name == CompressionCodecName.ZSTD
        ? new ZstdPages()
        // Parquet's factory is not thread-safe: one for each reader that needs it.
        : new CodecFactory(configuration, 0).getDecompressor(name);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("These codecs are for reading");
  }

  @Override
  public void release() {}

  private static final class ZstdPages implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput page, int uncompressedSize) throws IOException {
      return BytesInput.from(decompressed(page.toByteArray(), uncompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer page, int compressedSize, ByteBuffer target, int uncompressedSize)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      page.get(compressed);
      target.put(decompressed(compressed, uncompressedSize));
    }

    private static byte[] decompressed(byte[] page, int size) throws IOException {
      byte[] bytes = Zstd.decompress(page, size);
      if (bytes.length != size) {
        throw new IOException(
            "A page must have %d bytes, but has %d".formatted(size, bytes.length));
      }
      return bytes;
    }

    @Override
    public void release() {}
  }
}
