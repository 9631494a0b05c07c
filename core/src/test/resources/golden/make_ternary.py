#!/usr/bin/python3
"""Makes ternary.json in this folder: the dual autoencoder of ternary operations in PyTorch, in float64.

Twelve steps of AdamW on batches of 6 of 18 operations in turn, with given noise, coupled, clipped and balanced by
the lengths of gradients; everything an epoch would change is fixed. Parameters do not fit into a file: they are
the sines of their numbers times a bound for each layer, in Swath's order, [input x output] and then the biases.
Of the gradient and of the parameters in the end, every 997th number is kept, and the length of each layer.
PyTorch 1.13 made the checked-in file:
    /usr/bin/python3 make_ternary.py > ternary.json
"""
import json
import math
import sys

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
F = torch.nn.functional
LATENTS, BATCH, OPERATIONS, STEPS, RATE, STRIDE = 16, 6, 18, 12, 2e-3, 997
COUPLING, TAU_A, TAU_B, BETA_A, BETA_B = 0.3, 0.8, 0.6, 0.7, 0.5
WEIGHT_A, WEIGHT_B, WEIGHT_ALIGNMENT, ENTROPY, REPULSION, FREE_BITS = 0.7, 0.7, 0.3, 0.05, 0.5, 0.02
MOMENTUM = 0.95

operations = torch.randint(0, 3, (OPERATIONS, 9))
noise = torch.randn(2, OPERATIONS, LATENTS).round(decimals=6)


def linear(shape):
    return torch.nn.Linear(*shape)


class Encoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = torch.nn.ModuleList(linear(s) for s in [(9, 256), (256, 128), (128, 64), (64, 2 * LATENTS)])

    def forward(self, x):
        for m in self.maps[:-1]:
            x = F.relu(m(x))
        return self.maps[-1](x).split(LATENTS, dim=1)


