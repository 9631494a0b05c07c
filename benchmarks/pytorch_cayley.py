#!/usr/bin/python3
"""The Cayley model of sweep-specs/cayley-grid.yaml in PyTorch, as fast as a plain loop on one CPU core gets.

Complex tensors throughout; the inputs of a layer's states are one product for all places, and conjugate gradients run on
all rows at once until each has ended, as Swath's do. Needs Debian's python3-torch. Prints one line of JSON: the median
processor seconds of an epoch of ten steps after the first twenty, and the loss of the last. Tokens and initial weights are
PyTorch's own, not Swath's.
"""
import argparse
import json
import math
import statistics
import time

import torch

TOKENS, UNITS, STATES, LAYERS, LENGTH, BATCH, SEQUENCES = 32, 32, 16, 2, 32, 16, 160
DELTA, ITERATIONS, TOLERANCE = 0.05, 10, 1e-5
EDGES = [(u, (u + d) % UNITS) for d in (1, 2) for u in range(UNITS)] + [(u, (u + 5) % UNITS) for u in range(0, UNITS, 2)]


def solve(a, b):
    x, r = torch.zeros_like(b), b.clone()
    p = r.clone()
    rr = torch.view_as_real(r).square().sum((-1, -2))
    limit = TOLERANCE**2 * rr
    open_rows = rr > limit
    for _ in range(ITERATIONS):
        image = p @ a
        alpha = torch.where(open_rows, rr / (torch.view_as_real(p) * torch.view_as_real(image)).sum((-1, -2)), 0.0)[:, None]
        x.add_(alpha * p)
        r.sub_(alpha * image)
        before, rr = rr, torch.view_as_real(r).square().sum((-1, -2))
        open_rows = open_rows & (rr > limit)
        if not open_rows.any():
            break
        p = r + torch.where(open_rows, rr / before, 0.0)[:, None] * p
    return x


class Solve(torch.autograd.Function):
    @staticmethod
    def forward(context, a, b):
        a = a.to(b.dtype)
        x = solve(a, b)
        context.save_for_backward(a, x)
        return x

    @staticmethod
    def backward(context, of_x):
        a, x = context.saved_tensors
        of_b = solve(a, of_x)
        return -(of_b.conj().t() @ x).real, of_b


class Cayley:
    def __init__(self, real):
        complex_map = lambda o, i: (torch.rand(o, i, 2) * 2 - 1).div(math.sqrt(2 * i)).requires_grad_()
        self.inputs = [complex_map(STATES, UNITS) for _ in range(LAYERS)]
        self.outputs = [complex_map(UNITS, STATES) for _ in range(LAYERS)]
        self.amplitudes = complex_map(TOKENS, UNITS)
        self.embedding = torch.randn(TOKENS, UNITS).requires_grad_()
        self.gains = [torch.ones(UNITS).requires_grad_() for _ in range(LAYERS + 1)]
        self.steps = [torch.nn.Linear(2 * UNITS, 2) for _ in range(LAYERS)]
        self.decays = [(0.5 + 0.5 * torch.rand(STATES)).requires_grad_() for _ in range(LAYERS)]
        self.frequencies = [(0.1 * torch.randn(STATES)).requires_grad_() for _ in range(LAYERS)]
        self.scales = [torch.tensor([0.5]).requires_grad_() for _ in range(LAYERS)]
        self.edges = [(0.1 * torch.randn(len(EDGES))).requires_grad_() for _ in range(LAYERS)]
        self.biases = torch.zeros(TOKENS).requires_grad_()
        self.incidence = torch.zeros(len(EDGES), UNITS)
        for edge, (i, j) in enumerate(EDGES):
            self.incidence[edge, i], self.incidence[edge, j] = 1, -1
        places = torch.arange(LENGTH)[:, None] * 10000.0 ** (-torch.arange(UNITS) / UNITS)
        self.code = torch.exp(1j * places.to(real))

    def parameters(self):
        lists = [self.inputs, self.outputs, self.gains, self.decays, self.frequencies, self.scales, self.edges]
        plain = [p for one in lists for p in one] + [self.amplitudes, self.embedding, self.biases]
        return plain + [p for step in self.steps for p in step.parameters()]

    def space(self, l, x):
        y = norm(x, self.gains[l])
        steps = torch.clamp(torch.exp(self.steps[l](torch.view_as_real(y).flatten(2))), 1e-4, 2.0)
        step, turn = steps[..., :1], steps[..., 1:]
        decay = torch.nn.functional.softplus(self.decays[l])
        factors = torch.exp(torch.complex(-step * decay, turn * self.frequencies[l]))
        driven = step * (y @ torch.view_as_complex(self.inputs[l]).t())
        h, out = driven[0], [driven[0]]
        for t in range(1, LENGTH):
            h = torch.addcmul(driven[t], factors[t], h)
            out.append(h)
        return x + self.scales[l] * (torch.stack(out) @ torch.view_as_complex(self.outputs[l]).t())

    def map(self, l, x):
        power = torch.view_as_real(x).square().sum(-1)
        angle = math.pi * (1 - 2 * torch.exp(-power / (power.mean(-1, keepdim=True) + 1e-12)))
        psi = (x * torch.polar(torch.ones_like(angle), angle)).reshape(-1, UNITS)
        h = self.incidence.t() @ (torch.nn.functional.softplus(self.edges[l])[:, None] * self.incidence)
        square, one = DELTA**2 * h @ h, torch.eye(UNITS)
        right = psi @ torch.complex(one - square, -2 * DELTA * h)
        return Solve.apply(one + square, right).reshape(x.shape)

    def loss(self, tokens, targets):
        """Tokens and targets are [place, sequence]."""
        x = self.embedding[tokens] * self.code[:, None]
        for l in range(LAYERS):
            x = self.space(l, x)
        for l in range(LAYERS):
            x = self.map(l, x)
        amplitudes = norm(x, self.gains[LAYERS]) @ torch.view_as_complex(self.amplitudes).t()
        power = torch.view_as_real(amplitudes).square().sum(-1)
        logits = torch.log(power + 1e-6 * power.mean(-1, keepdim=True)) + self.biases
        return torch.nn.functional.cross_entropy(logits.reshape(-1, TOKENS), targets.reshape(-1))


def norm(x, gains):
    return x * (gains / torch.sqrt(torch.view_as_real(x).square().sum(-1).mean(-1, keepdim=True) + 1e-6))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--precision", choices=["single", "double"], default="single")
    options = parser.parse_args()
    if options.epochs <= 20:
        parser.error(f"--epochs must be more than the 20 that are not counted, but is {options.epochs}")

    torch.set_num_threads(1)
    torch.manual_seed(1)
    real = torch.float64 if options.precision == "double" else torch.float32
    torch.set_default_dtype(real)
    x = torch.randint(TOKENS, (LENGTH, SEQUENCES))
    y = torch.roll(x, -1, 0)
    model = Cayley(real)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    seconds = []
    for _ in range(options.epochs):
        begin = time.process_time()
        total = 0.0
        order = torch.randperm(SEQUENCES)
        for first in range(0, SEQUENCES, BATCH):
            rows = order[first : first + BATCH]
            loss = model.loss(x[:, rows], y[:, rows])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        seconds.append(time.process_time() - begin)
    print(json.dumps({"epoch_seconds_median": statistics.median(seconds[20:]), "loss": total * BATCH / SEQUENCES}))


main()
