package org.swath.results;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Decompresses the pages of one file. ZSTD pages, which are ours, with one context for all of them:
 * Parquet's own way makes one for each page, which takes longer than reading a page of a few rows.
 * Not thread-safe; holds native memory until it is released.
 */
final class PageCodecs implements CompressionCodecFactory {

  private final CodecFactory others = new CodecFactory(ParquetSettings.CONFIGURATION, 0);
  private final ZstdPages zstd = new ZstdPages();

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return name == CompressionCodecName.ZSTD ? zstd : others.getDecompressor(name);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("These codecs are for reading");
  }

  @Override
  public void release() {
    zstd.release();
    others.release();
  }

  private static final class ZstdPages implements BytesInputDecompressor {

    /** Null until the first page: most files are opened for their footer alone. */
    private ZstdDecompressCtx context;

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

    private byte[] decompressed(byte[] page, int size) throws IOException {
      if (context == null) {
        context = new ZstdDecompressCtx();
      }
      byte[] bytes = context.decompress(page, size);
      if (bytes.length != size) {
        throw new IOException(
            "A page must have %d bytes, but has %d".formatted(size, bytes.length));
      }
      return bytes;
    }

    @Override
    public void release() {
      if (context != null) {
        context.close();
        context = null;
      }
    }
  }
}
