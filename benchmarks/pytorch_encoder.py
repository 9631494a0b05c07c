#!/usr/bin/python3
"""The implicit-EM encoder in PyTorch, as fast as a plain loop on one CPU core gets: the baseline of Swath's speed.

Debian has what it needs: apt-get install python3-torch libopenblas0-pthread
Where OpenBLAS does not know a processor with AVX-512, set OPENBLAS_CORETYPE=SKYLAKEX.

Prints one line of JSON: the median seconds of the epochs after the first, and the loss of the last.
"""
import argparse
import gzip
import json
import os
import statistics
import time

import numpy
import torch

UNITS, BATCH = 64, 128


def images(folder):
    for name in ("train-images-idx3-ubyte.gz", "mnist/train-images-idx3-ubyte.gz"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with gzip.open(path) as file:
                pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16)
            return torch.from_numpy(pixels.reshape(-1, 28 * 28).astype(numpy.float32) / 255)
    raise SystemExit(f"There must be a train-images-idx3-ubyte.gz in {folder}")


def loss_of(activations, off_diagonal):
    variances = activations.var(dim=0)
    scales = variances.sqrt() + 1e-8
    centred = activations - activations.mean(dim=0)
    correlations = centred.T @ centred / (len(activations) - 1) / torch.outer(scales, scales)
    return (
        -torch.logsumexp(-activations, dim=1).sum()
        - torch.log(variances + 1e-6).sum()
        + (correlations * off_diagonal).square().sum()
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the MNIST files")
    parser.add_argument("--optimizer", choices=["adam", "sgd"], default="adam")
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(1)
    data = images(options.data)
    layer = torch.nn.Linear(data.shape[1], UNITS)
    rule = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}[options.optimizer]
    optimizer = rule(layer.parameters(), lr=options.learning_rate)
    off_diagonal = 1 - torch.eye(UNITS)
    seconds = []
    for _ in range(options.epochs):
        start = time.perf_counter()
        total, batches = torch.zeros(()), 0
        for batch in torch.randperm(len(data)).split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(torch.relu(layer(data[batch])), off_diagonal)
            loss.backward()
            optimizer.step()
            total += loss.detach()
            batches += 1
        mean_loss = total.item() / batches
        seconds.append(time.perf_counter() - start)
    timed = seconds[1:]
    print(
        json.dumps(
            {
                "epoch_seconds_median": round(statistics.median(timed), 4),
                "min": round(min(timed), 4),
                "max": round(max(timed), 4),
                "loss": round(mean_loss, 3),
                "torch": torch.__version__,
            }
        )
    )


main()
