#!/usr/bin/python3
"""Makes twistor.json in this folder: the twistor model in PyTorch, in float64.

For each form of the constraint: one batch's terms and gradient, 20 steps of Adam at 0.01 with rates
by layer, and the trained model on other sequences. Spinors are complex tensors here, and gates,
mixes and levels are written one by one as the model's description has them. PyTorch 1.13 made the
checked-in file:
    /usr/bin/python3 make_twistor.py > twistor.json
"""
import json
import math
import sys

import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
UNITS, TOKENS, LENGTH, LEVELS, BATCH, TRAINED = 2, 5, 4, 3, 6, 15
D, STATE = 2 * UNITS, 4 * UNITS
WEIGHT, STRENGTH, RATE, RATIO = 0.3, 0.25, 0.05, 0.5


def halves(x):
    """The real numbers of a spinor's component as complex ones."""
    return torch.complex(x[..., :UNITS], x[..., UNITS:])


def reals(z):
    return torch.cat([z.real, z.imag], dim=-1)


class Level(nn.Module):
    def __init__(self):
        super().__init__()
        self.omega = nn.Sequential(nn.Linear(D, D), nn.GELU(), nn.Linear(D, D))
        self.pi = nn.Sequential(nn.Linear(D, D), nn.GELU(), nn.Linear(D, D))

    def forward(self, omega, pi):
        return 0.5 * omega + 0.5 * self.omega(omega), 0.5 * pi + 0.5 * self.pi(pi)


class Twistor(nn.Module):
    def __init__(self):
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(TOKENS, D), nn.Embedding(TOKENS, D)])
        self.gates = nn.ModuleList([nn.Linear(2 * STATE, D) for _ in range(8)])
        self.fast = nn.Linear(STATE, STATE)
        self.levels = nn.ModuleList([Level() for _ in range(LEVELS)])
        self.output = nn.Linear(STATE, D)
        self.norm = nn.LayerNorm(D)
        self.networks = nn.ModuleList(
            [nn.Sequential(nn.Linear(STATE, D), nn.GELU(), nn.Linear(D, 1)) for _ in range(LEVELS)]
        )

    def code(self):
        places = torch.arange(LENGTH).double()[:, None]
        speeds = torch.exp(torch.arange(0, UNITS, 2).double() * -(math.log(10000.0) / UNITS))
        real, imaginary = torch.zeros(LENGTH, UNITS), torch.zeros(LENGTH, UNITS)
        real[:, 0::2], real[:, 1::2] = torch.sin(places * speeds), torch.cos(places * speeds)
        imaginary[:, 0::2], imaginary[:, 1::2] = torch.cos(places * speeds), -torch.sin(places * speeds)
        return torch.cat([real, imaginary], dim=1)

    def embed(self, table, tokens):
        return table(tokens) + self.code()

    def cell(self, omega, pi, omega_h, pi_h):
        everything = torch.cat([omega, pi, omega_h, pi_h], dim=-1)
        i_o, i_p, f_o, f_p, g_o, g_p, o_o, o_p = [gate(everything) for gate in self.gates]
        omega_c = torch.sigmoid(f_o) * omega_h + torch.sigmoid(i_o) * torch.tanh(g_o)
        pi_c = torch.sigmoid(f_p) * pi_h + torch.sigmoid(i_p) * torch.tanh(g_p)
        c = torch.cat([omega_c, pi_c], dim=-1)
        c = c + RATE * torch.tanh(self.fast(c))
        omega_c, pi_c = halves(c[..., :D]), halves(c[..., D:])
        for mix in (1, 2, 3):
            k = STRENGTH * mix / 3
            omega_c, pi_c = (1 - k) * omega_c + k * pi_c, (1 - k) * pi_c - k * omega_c
        return torch.sigmoid(o_o) * torch.tanh(reals(omega_c)), torch.sigmoid(o_p) * torch.tanh(reals(pi_c))

    def forward(self, x):
        """The prediction, |C| at every place, and the sum of weighted |N|."""
        omega_x, pi_x = self.embed(self.tables[0], x), self.embed(self.tables[1], x)
        omega, pi = torch.zeros(len(x), D), torch.zeros(len(x), D)
        omegas, pis = [], []
        for place in range(LENGTH):
            omega, pi = self.cell(omega_x[:, place], pi_x[:, place], omega, pi)
            omegas.append(omega)
            pis.append(pi)
        omega, pi = torch.stack(omegas, dim=1), torch.stack(pis, dim=1)
        networks = 0
        for number, level in enumerate(self.levels):
            omega, pi = level(omega, pi)
            share = 1.0 if number == LEVELS - 1 else 0.5
            networks = networks + share * self.networks[number](torch.cat([omega, pi], dim=-1)).abs().mean()
        w, p = halves(omega), halves(pi)
        c = (w * p.conj() + p * w.conj()).real.sum(dim=-1) / UNITS
        return self.norm(self.output(torch.cat([omega, pi], dim=-1))), c, networks

    def terms(self, x, y, form):
        predicted, c, networks = self(x)
        wanted = self.embed(self.tables[0], y).detach()
        error = functional.mse_loss(predicted, wanted)
        penalty = {"absolute": c.abs().mean(), "squared": (c**2).mean(), "learned": networks}[form]
        distances = torch.cdist(predicted - self.code(), self.tables[0].weight.expand(len(x), -1, -1))
        accuracy = (distances.argmin(dim=-1) == y).double().mean()
        return error + WEIGHT * penalty, error, c.abs().mean(), accuracy


