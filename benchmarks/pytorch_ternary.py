#!/usr/bin/python3
"""Times an epoch of the ternary dual VAE in plain PyTorch, on one core: what Swath's is compared with.

    benchmarks/pytorch_ternary.py [epochs]

Prints for each epoch the wall time and the processor time of the training loop, which is the study's: sampling, cross-injection, all
terms of the loss, clipping, the balance of gradients, AdamW. Nothing is evaluated.
"""
import math
import sys
import time

import torch

torch.set_num_threads(1)
torch.manual_seed(1)
F = torch.nn.functional
LATENTS, BATCH, TRAINED = 16, 64, 15_746


def maps(*sizes):
    return torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))


def rectified(layers, x):
    for layer in layers[:-1]:
        x = F.relu(layer(x))
    return layers[-1](x)


def residual(layers, z):
    h = F.relu(layers[0](z))
    h = F.relu(h + layers[2](F.relu(layers[1](h))))
    h = h + layers[4](F.relu(layers[3](h)))
    return layers[5](h)


encoder_a, decoder_a = maps(9, 256, 128, 64, 2 * LATENTS), maps(LATENTS, 32, 64, 27)
encoder_b, decoder_b = maps(9, 256, 128, 64, 2 * LATENTS), maps(LATENTS, 128, 128, 128, 128, 128, 27)
of_a = list(encoder_a.parameters()) + list(decoder_a.parameters())
of_b = list(encoder_b.parameters()) + list(decoder_b.parameters())
optimizer = torch.optim.AdamW(of_a + of_b, lr=1e-3, weight_decay=1e-4)

numbers = torch.arange(3**9)
operations = torch.stack([numbers // 3**place % 3 for place in range(9)], dim=1)
apart = {}


def entropy_of(z):
    total = 0.0
    for k in range(LATENTS):
        p = torch.histc(z[:, k], bins=50, min=-3, max=3)
        p = p / p.sum()
        total += -(p * (p + 1e-10).log()).sum().item()
    return total / LATENTS


def sampled(encoder, x, temperature):
    mu, logvar = rectified(encoder, x).split(LATENTS, dim=1)
    divergence = (-0.5 * (1 + logvar - mu**2 - logvar.exp())).sum(dim=1).mean()
    return mu + torch.randn_like(mu) * (0.5 * logvar).exp() * temperature, divergence


def cross_entropy(logits, classes):
    return F.cross_entropy(logits.reshape(-1, 3), classes.reshape(-1), reduction="sum") / len(classes)


def length(parameters):
    return math.sqrt(sum(p.grad.norm().item() ** 2 for p in parameters))


mean_a = mean_b = 1.0
for epoch in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    begin, begin_processor = time.perf_counter(), time.process_time()
    order = torch.randperm(TRAINED)
    for first in range(0, TRAINED, BATCH):
        classes = operations[order[first : first + BATCH]]
        x = classes.float() - 1
        z_a, kl_a = sampled(encoder_a, x, 1.0)
        z_b, kl_b = sampled(encoder_b, x, 0.9)
        logits_a = rectified(decoder_a, 0.9 * z_a + 0.1 * z_b.detach())
        logits_b = residual(decoder_b, 0.9 * z_b + 0.1 * z_a.detach())
        p = F.softmax(logits_b.reshape(-1, 9, 3), dim=2).mean(dim=0)
        entropy = -(p * (p + 1e-10).log()).sum()
        rows = len(classes)
        if rows not in apart:
            apart[rows] = ~torch.eye(rows, dtype=torch.bool)
        repulsion = torch.exp(-torch.cdist(z_b, z_b)[apart[rows]] ** 2 / 0.25).mean()
        alignment = abs(entropy_of(z_a.detach()) - entropy_of(z_b.detach()))
        scale_a = min(max(mean_b / (mean_a + 1e-8), 0.5), 2.0)
        scale_b = min(max(mean_a / (mean_b + 1e-8), 0.5), 2.0)
        loss_a = cross_entropy(logits_a, classes) + 0.6 * kl_a
        loss_b = cross_entropy(logits_b, classes) + 0.424 * kl_b - 0.05 * entropy + 0.01 * repulsion
        loss = 0.7 * scale_a * loss_a + 0.7 * scale_b * loss_b + 0.3 * alignment
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(of_a + of_b, 1.0)
        mean_a = 0.95 * mean_a + 0.05 * length(of_a)
        mean_b = 0.95 * mean_b + 0.05 * length(of_b)
        optimizer.step()
    print(
        "epoch %d loss %.4f seconds %.2f processor seconds %.2f"
        % (epoch + 1, loss.item(), time.perf_counter() - begin, time.process_time() - begin_processor),
        flush=True,
    )