class DecoderA(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = torch.nn.ModuleList(linear(s) for s in [(LATENTS, 32), (32, 64), (64, 27)])

    def forward(self, z):
        return self.maps[2](F.relu(self.maps[1](F.relu(self.maps[0](z)))))


class DecoderB(torch.nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [(LATENTS, 128)] + [(128, 128)] * 4 + [(128, 27)]
        self.maps = torch.nn.ModuleList(linear(s) for s in sizes)

    def forward(self, z):
        h = F.relu(self.maps[0](z))
        h = h + self.maps[2](F.relu(self.maps[1](h)))
        h = F.relu(h)
        h = h + self.maps[4](F.relu(self.maps[3](h)))
        return self.maps[5](h)


model = torch.nn.ModuleList([Encoder(), DecoderA(), Encoder(), DecoderB()])
layers = [m for part in model for m in part.maps]


def flat(of):
    return torch.cat([torch.cat([of(m.weight).t().reshape(-1), of(m.bias)]) for m in layers])


number = 0
with torch.no_grad():
    for m in layers:
        inputs, outputs = m.in_features, m.out_features
        count = inputs * outputs + outputs
        values = torch.sin(torch.arange(number, number + count, dtype=torch.float64)) * 1.5 / math.sqrt(inputs)
        m.weight.copy_(values[: inputs * outputs].reshape(inputs, outputs).t())
        m.bias.copy_(values[inputs * outputs :])
        number += count


def histogram_entropy(z):
    total = 0.0
    for k in range(LATENTS):
        counts = torch.histc(z[:, k].detach(), bins=50, min=-3, max=3)
        p = counts / counts.sum()
        total += -(p[p > 0] * p[p > 0].log()).sum().item()
    return total / LATENTS


def divergence(mu, logvar):
    each = -0.5 * (1 + logvar - mu**2 - logvar.exp())
    return each.clamp(min=FREE_BITS).sum(dim=1).mean()


def cross_entropy(logits, classes):
    return F.cross_entropy(logits.reshape(-1, 3), classes.reshape(-1), reduction="sum") / len(classes)


def terms_of(rows, scale_a, scale_b):
    classes = operations[rows]
    x = classes.double() - 1
    mu_a, logvar_a = model[0](x)
    mu_b, logvar_b = model[2](x)
    z_a = mu_a + noise[0, rows] * (0.5 * logvar_a).exp() * TAU_A
    z_b = mu_b + noise[1, rows] * (0.5 * logvar_b).exp() * TAU_B
    logits_a = model[1]((1 - COUPLING) * z_a + COUPLING * z_b.detach())
    logits_b = model[3]((1 - COUPLING) * z_b + COUPLING * z_a.detach())
    ce_a, ce_b = cross_entropy(logits_a, classes), cross_entropy(logits_b, classes)
    kl_a, kl_b = divergence(mu_a, logvar_a), divergence(mu_b, logvar_b)
    p = F.softmax(logits_b.reshape(-1, 9, 3), dim=2).mean(dim=0)
    entropy = -(p * (p + 1e-10).log()).sum()
    squares = ((z_b[:, None, :] - z_b[None, :, :]) ** 2).sum(dim=2)
    apart = ~torch.eye(len(rows), dtype=torch.bool)
    repulsion = torch.exp(-squares[apart] / 0.25).mean()
    h_a, h_b = histogram_entropy(z_a), histogram_entropy(z_b)
    alignment = abs(h_a - h_b)
    loss = WEIGHT_A * scale_a * (ce_a + BETA_A * kl_a) + WEIGHT_ALIGNMENT * alignment
    loss = loss + WEIGHT_B * scale_b * (ce_b + BETA_B * kl_b - ENTROPY * entropy + REPULSION * repulsion)
    others = [ce_a, ce_b, kl_a, kl_b, entropy, repulsion]
    return loss, [t.item() for t in [loss] + others] + [h_a, h_b, alignment]


def length(parts):
    return math.sqrt(sum((p.grad**2).sum().item() for part in parts for p in part.parameters()))


optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-4)
mean_a = mean_b = 1.0
steps = []
first_gradient = None
for step in range(STEPS):
    rows = torch.arange(BATCH) + BATCH * (step % (OPERATIONS // BATCH))
    scale_a = min(max(mean_b / (mean_a + 1e-8), 0.5), 2.0)
    scale_b = min(max(mean_a / (mean_b + 1e-8), 0.5), 2.0)
    loss, terms = terms_of(rows, scale_a, scale_b)
    optimizer.zero_grad()
    loss.backward()
    if step == 0:
        first_gradient = flat(lambda p: p.grad).clone()
        lengths = [math.sqrt((m.weight.grad**2).sum().item() + (m.bias.grad**2).sum().item()) for m in layers]
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item()
    mean_a = MOMENTUM * mean_a + (1 - MOMENTUM) * length(model[:2])
    mean_b = MOMENTUM * mean_b + (1 - MOMENTUM) * length(model[2:])
    optimizer.step()
    steps.append({"terms": terms, "norm": norm, "ratio": mean_b / mean_a})

trace = {
    "operations": operations.tolist(),
    "noise_a": noise[0].tolist(),
    "noise_b": noise[1].tolist(),
    "batch": BATCH,
    "rate": RATE,
    "stride": STRIDE,
    "settings": {
        "coupling": COUPLING,
        "temperature_a": TAU_A,
        "temperature_b": TAU_B,
        "beta_a": BETA_A,
        "beta_b": BETA_B,
        "alignment_weight": WEIGHT_ALIGNMENT,
        "entropy_weight": ENTROPY,
        "repulsion_weight": REPULSION,
        "free_bits": FREE_BITS,
    },
    "steps": steps,
    "gradient": first_gradient[::STRIDE].tolist(),
    "gradient_lengths": lengths,
    "end": flat(lambda p: p.detach())[::STRIDE].tolist(),
}
json.dump(trace, sys.stdout, indent=1)
print()
