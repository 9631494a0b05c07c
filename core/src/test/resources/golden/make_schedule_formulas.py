"""Rates of schedules and warm-ups from their formulas, with nothing but Python's standard library.

Usage: python3 make_schedule_formulas.py > schedule_formulas.json

Every case is a run of the given steps; "parameters" are those of the component, "rates" has one value
per step.
"""

import json
import math
import sys

BASE = 0.3
STEPS = 60
PER_EPOCH = 6


def schedule(name, parameters, rate):
    return {"part": "schedule", "name": name, "parameters": parameters, "rates": [rate(t) for t in range(STEPS)]}


def warm_up(name, length, parameters, share):
    parameters = {"warm-up-length": float(length), "warm-up-unit": "step", **parameters}
    rates = [BASE * share(t / length) if t < length else BASE for t in range(STEPS)]
    return {"part": "warm-up", "name": name, "parameters": parameters, "rates": rates}


def polynomial(t, length, minimum, power):
    return minimum + (BASE - minimum) * (1 - min(t, length) / length) ** power


def cosine(t, length, minimum):
    return minimum + (BASE - minimum) * 0.5 * (1 + math.cos(math.pi * min(t, length) / length))


def plateau(losses, factor, patience, threshold, cooldown, minimum):
    """The rate of each epoch, then of the one after the last."""
    rate, best, bad, left, rates = BASE, math.inf, 0, 0, []
    for loss in losses:
        rates.append(rate)
        if loss < best * (1 - threshold):
            best, bad = loss, 0
        else:
            bad += 1
        if left > 0:
            left -= 1
            bad = 0
        if bad > patience:
            rate = max(rate * factor, minimum)
            left = cooldown
            bad = 0
    return rates + [rate]


LOSSES = [5, 4, 4.2, 3.9999, 3.9, 3.95, 3.91, 3.9, 3.89999, 3.9, 3.9, 3.7, 3.8, 3.8, 3.8, 3.8, 3.8, 3.8, 3.8, 3.8, 3.8]
PLATEAU = {"factor": 0.2, "patience": 2, "threshold": 1e-3, "cooldown": 1, "minimum": 0.005}

step = {"schedule-unit": "step"}
epoch = {"schedule-unit": "epoch"}
json.dump(
    {
        "base": BASE,
        "steps": STEPS,
        "steps_per_epoch": PER_EPOCH,
        "cases": [
            schedule("inverse", {**step, "decay-speed": 0.25}, lambda t: BASE / (1 + 0.25 * t)),
            schedule(
                "polynomial",
                {**step, "annealing-length": 40, "decay-power": 2.5, "minimum-rate": 0.02},
                lambda t: polynomial(t, 40, 0.02, 2.5),
            ),
            schedule(
                "polynomial", {**step, "minimum-share": 0.1}, lambda t: polynomial(t, STEPS, 0.1 * BASE, 1)
            ),
            schedule("cosine", {**step, "annealing-length": 25}, lambda t: cosine(t, 25, 0)),
            schedule("cosine", epoch, lambda t: cosine(t // PER_EPOCH, STEPS // PER_EPOCH, 0)),
            schedule(
                "step", {**epoch, "drop-period": 3, "drop-factor": 0.5}, lambda t: BASE * 0.5 ** (t // PER_EPOCH // 3)
            ),
            schedule("exponential", {**epoch, "decay-speed": 0.4}, lambda t: BASE * math.exp(-0.4 * (t // PER_EPOCH))),
            warm_up("linear", 12, {}, lambda x: x),
            warm_up("linear", 12, {"warm-up-start": 0.2}, lambda x: 0.2 + 0.8 * x),
            warm_up("exponential", 20, {}, lambda x: (math.exp(5 * x) - 1) / (math.exp(5) - 1)),
            warm_up("cosine", 20, {}, lambda x: 0.5 * (1 - math.cos(math.pi * x))),
            warm_up("constant", 7, {}, lambda x: 0.1),
        ],
        "plateau": {"parameters": PLATEAU, "losses": LOSSES, "rates": plateau(LOSSES, **PLATEAU)},
    },
    sys.stdout,
    indent=1,
)
print()
