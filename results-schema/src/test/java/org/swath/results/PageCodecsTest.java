package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageCodecsTest {

  private static final byte[] PAGE = {1, 2, 3, 3, 3, 3, 3, 3};

  private final PageCodecs codecs = new PageCodecs();

  @AfterEach
  void release() {
    codecs.release();
  }

  @ParameterizedTest
  @EnumSource(names = {"ZSTD", "GZIP", "SNAPPY", "UNCOMPRESSED"})
  void readsWhatParquetCompressed(CompressionCodecName name) throws IOException {
    BytesInput read = codecs.getDecompressor(name).decompress(compressed(name), PAGE.length);

    assertThat(read.toByteArray()).isEqualTo(PAGE);
  }

  @Test
  void readsOutOfTheMiddleOfABuffer() throws IOException {
    byte[] compressed = compressed(CompressionCodecName.ZSTD).toByteArray();
    ByteBuffer source = ByteBuffer.allocate(compressed.length + 2);
    source.position(1).put(compressed).position(1);
    ByteBuffer target = ByteBuffer.allocate(PAGE.length);

    zstd().decompress(source, compressed.length, target, PAGE.length);

    assertThat(target.array()).isEqualTo(PAGE);
    assertThat(source.remaining()).isEqualTo(1);
  }

  @Test
  void refusesAPageThatIsShorterThanItsHeaderSays() throws IOException {
    BytesInput compressed = compressed(CompressionCodecName.ZSTD);

    assertThatThrownBy(() -> zstd().decompress(compressed, PAGE.length + 1))
        .isInstanceOf(IOException.class)
        .hasMessage("A page must have 9 bytes, but has 8");
  }

  @Test
  void readsPagesOneAfterTheOtherAndAfterADamagedOne() throws IOException {
    BytesInputDecompressor zstd = zstd();
    assertThatThrownBy(() -> zstd.decompress(BytesInput.from(PAGE), PAGE.length))
        .isInstanceOf(ZstdException.class);

    for (int i = 0; i < 3; i++) {
      BytesInput page = compressed(CompressionCodecName.ZSTD);
      assertThat(zstd.decompress(page, PAGE.length).toByteArray()).isEqualTo(PAGE);
    }
  }

  private BytesInputDecompressor zstd() {
    return codecs.getDecompressor(CompressionCodecName.ZSTD);
  }

  private static BytesInput compressed(CompressionCodecName name) throws IOException {
    CodecFactory parquets = new CodecFactory(ParquetSettings.CONFIGURATION, 0);
    return BytesInput.copy(parquets.getCompressor(name).compress(BytesInput.from(PAGE)));
  }
}