def flat(model, of, learned):
    """The parameters, or their gradients, in the order that Swath keeps them in."""
    parts = [of(table.weight).flatten() for table in model.tables]

    def linear(*maps):
        parts.append(torch.cat([of(m.weight) for m in maps]).t().flatten())
        parts.append(torch.cat([of(m.bias) for m in maps]))

    linear(*model.gates)
    linear(model.fast)
    for level in model.levels:
        for component in (level.omega, level.pi):
            linear(component[0])
            linear(component[2])
    linear(model.output)
    parts += [of(model.norm.weight), of(model.norm.bias)]
    for network in model.networks if learned else []:
        linear(network[0])
        linear(network[2])
    return torch.cat(parts).tolist()


def value(p):
    return p.detach()


def slope(p):
    return torch.zeros_like(p) if p.grad is None else p.grad


def trained(form):
    torch.manual_seed(6)
    model = Twistor()
    learned = form == "learned"
    trace = {"start": flat(model, value, learned)}
    terms = model.terms(x[:BATCH], y[:BATCH], form)
    terms[0].backward()
    trace["terms"] = [term.item() for term in terms]
    trace["gradient"] = flat(model, slope, learned)

    groups = [{"params": level.parameters(), "lr": 0.01 * RATIO**l} for l, level in enumerate(model.levels)]
    inside = {id(p) for level in model.levels for p in level.parameters()}
    groups.append({"params": [p for p in model.parameters() if id(p) not in inside], "lr": 0.01})
    adam = torch.optim.Adam(groups)
    trace["losses"] = []
    for step in range(20):
        rows = slice(BATCH * (step % 3), min(BATCH * (step % 3 + 1), TRAINED))
        adam.zero_grad()
        loss = model.terms(x[rows], y[rows], form)[0]
        loss.backward()
        trace["losses"].append(loss.item())
        adam.step()
    trace["end"] = flat(model, value, learned)
    trace["held_out"] = [term.item() for term in model.terms(x[TRAINED:18], y[TRAINED:18], form)]
    trace["test"] = [term.item() for term in model.terms(x[18:], y[18:], form)]
    return trace


torch.manual_seed(5)
x = torch.randint(TOKENS, (40, LENGTH))
y = torch.randint(TOKENS, (40, LENGTH))
trace = {
    "units": UNITS,
    "tokens": TOKENS,
    "levels": LEVELS,
    "batch": BATCH,
    "constraint_weight": WEIGHT,
    "moebius_strength": STRENGTH,
    "evolution_rate": RATE,
    "layer_ratio": RATIO,
    "training_sequences": 18,
    "x": x.tolist(),
    "y": y.tolist(),
}
for form in ("absolute", "squared", "learned"):
    trace[form] = trained(form)
gelu = torch.linspace(-9, 9, 73).requires_grad_()
functional.gelu(gelu).sum().backward()
trace["gelu"] = {"x": gelu.tolist(), "values": functional.gelu(gelu).tolist(), "slopes": gelu.grad.tolist()}
json.dump(trace, sys.stdout)
print()
