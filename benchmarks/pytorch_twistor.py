#!/usr/bin/python3
"""The twistor model of sweep-specs/twistor-mini.yaml in PyTorch, as fast as a plain loop on one CPU core gets.

The eight gates are one product, that of the inputs is taken for all places at once, and both components of a level go
through one batched product. Needs Debian's python3-torch. Prints one line of JSON: the median processor seconds of the
epochs after the first, and the loss of the last. Tokens and initial weights are PyTorch's own, not Swath's.
"""
import argparse
import json
import math
import statistics
import time

import torch

UNITS, TOKENS, LENGTH, LEVELS, BATCH, SEQUENCES = 8, 64, 16, 4, 16, 2000
D, STATE = 2 * UNITS, 4 * UNITS
WEIGHT, STRENGTH, RATE = 0.1, 0.1, 0.05


def code():
    places = torch.arange(LENGTH)[:, None]
    angles = places * torch.exp(torch.arange(0, UNITS, 2) * -(math.log(10000.0) / UNITS))
    real = torch.stack([angles.sin(), angles.cos()], dim=2).reshape(LENGTH, UNITS)
    imaginary = torch.stack([angles.cos(), -angles.sin()], dim=2).reshape(LENGTH, UNITS)
    return torch.cat([real, imaginary], dim=1)


def uniform(*shape, inputs):
    return torch.empty(*shape).uniform_(-1 / math.sqrt(inputs), 1 / math.sqrt(inputs)).requires_grad_()


class Twistor:
    def __init__(self):
        self.gates, self.gate_biases = uniform(2 * STATE, 4 * STATE, inputs=2 * STATE), uniform(4 * STATE, inputs=2 * STATE)
        self.fast, self.fast_biases = uniform(STATE, STATE, inputs=STATE), uniform(STATE, inputs=STATE)
        self.maps = [uniform(2, D, D, inputs=D) for _ in range(2 * LEVELS)]
        self.biases = [uniform(2, 1, D, inputs=D) for _ in range(2 * LEVELS)]
        self.output = torch.nn.Linear(STATE, D)
        self.norm = torch.nn.LayerNorm(D)
        mix = 1
        for k in (STRENGTH / 3, 2 * STRENGTH / 3, STRENGTH):
            mix *= complex(1 - k, -k)
        identity = torch.eye(D)
        kept, exchanged = mix.real * identity, -mix.imag * identity
        self.mix = torch.cat([torch.cat([kept, -exchanged], dim=1), torch.cat([exchanged, kept], dim=1)])

    def parameters(self):
        cell = [self.gates, self.gate_biases, self.fast, self.fast_biases]
        return cell + self.maps + self.biases + list(self.output.parameters()) + list(self.norm.parameters())

    def forward(self, x):
        """Predictions and C for spinors [place, sequence, state]."""
        from_inputs = x @ self.gates[:STATE] + self.gate_biases
        recurrent = self.gates[STATE:]
        h = torch.zeros(x.shape[1], STATE)
        outputs = []
        for place in range(LENGTH):
            z = torch.addmm(from_inputs[place], h, recurrent)
            i, f = torch.sigmoid(z[:, : 2 * STATE]).chunk(2, dim=1)
            c = f * h + i * torch.tanh(z[:, 2 * STATE : 3 * STATE])
            c = c + RATE * torch.tanh(torch.addmm(self.fast_biases, c, self.fast))
            h = torch.sigmoid(z[:, 3 * STATE :]) * torch.tanh(c @ self.mix)
            outputs.append(h)
        u = torch.stack(outputs).reshape(-1, 2, D).transpose(0, 1)
        for level in range(LEVELS):
            first, second = 2 * level, 2 * level + 1
            hidden = torch.nn.functional.gelu(torch.baddbmm(self.biases[first], u, self.maps[first]))
            u = 0.5 * (u + torch.baddbmm(self.biases[second], hidden, self.maps[second]))
        c = (u[0] * u[1]).sum(dim=1) * (2 / UNITS)
        return self.norm(self.output(torch.cat([u[0], u[1]], dim=1))), c


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--precision", choices=["single", "double"], default="single")
    options = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64 if options.precision == "double" else torch.float32)
    omega, pi, places = torch.randn(TOKENS, D), torch.randn(TOKENS, D), code()[:, None]
    x = torch.randint(TOKENS, (LENGTH, SEQUENCES))
    before = torch.cat([torch.zeros(1, SEQUENCES, dtype=torch.long), x[:-1]])
    y = torch.where(torch.rand(LENGTH, SEQUENCES) < 0.9, (5 * x + 3 * before + 7) % TOKENS, torch.randint(TOKENS, x.shape))
    model = Twistor()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    seconds = []
    for _ in range(options.epochs):
        begin = time.process_time()
        total = 0.0
        order = torch.randperm(SEQUENCES)
        for first in range(0, SEQUENCES, BATCH):
            rows = order[first : first + BATCH]
            tokens = x[:, rows]
            spinors = torch.cat([omega[tokens] + places, pi[tokens] + places], dim=2)
            wanted = (omega[y[:, rows]] + places).reshape(-1, D)
            predicted, c = model.forward(spinors)
            loss = torch.nn.functional.mse_loss(predicted, wanted) + WEIGHT * c.abs().mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        seconds.append(time.process_time() - begin)
    print(json.dumps({"epoch_seconds_median": statistics.median(seconds[1:]), "loss": total * BATCH / SEQUENCES}))


main()
