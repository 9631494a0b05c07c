package org.swath.core.parameter;

import java.io.Serializable;

/**
 * Every parameter of one run, defaults filled in: what its configuration means.
 *
 * @param workload the workload's parameters
 * @param training the training loop's parameters ({@code epochs}, {@code batch-size}, {@code
 *     learning-rate})
 * @param optimizer the optimizer's name
 * @param optimizerParameters the optimizer's own parameters
 */
public record RunParameters(
    ParameterValues workload,
    ParameterValues training,
    String optimizer,
    ParameterValues optimizerParameters)
    implements Serializable {}
