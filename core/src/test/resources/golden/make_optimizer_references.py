#!/usr/bin/python3
"""Makes optimizer_references.json: steps of optimizers that make_golden.py has no trace of.

Plain Python in float64, written from the papers' formulas; l-bfgs is PyTorch's own, where it is installed:
    /usr/bin/python3 make_optimizer_references.py optimizers.json > optimizer_references.json
The problems are those of optimizers.json. Each step's rate is `rate` unless the case names a list of them.
"""
import json
import math
import sys

PROBLEMS = json.load(open(sys.argv[1]))
EIGENVALUES = PROBLEMS["quadratic"]["eigenvalues"]
STEPS = 60


def quadratic(x):
    return [e * a for e, a in zip(EIGENVALUES, x)]


def rosenbrock(p):
    x, y = p
    return [0.01 * (-2 * (1 - x) - 400 * x * (y - x * x)), 0.01 * 200 * (y - x * x)]


GRADIENTS = {"quadratic": quadratic, "rosenbrock": rosenbrock}


# Each rule is a function of one parameter's history, which yields its next value from the gradient it is sent.
def classical_momentum(x, rates, momentum):
    v = 0.0
    for rate in rates:
        g = yield x
        v = momentum * v + rate * g
        x = x - v
    yield x


def adagrad_inside(x, rates, epsilon):
    total = 0.0
    for rate in rates:
        g = yield x
        total += g**2
        x = x - rate * g / math.sqrt(total + epsilon)
    yield x


def rmsprop_inside(x, rates, decay, epsilon):
    v = 0.0
    for rate in rates:
        g = yield x
        v = decay * v + (1 - decay) * g**2
        x = x - rate * g / math.sqrt(v + epsilon)
    yield x


def corrected_moments(beta1, beta2):
    """Takes gradients, yields bias-corrected first and second moments, with the largest second moment so far."""
    m = v = largest = 0.0
    t = 0
    result = None
    while True:
        g = yield result
        t += 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        largest = max(largest, v)
        correction = 1 - beta2**t
        result = t, m / (1 - beta1**t), v / correction, largest / correction, m


def moments(beta1, beta2):
    stream = corrected_moments(beta1, beta2)
    next(stream)
    return stream


def adam_inside(x, rates, epsilon, beta1=0.9, beta2=0.999, decay=0.0, amsgrad=False):
    stream = moments(beta1, beta2)
    for rate in rates:
        g = yield x
        _, m, v, largest, _ = stream.send(g)
        x = x - rate * decay * x - rate * m / math.sqrt((largest if amsgrad else v) + epsilon)
    yield x


def radam_inside(x, rates, epsilon, beta1=0.9, beta2=0.999):
    stream = moments(beta1, beta2)
    longest = 2 / (1 - beta2) - 1
    for rate in rates:
        g = yield x
        t, m, v, _, _ = stream.send(g)
        length = longest - 2 * t * beta2**t / (1 - beta2**t)
        if length > 5:
            r = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            x = x - rate * r * m / math.sqrt(v + epsilon)
        else:
            x = x - rate * m
    yield x


def nadam(x, rates, epsilon, inside=False, beta1=0.9, beta2=0.999, psi=0.004):
    stream = moments(beta1, beta2)
    product = 1.0
    for rate in rates:
        g = yield x
        t, _, v, _, raw = stream.send(g)
        mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
        following = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
        product *= mu
        looked_ahead = following * raw / (1 - product * following) + (1 - mu) * g / (1 - product)
        x = x - rate * looked_ahead / (math.sqrt(v + epsilon) if inside else math.sqrt(v) + epsilon)
    yield x


def adabound(x, rates, epsilon, inside=False, final_rate=0.1, beta1=0.9, beta2=0.999):
    stream = moments(beta1, beta2)
    for index, rate in enumerate(rates):
        g = yield x
        t, m, v, _, _ = stream.send(g)
        own = rate / (math.sqrt(v + epsilon) if inside else math.sqrt(v) + epsilon)
        final = final_rate * rate / max(rates[: index + 1])
        gamma = 1 - beta2
        own = max(final * (1 - 1 / (gamma * t + 1)), min(final * (1 + 1 / (gamma * t)), own))
        x = x - own * m
    yield x


def lion(x, rates, beta1=0.9, beta2=0.99, decay=0.0):
    m = 0.0
    for rate in rates:
        g = yield x
        c = beta1 * m + (1 - beta1) * g
        x = x - rate * ((c > 0) - (c < 0) + decay * x)
        m = beta2 * m + (1 - beta2) * g
    yield x


