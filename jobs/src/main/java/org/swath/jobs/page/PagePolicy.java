package org.swath.jobs.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a browser may do for a page, as a <a href="https://www.w3.org/TR/CSP3/">Content Security
 * Policy</a>: run the page's own scripts, which it knows by their digests, and draw; no request
 * leaves it.
 */
final class PagePolicy {

  private PagePolicy() {}

  /** The policy of a page that has these scripts in line. */
  static String allowing(List<String> scripts) {
    String digests =
        scripts.stream()
            .map(script -> DigestUtils.sha256(script.getBytes(StandardCharsets.UTF_8)))
            .map(digest -> " 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
            .collect(Collectors.joining());
    // A chart sets the style of what it draws; a style cannot load anything either.
    return "default-src 'none'; script-src"
        + digests
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }
}
