#!/usr/bin/python3
"""Makes classifier.json with PyTorch 1.13 (Debian 12's python3-torch): /usr/bin/python3 make_classifier.py

Two networks on random images of random classes, in float64 and, under "single", in float32: the first
batch's loss and gradient, 20 steps of SGD, and the trained network on other images.
"""
import json
from pathlib import Path

import numpy as np
import torch

torch.set_num_threads(1)

HEIGHT, WIDTH, CLASSES, BATCH, STEPS, RATE = 6, 5, 4, 20, 20, 0.5
INPUTS = HEIGHT * WIDTH
TRAIN, HELD_OUT, TEST = 50, 10, 15  # held out is the last sixth of 60


def images(rng, count):
    pixels = rng.integers(0, 256, size=(count, INPUTS)) * (rng.random((count, INPUTS)) < 0.6)
    return pixels, rng.integers(0, CLASSES, size=count)


def network(hidden, values, dtype):
    """Weights go by input, then the biases, layer by layer: the transpose of PyTorch's."""
    sizes = [INPUTS, hidden, CLASSES] if hidden else [INPUTS, CLASSES]
    layers, at = [], 0
    for inputs, units in zip(sizes, sizes[1:]):
        layer = torch.nn.Linear(inputs, units, dtype=dtype)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(values[at : at + inputs * units].reshape(inputs, units).T))
            layer.bias.copy_(torch.tensor(values[at + inputs * units : at + (inputs + 1) * units]))
        at += (inputs + 1) * units
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def flat(model, pick):
    parts = []
    for layer in model:
        if isinstance(layer, torch.nn.Linear):
            parts += [pick(layer.weight).T.flatten(), pick(layer.bias)]
    return torch.cat(parts).tolist()


def evaluate(model, x, labels):
    with torch.no_grad():
        scores = model(x)
        loss = torch.nn.functional.cross_entropy(scores, labels).item()
        return {"loss": loss, "accuracy": (scores.argmax(1) == labels).double().mean().item()}


def trained(hidden, start, train, held_out, test, dtype):
    model = network(hidden, start, dtype)
    parts = [(torch.tensor(pixels, dtype=dtype) / 255, torch.tensor(labels)) for pixels, labels in (train, held_out, test)]
    (x, labels), (held_out_x, held_out_labels), (test_x, test_labels) = parts
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    losses, gradient = [], None
    for step in range(STEPS):
        # The last batch of a pass is half as large.
        batch = slice(BATCH * (step % 3), min(BATCH * (step % 3 + 1), TRAIN))
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x[batch]), labels[batch])
        loss.backward()
        losses.append(loss.item())
        if gradient is None:
            gradient = flat(model, lambda p: p.grad)
        optimizer.step()
    return {
        "losses": losses,
        "first_gradient": gradient,
        "end": flat(model, lambda p: p.detach()),
        "held_out": evaluate(model, held_out_x, held_out_labels),
        "test": evaluate(model, test_x, test_labels),
    }


rng = np.random.default_rng(5)
pixels, labels = images(rng, TRAIN + HELD_OUT)
test = images(rng, TEST)
trace = {
    "height": HEIGHT,
    "width": WIDTH,
    "classes": CLASSES,
    "batch": BATCH,
    "rate": RATE,
    "train": {"pixels": pixels.flatten().tolist(), "labels": labels.tolist()},
    "test": {"pixels": test[0].flatten().tolist(), "labels": test[1].tolist()},
}
for name, hidden in (("softmax-regression", 0), ("mlp", 7)):
    length = (INPUTS + 1) * hidden + (hidden + 1) * CLASSES if hidden else (INPUTS + 1) * CLASSES
    start = rng.uniform(-0.3, 0.3, size=length)
    parts = (pixels[:TRAIN], labels[:TRAIN]), (pixels[TRAIN:], labels[TRAIN:]), test
    trace[name] = {"hidden_units": hidden, "start": start.tolist()}
    for precision, dtype in (("double", torch.float64), ("single", torch.float32)):
        trace[name][precision] = trained(hidden, start, *parts, dtype)
Path(__file__).with_name("classifier.json").write_text(json.dumps(trace) + "\n")
