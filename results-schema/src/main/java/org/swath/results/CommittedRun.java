package org.swath.results;

import java.util.Optional;

/**
 * What the driver keeps in mind of a committed run.
 *
 * @param attemptId the attempt it was committed from
 * @param resultDigest digest of what it measured; empty when its file is older than the digests
 */
record CommittedRun(String attemptId, Optional<String> resultDigest) {}
