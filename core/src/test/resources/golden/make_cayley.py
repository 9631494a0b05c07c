#!/usr/bin/python3
"""Makes cayley.json in this folder: the complex state-space model with Cayley maps in PyTorch, in float64.

For each case one batch's terms and gradient, 20 steps of AdamW with the mean square shared by both parts of a complex
number, and the trained model on other sequences. Numbers are complex tensors here; in the cases `cross-entropy` and
`origin` the Cayley maps are solved exactly and differentiated by PyTorch, in `truncated` by conjugate gradients that
end early, with a second such solve for the way back. PyTorch 1.13 made the checked-in file:
    /usr/bin/python3 make_cayley.py > cayley.json
"""
import json
import math
import sys

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
TOKENS, UNITS, STATES, SPACES, MAPS, LENGTH, BATCH, PER_EPOCH = 6, 5, 3, 2, 2, 4, 6, 15
EDGES = [(u, (u + d) % UNITS) for d in (1, 2) for u in range(UNITS)]
GAIN, STEP, RATE, DECAY = 0.7, 0.8, 0.01, 0.05
CASES = {
    "cross-entropy": {"form": "cross-entropy", "lambda": 0.0, "iterations": 200, "tolerance": 1e-15},
    "origin": {"form": "origin", "lambda": 0.1, "iterations": 200, "tolerance": 1e-15},
    "truncated": {"form": "cross-entropy", "lambda": 0.0, "iterations": 3, "tolerance": 0.01},
}


def conjugate_gradients(a, b, case):
    """Solves a x = b for each row of b, as far as the case says."""
    x, r = torch.zeros_like(b), b.clone()
    p, rr = r.clone(), (r.abs() ** 2).sum(-1)
    right = rr.clone()
    open_rows = rr > case["tolerance"] ** 2 * right
    for _ in range(case["iterations"]):
        image = p @ a.t()
        alpha = torch.where(open_rows, rr / (p.conj() * image).sum(-1).real, torch.zeros_like(rr))[:, None]
        x, r = x + alpha * p, r - alpha * image
        before, rr = rr, (r.abs() ** 2).sum(-1)
        open_rows = open_rows & (rr > case["tolerance"] ** 2 * right)
        p = r + torch.where(open_rows, rr / before, torch.zeros_like(rr))[:, None] * p
    return x


class Solve(torch.autograd.Function):
    """x with a x = b by conjugate gradients, differentiated as an exact solve by another such solve."""

    @staticmethod
    def forward(context, a, b, case):
        x = conjugate_gradients(a.to(b.dtype), b, case)
        context.save_for_backward(a, x)
        context.case = case
        return x

    @staticmethod
    def backward(context, of_x):
        a, x = context.saved_tensors
        of_b = conjugate_gradients(a.to(of_x.dtype), of_x, context.case)
        return -(of_b.conj()[:, :, None] * x[:, None, :]).real.sum(0), of_b, None


class Cayley(torch.nn.Module):
    def __init__(self):
        super().__init__()
        new = lambda *shape, scale: torch.nn.Parameter(scale * torch.randn(*shape))
        self.inputs = torch.nn.ParameterList([new(STATES, UNITS, 2, scale=0.4) for _ in range(SPACES)])
        self.outputs = torch.nn.ParameterList([new(UNITS, STATES, 2, scale=0.4) for _ in range(SPACES)])
        self.amplitudes = new(TOKENS, UNITS, 2, scale=0.5)
        self.embedding = new(TOKENS, UNITS, scale=1.0)
        self.gains = torch.nn.ParameterList([new(UNITS, scale=1.0) for _ in range(SPACES)])
        self.steps = torch.nn.ParameterList([new(2, UNITS, 2, scale=0.3) for _ in range(SPACES)])
        self.step_biases = torch.nn.ParameterList([new(2, scale=0.3) for _ in range(SPACES)])
        self.decays = torch.nn.ParameterList([new(STATES, scale=1.0) for _ in range(SPACES)])
        self.frequencies = torch.nn.ParameterList([new(STATES, scale=1.0) for _ in range(SPACES)])
        self.scales = torch.nn.ParameterList([new(1, scale=1.0) for _ in range(SPACES)])
        self.edges = torch.nn.ParameterList([new(len(EDGES), scale=1.0) for _ in range(MAPS)])
        self.last_gains = new(UNITS, scale=1.0)
        self.biases = new(TOKENS, scale=0.5)

    def ordered(self):
        """All parameters in the order that Swath keeps them in, and how many of their numbers are parts of complex ones."""
        paired = [p for pair in zip(self.inputs, self.outputs) for p in pair] + [self.amplitudes]
        rest = [self.embedding]
        for l in range(SPACES):
            rest += [self.gains[l], self.steps[l], self.step_biases[l], self.decays[l], self.frequencies[l], self.scales[l]]
        return paired + rest + list(self.edges) + [self.last_gains, self.biases], sum(p.numel() for p in paired)

    def space(self, l, x):
        y = norm(x, self.gains[l])
        parts = torch.view_as_real(y)
        log_steps = torch.einsum("btdc,kdc->btk", parts, self.steps[l]) + self.step_biases[l]
        step, turn = torch.clamp(torch.exp(log_steps), 1e-4, 2.0).unbind(-1)
        decay = torch.nn.functional.softplus(self.decays[l])
        driven = y @ torch.view_as_complex(self.inputs[l]).t()
        h, out = torch.zeros_like(driven[:, 0]), []
        for t in range(LENGTH):
            factor = torch.exp(torch.complex(-step[:, t, None] * decay, turn[:, t, None] * self.frequencies[l]))
            h = factor * h + step[:, t, None] * driven[:, t]
            out.append(h)
        return x + self.scales[l] * (torch.stack(out, 1) @ torch.view_as_complex(self.outputs[l]).t())

    def map(self, l, x, case):
        power = x.abs() ** 2
        share = power / (power.mean(-1, keepdim=True) + 1e-12)
        psi = (x * torch.exp(1j * math.pi * (1 - 2 * torch.exp(-GAIN * share)))).reshape(-1, UNITS)
        weights = torch.nn.functional.softplus(self.edges[l])
        h = torch.zeros(UNITS, UNITS)
        for weight, (i, j) in zip(weights, EDGES):
            e = torch.zeros(UNITS)
            e[i], e[j] = 1, -1
            h = h + weight * torch.outer(e, e)
        delta, one = STEP / 2, torch.eye(UNITS)
        if case["iterations"] > 100:
            psi = torch.linalg.solve(one + 1j * delta * h, (one - 1j * delta * h) @ psi.t()).t()
        else:
            minus = (one - 1j * delta * h).to(psi.dtype)
            psi = Solve.apply(one + delta**2 * h @ h, psi @ (minus @ minus).t(), case)
        return psi.reshape(x.shape)

    def terms(self, tokens, targets, case):
        places = torch.arange(LENGTH)[:, None] * 10000.0 ** (-torch.arange(UNITS) / UNITS)
        x = self.embedding[tokens] * torch.exp(1j * places)
        for l in range(SPACES):
            x = self.space(l, x)
        for l in range(MAPS):
            x = self.map(l, x, case)
        amplitudes = norm(x, self.last_gains) @ torch.view_as_complex(self.amplitudes).t()
        power = amplitudes.abs() ** 2
        likelihoods = (power + 1e-6 * power.mean(-1, keepdim=True)) * torch.exp(self.biases)
        log_norm = torch.log(likelihoods.sum(-1))
        of_target = torch.log(likelihoods.gather(-1, targets[..., None])[..., 0])
        entropy = (log_norm - of_target).mean()
        accuracy = (likelihoods.argmax(-1) == targets).double().mean()
        loss = entropy if case["form"] == "cross-entropy" else (case["lambda"] * log_norm**2 - of_target).mean()
        return loss, entropy, accuracy, log_norm.mean()


