package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.LATENTS;

import java.util.Arrays;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;

/**
 * Both autoencoders together: the loss of a batch and its gradient, in memory that lanes use one
 * after the other.
 *
 * <p>{@code loss = λ₁ g_A (CE_A + β_A KL_A) + λ₂ g_B (CE_B + β_B KL_B - α_e H + α_r R) + λ₃ |h_A -
 * h_B|}: cross-entropies CE, divergences KL, the entropy H of B's output, the repulsion R of B's
 * latent vectors, and the entropies h of latent vectors, which are taken as fixed. Not thread-safe.
 */
final class DualNetwork {

  private final NetworkShape shape;
  private final Arithmetic arithmetic;
  private final Autoencoder a;
  private final Autoencoder b;
  private final LatentEntropy latentEntropy = new LatentEntropy();
  private final double[] repulsionSlopes;

  /**
   * @param most operations or latent vectors at once
   */
  DualNetwork(NetworkShape shape, Arithmetic arithmetic, int most) {
    this.shape = shape;
    this.arithmetic = arithmetic;
    this.a =
        new Autoencoder(
            arithmetic, shape.encoderA(arithmetic, most), shape.decoderA(arithmetic, most), most);
    this.b =
        new Autoencoder(
            arithmetic, shape.encoderB(arithmetic, most), shape.decoderB(arithmetic, most), most);
    this.repulsionSlopes = new double[most * LATENTS];
  }

  Autoencoder a() {
    return a;
  }

  Autoencoder b() {
    return b;
  }

  /**
   * Computes the loss of a batch with sampled latent vectors, and its gradient.
   *
   * @param settings the lane's parameters
   * @param terms filled with the loss and the metrics of batches
   */
  void lossAndGradient(
      OperationBatch batch,
      HostVector parameters,
      ParameterValues settings,
      Controllers controllers,
      HostVector gradient,
      double[] terms) {
    Phase phase = controllers.phase();
    int rows = batch.count();
    a.encode(parameters, batch.inputs(), rows);
    b.encode(parameters, batch.inputs(), rows);
    a.posterior().sample(batch.noiseA(), phase.temperatureA(), rows);
    b.posterior().sample(batch.noiseB(), phase.temperatureB(), rows);
    double shareA = controllers.weights().a() * controllers.balance().scaleA();
    double shareB = controllers.weights().b() * controllers.balance().scaleB();
    loss(batch, parameters, settings, controllers, shareA, shareB, terms);

    double freeBits = settings.number(Settings.FREE_BITS);
    double coupling = phase.coupling();
    double ofEntropy = -shareB * settings.number(Settings.ENTROPY_WEIGHT);
    a.reconstruction().back(batch.classes(), shareA, 0, rows);
    double[] slopesA = a.backToLatents(parameters, coupling, rows, gradient);
    a.posterior()
        .back(
            slopesA, batch.noiseA(), phase.temperatureA(), shareA * phase.betaA(), freeBits, rows);
    a.backToOperations(parameters, batch.inputs(), rows, gradient);

    b.reconstruction().back(batch.classes(), shareB, ofEntropy, rows);
    double[] slopesB = b.backToLatents(parameters, coupling, rows, gradient);
    for (int i = 0; i < rows * LATENTS; i++) {
      slopesB[i] += repulsionSlopes[i];
    }
    b.posterior()
        .back(
            slopesB, batch.noiseB(), phase.temperatureB(), shareB * phase.betaB(), freeBits, rows);
    b.backToOperations(parameters, batch.inputs(), rows, gradient);
  }

  /**
   * The loss of a batch with the means as latent vectors, and without the balance of gradients.
   *
   * @param terms filled as by {@link #lossAndGradient}
   */
  void lossOfMeans(
      OperationBatch batch,
      HostVector parameters,
      ParameterValues settings,
      Controllers controllers,
      double[] terms) {
    int rows = batch.count();
    a.encode(parameters, batch.inputs(), rows);
    b.encode(parameters, batch.inputs(), rows);
    a.posterior().takeMeans(rows);
    b.posterior().takeMeans(rows);
    LossWeights weights = controllers.weights();
    loss(batch, parameters, settings, controllers, weights.a(), weights.b(), terms);
  }

  /** Goes on from latent vectors; also finds what the repulsion adds to their slopes. */
  private void loss(
      OperationBatch batch,
      HostVector parameters,
      ParameterValues settings,
      Controllers controllers,
      double shareA,
      double shareB,
      double[] terms) {
    Phase phase = controllers.phase();
    int rows = batch.count();
    double[] latentsA = a.posterior().latents();
    double[] latentsB = b.posterior().latents();
    a.decode(parameters, latentsB, phase.coupling(), rows);
    b.decode(parameters, latentsA, phase.coupling(), rows);
    double freeBits = settings.number(Settings.FREE_BITS);
    double entropyWeight = settings.number(Settings.ENTROPY_WEIGHT);
    double repulsionWeight = settings.number(Settings.REPULSION_WEIGHT);
    double crossEntropyA = a.reconstruction().crossEntropy(batch.classes(), rows);
    double crossEntropyB = b.reconstruction().crossEntropy(batch.classes(), rows);
    double divergenceA = a.posterior().divergence(freeBits, rows);
    double divergenceB = b.posterior().divergence(freeBits, rows);
    double outputEntropy = b.reconstruction().entropy(rows);
    Arrays.fill(repulsionSlopes, 0, rows * LATENTS, 0);
    double repulsion = Repulsion.add(latentsB, rows, shareB * repulsionWeight, repulsionSlopes);
    double latentEntropyA = latentEntropy.of(latentsA, rows);
    double latentEntropyB = latentEntropy.of(latentsB, rows);
    double alignment = Math.abs(latentEntropyA - latentEntropyB);
    double lossA = crossEntropyA + phase.betaA() * divergenceA;
    double lossB =
        crossEntropyB
            + phase.betaB() * divergenceB
            - entropyWeight * outputEntropy
            + repulsionWeight * repulsion;
    int next = 0;
    terms[next++] = shareA * lossA + shareB * lossB + controllers.alignmentWeight() * alignment;
    terms[next++] = crossEntropyA;
    terms[next++] = crossEntropyB;
    terms[next++] = divergenceA;
    terms[next++] = divergenceB;
    terms[next++] = outputEntropy;
    terms[next++] = repulsion;
    terms[next++] = latentEntropyA;
    terms[next++] = latentEntropyB;
    terms[next] = alignment;
  }

  /** The length of A's part of a gradient. */
  double lengthA(HostVector gradient) {
    return arithmetic.length(gradient, 0, shape.firstOfB());
  }

  /** The length of B's part of a gradient. */
  double lengthB(HostVector gradient) {
    return arithmetic.length(gradient, shape.firstOfB(), shape.length());
  }
}
