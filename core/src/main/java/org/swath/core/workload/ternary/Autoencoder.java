package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.CELLS;
import static org.swath.core.workload.ternary.NetworkShape.LATENTS;

import org.swath.core.device.HostVector;

/**
 * One of the two variational autoencoders, as arithmetic with the memory it needs, which lanes use
 * one after the other. Its steps are called in the order they are declared in. Not thread-safe.
 */
final class Autoencoder {

  private final Arithmetic arithmetic;
  private final Layer encoder;
  private final Layer decoder;
  private final Posterior posterior;
  private final Reconstruction reconstruction;
  private final double[] latentSlopes;
  private final HostVector heads;
  private final HostVector injected;
  private final HostVector cells;

  /**
   * @param encoder from operations to means and logarithms of variances
   * @param decoder from latent vectors to scores
   * @param most rows at once
   */
  Autoencoder(Arithmetic arithmetic, Layer encoder, Layer decoder, int most) {
    this.arithmetic = arithmetic;
    this.encoder = encoder;
    this.decoder = decoder;
    this.posterior = new Posterior(most);
    this.reconstruction = new Reconstruction(most);
    this.latentSlopes = new double[most * LATENTS];
    this.heads = arithmetic.vector(most * 2 * LATENTS);
    this.injected = arithmetic.vector(most * LATENTS);
    this.cells = arithmetic.vector(most * CELLS);
  }

  /** Finds the distribution of the latent vectors of some operations. */
  void encode(HostVector parameters, HostVector operations, int rows) {
    HostVector found = encoder.forward(parameters, operations, rows);
    arithmetic.read(found, rows * 2 * LATENTS, posterior.heads());
  }

  /** The distribution, of which a sample must be taken next. */
  Posterior posterior() {
    return posterior;
  }

  /**
   * Finds the scores of {@code (1 - coupling) own + coupling · other} latent vectors, for {@link
   * #reconstruction} to go on with.
   *
   * @param others latent vectors of the other autoencoder, [row × latent]
   */
  void decode(HostVector parameters, double[] others, double coupling, int rows) {
    double[] mixed = latentSlopes; // free until the way back
    double[] own = posterior.latents();
    for (int i = 0; i < rows * LATENTS; i++) {
      mixed[i] = (1 - coupling) * own[i] + coupling * others[i];
    }
    decode(parameters, mixed, rows);
  }

  /** Finds the scores of any latent vectors, [row × latent]. */
  void decode(HostVector parameters, double[] latents, int rows) {
    arithmetic.write(latents, rows * LATENTS, injected);
    HostVector found = decoder.forward(parameters, injected, rows);
    arithmetic.read(found, rows * CELLS, reconstruction.cells());
  }

  /** The scores, and what is made of them. */
  Reconstruction reconstruction() {
    return reconstruction;
  }

  /**
   * Goes back through the decoder, once {@link #reconstruction} has gone back to the scores: fills
   * the decoder's part of the gradient.
   *
   * @return the loss differentiated by the own latent vectors, [row × latent], to which more may be
   *     added: those of the other autoencoder are taken as fixed
   */
  double[] backToLatents(HostVector parameters, double coupling, int rows, HostVector gradient) {
    arithmetic.write(reconstruction.cells(), rows * CELLS, cells);
    HostVector slopes = decoder.backward(parameters, injected, cells, rows, gradient);
    arithmetic.read(slopes, rows * LATENTS, latentSlopes);
    for (int i = 0; i < rows * LATENTS; i++) {
      latentSlopes[i] *= 1 - coupling;
    }
    return latentSlopes;
  }

  /**
   * Goes back through the encoder, once {@link #posterior} has gone back to what it gave: fills the
   * encoder's part of the gradient.
   */
  void backToOperations(
      HostVector parameters, HostVector operations, int rows, HostVector gradient) {
    arithmetic.write(posterior.heads(), rows * 2 * LATENTS, heads);
    encoder.backward(parameters, operations, heads, rows, gradient);
  }
}