def norm(x, gains):
    return gains * x / torch.sqrt((x.abs() ** 2).mean(-1, keepdim=True) + 1e-6)


def flat(tensors):
    return torch.cat([t.detach().flatten() for t in tensors]).tolist()


class SharedAdamW:
    def __init__(self, parameters, paired):
        self.parameters, self.step_count = parameters, 0
        size = sum(p.numel() for p in parameters)
        self.m, self.v, self.paired = torch.zeros(size), torch.zeros(size), paired

    def step(self):
        self.step_count += 1
        g = torch.cat([p.grad.flatten() for p in self.parameters])
        square = g**2
        shared = square[: self.paired].reshape(-1, 2).sum(1, keepdim=True).expand(-1, 2).flatten()
        square = torch.cat([shared, square[self.paired :]])
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * square
        divisor = torch.sqrt(self.v / (1 - 0.999**self.step_count)) + 1e-8
        change = RATE * self.m / (1 - 0.9**self.step_count) / divisor
        at = 0
        with torch.no_grad():
            for p in self.parameters:
                p.copy_(p * (1 - RATE * DECAY) - change[at : at + p.numel()].reshape(p.shape))
                at += p.numel()


def trained(case):
    torch.manual_seed(6)
    model = Cayley()
    parameters, paired = model.ordered()
    trace = {"start": flat(parameters), **case}
    terms = model.terms(x[:BATCH], y[:BATCH], case)
    terms[0].backward()
    trace["terms"] = [term.item() for term in terms]
    trace["gradient"] = flat([p.grad for p in parameters])
    optimizer = SharedAdamW(parameters, paired)
    trace["losses"] = []
    for step in range(20):
        rows = slice(BATCH * (step % 3), min(BATCH * (step % 3 + 1), PER_EPOCH))
        for p in parameters:
            p.grad = None
        loss = model.terms(x[rows], y[rows], case)[0]
        loss.backward()
        trace["losses"].append(loss.item())
        optimizer.step()
    trace["end"] = flat(parameters)
    trace["paired"] = paired
    trace["held_out"] = [term.item() for term in model.terms(x[TRAINED:TRAINING], y[TRAINED:TRAINING], case)]
    trace["test"] = [term.item() for term in model.terms(x[TRAINING:], y[TRAINING:], case)]
    return trace


TRAINING, TRAINED = 165, 150
torch.manual_seed(5)
x = torch.randint(TOKENS, (185, LENGTH))
y = torch.randint(TOKENS, (185, LENGTH))
trace = {
    "tokens": TOKENS,
    "units": UNITS,
    "states": STATES,
    "space_layers": SPACES,
    "maps": MAPS,
    "batch": BATCH,
    "phase_gain": GAIN,
    "step": STEP,
    "rate": RATE,
    "weight_decay": DECAY,
    "training_sequences": TRAINING,
    "x": x.tolist(),
    "y": y.tolist(),
}
for name, case in CASES.items():
    trace[name] = trained(case)
json.dump(trace, sys.stdout)
print()
