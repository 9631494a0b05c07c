#!/usr/bin/python3
"""Makes autoencoder.json in this folder: a sparse autoencoder in PyTorch, in float64.

One batch's loss terms and gradients at the start, then 30 steps of Adam at 0.01 on the batches of
8 rows in turn. PyTorch 1.13 made the checked-in file:
    /usr/bin/python3 make_autoencoder.py > autoencoder.json
"""
import json
import sys

import torch

torch.set_num_threads(1)
torch.manual_seed(4)
INPUTS, UNITS, BATCH, WEIGHT = 12, 5, 8, 0.01

x = torch.rand(24, INPUTS, dtype=torch.float64) * (torch.rand(24, INPUTS) < 0.6)
model = torch.nn.Sequential(torch.nn.Linear(INPUTS, UNITS), torch.nn.ReLU(), torch.nn.Linear(UNITS, INPUTS)).double()


def parameters():
    names = ("encoder_weights", "encoder_biases", "decoder_weights", "decoder_biases")
    return zip(names, model.parameters())


def loss_of(rows):
    a = model[1](model[0](rows))
    reconstruction = torch.nn.functional.mse_loss(model[2](a), rows)
    sparsity = a.abs().mean()
    return reconstruction + WEIGHT * sparsity, reconstruction, sparsity


start = {name: p.detach().clone().tolist() for name, p in parameters()}
terms = loss_of(x[:BATCH])
terms[0].backward()
gradient = {name: p.grad.tolist() for name, p in parameters()}

adam = torch.optim.Adam(model.parameters(), lr=0.01)
losses = []
for step in range(30):
    first = BATCH * (step % 3)
    adam.zero_grad()
    loss = loss_of(x[first : first + BATCH])[0]
    loss.backward()
    losses.append(loss.item())
    adam.step()

trace = {
    "x": x.tolist(),
    "batch": BATCH,
    "sparsity_weight": WEIGHT,
    "start": start,
    "terms": [term.item() for term in terms],
    "gradient": gradient,
    "losses": losses,
    "end": {name: p.detach().tolist() for name, p in parameters()},
}
json.dump(trace, sys.stdout, indent=1)
print()
