package org.swath.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as data names and checks its content. */
public final class Sha256 {

  private Sha256() {}

  /** A fresh digest; every Java platform has this algorithm. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }

  /** The 32 bytes of the digest of a text in UTF-8. */
  static byte[] of(String text) {
    return digest().digest(text.getBytes(UTF_8));
  }

  /** 64 lower-case hexadecimal digits; the digest starts afresh. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** 64 lower-case hexadecimal digits of the digest of a text in UTF-8. */
  public static String hexOf(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** Returns {@code text} when it is 64 lower-case hexadecimal digits. */
  static String requireHex(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "A SHA-256 must be 64 lower-case hexadecimal digits, but got \"" + text + "\"");
    }
    return text;
  }
}
