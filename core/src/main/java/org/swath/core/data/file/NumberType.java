package org.swath.core.data.file;

import java.nio.ByteBuffer;

/** How numbers lie in the bytes of an array file. */
enum NumberType {
  BOOL(1) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.get(offset) == 0 ? 0 : 1;
    }
  },
  INT8(1) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.get(offset);
    }
  },
  UINT8(1) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Byte.toUnsignedInt(bytes.get(offset));
    }
  },
  INT16(2) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getShort(offset);
    }
  },
  UINT16(2) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Short.toUnsignedInt(bytes.getShort(offset));
    }
  },
  INT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getInt(offset);
    }
  },
  UINT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Integer.toUnsignedLong(bytes.getInt(offset));
    }
  },
  INT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getLong(offset);
    }
  },
  UINT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      long signed = bytes.getLong(offset);
      // Halved first, the lowest bit kept: so it is rounded once, as the whole would be.
      return signed >= 0 ? signed : ((signed >>> 1) | (signed & 1)) * 2.0;
    }
  },
  FLOAT16(2) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return half(bytes.getShort(offset));
    }
  },
  FLOAT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getFloat(offset);
    }
  },
  FLOAT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getDouble(offset);
    }
  };

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** The number whose first byte is at an offset, in the order of the buffer. */
  abstract double at(ByteBuffer bytes, int offset);

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (1024 + fraction) * Math.scalb(1.0, exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