FALLING = [0.1 / (1 + 0.1 * t) for t in range(STEPS)]
RISING_AND_FALLING = [0.01 * min(t + 1, 10) / 10 if t < 20 else 0.01 * (STEPS - t) / 40 for t in range(STEPS)]

CASES = {
    "classical-momentum": (classical_momentum, 0.01, {"momentum": 0.9}, lambda p: (p["momentum"],)),
    "classical-momentum, falling rate": (classical_momentum, FALLING, {"momentum": 0.5}, lambda p: (p["momentum"],)),
    "adagrad, epsilon inside": (
        adagrad_inside, 0.1, {"epsilon": 0.01, "epsilon-inside-root": True}, lambda p: (p["epsilon"],)),
    "rmsprop, epsilon inside": (
        rmsprop_inside, 0.01, {"mean-decay": 0.9, "epsilon": 0.01, "epsilon-inside-root": True},
        lambda p: (p["mean-decay"], p["epsilon"])),
    "adam, epsilon inside": (
        adam_inside, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True}, lambda p: (p["epsilon"],)),
    "adamw, epsilon inside": (
        adam_inside, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True, "decoupled-weight-decay": 0.1},
        lambda p: (p["epsilon"], 0.9, 0.999, 0.1)),
    "amsgrad, epsilon inside": (
        adam_inside, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True, "beta2": 0.9},
        lambda p: (p["epsilon"], 0.9, 0.9, 0.0, True)),
    "radam, epsilon inside": (
        radam_inside, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True}, lambda p: (p["epsilon"],)),
    "nadam, as in the paper": (nadam, 0.01, {"nadam-definition": "pytorch-2"}, lambda p: (1e-8,)),
    "nadam, epsilon inside": (
        nadam, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True, "nadam-definition": "pytorch-2"},
        lambda p: (p["epsilon"], True)),
    "adabound": (adabound, 0.01, {}, lambda p: (1e-8,)),
    "adabound, other final rate and decay": (
        adabound, 0.01, {"final-rate": 0.02, "beta2": 0.9}, lambda p: (1e-8, False, 0.02, 0.9, 0.9)),
    "adabound, epsilon inside": (
        adabound, 0.01, {"epsilon": 0.01, "epsilon-inside-root": True}, lambda p: (p["epsilon"], True)),
    "adabound, rising and falling rate": (
        adabound, RISING_AND_FALLING, {"final-rate": 0.03, "beta2": 0.95},
        lambda p: (1e-8, False, 0.03, 0.9, 0.95)),
    "lion": (lion, 0.01, {}, lambda p: ()),
    "lion, weight decay": (lion, 0.01, {"decoupled-weight-decay": 0.3}, lambda p: (0.9, 0.99, 0.3)),
}


def trace(rule, start, rates, arguments, gradient):
    parameters = [rule(x, rates, *arguments) for x in start]
    values = [next(p) for p in parameters]
    path = []
    for _ in rates:
        values = [p.send(g) for p, g in zip(parameters, gradient(values))]
        path.append(values)
    return path


def lbfgs(start, loss_of, steps, history):
    import torch

    theta = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([theta], lr=1, max_iter=1, history_size=history, line_search_fn="strong_wolfe")
    evaluations = 0

    def closure():
        nonlocal evaluations
        evaluations += 1
        optimizer.zero_grad()
        loss = loss_of(theta)
        loss.backward()
        return loss

    path, counts = [], []
    for _ in range(steps):
        optimizer.step(closure)
        path.append(theta.detach().tolist())
        counts.append(evaluations)
    return {"theta": path, "evaluations": counts}


def main():
    traces = {}
    for name, (rule, rate, settings, arguments) in CASES.items():
        rates = rate if isinstance(rate, list) else [rate] * STEPS
        traces[name] = {"settings": settings, "rates": rates}
        for problem, gradient in GRADIENTS.items():
            traces[name][problem] = trace(rule, PROBLEMS[problem]["start"], rates, arguments(settings), gradient)

    import torch

    eigenvalues = torch.tensor(EIGENVALUES, dtype=torch.float64)
    losses = {
        "quadratic": lambda x: 0.5 * (eigenvalues * x * x).sum(),
        "rosenbrock": lambda x: 0.01 * ((1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2),
    }
    searches = {
        problem: {str(history): lbfgs(PROBLEMS[problem]["start"], loss, 30, history) for history in (2, 10)}
        for problem, loss in losses.items()
    }
    json.dump({"element-wise": traces, "lbfgs": searches}, sys.stdout, indent=0)
    print()


main()
