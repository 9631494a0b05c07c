#!/usr/bin/python3
"""Times a training epoch of Swath and of PyTorch in turn, on one core each, and prints medians and ratios.

    SWATH_DATA=/folder/with/mnist benchmarks/compare_with_pytorch.py --rounds 5

Needs what pytorch_encoder.py needs. Every round runs each program once, so that whatever slows the machine down
for a while slows all of them. Ratios are of medians over rounds; a figure alone says little about another machine.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORE = min(os.sched_getaffinity(0))


def timed(command, environment=None):
    # JAVA's compiler threads stay on the same core: a task slot has no more.
    result = subprocess.run(
        ["taskset", "-c", str(CORE), *command],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{result.stderr}")
    return json.loads(result.stdout.splitlines()[-1])["epoch_seconds_median"]


def swath(lanes, optimizer, epochs, kernel="vector"):
    return timed(
        [str(HERE / "run"), "epoch-seconds", "--lanes", str(lanes), "--optimizer", optimizer]
        + ["--epochs", str(epochs), "--kernel", kernel]
    )


def pytorch(optimizer, epochs, data):
    core_type = subprocess.run(
        ["sh", str(HERE.parent / "deploy" / "blas-core-type")], stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    return timed(
        ["/usr/bin/python3", str(HERE / "pytorch_encoder.py"), "--data", data, "--optimizer", optimizer]
        + ["--epochs", str(epochs)],
        {"OPENBLAS_CORETYPE": core_type.upper(), "OMP_NUM_THREADS": "1"},
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("SWATH_DATA"), help="folder of MNIST (default: $SWATH_DATA)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6, help="the first is not counted")
    options = parser.parse_args()
    if not options.data:
        parser.error("--data or SWATH_DATA must name a folder with MNIST")
    os.environ["SWATH_DATA"] = str(pathlib.Path(options.data).resolve())

    cases = {}
    for optimizer in ("adam", "sgd"):
        cases[("PyTorch, 1 model", optimizer)] = lambda o=optimizer: pytorch(o, options.epochs, options.data)
        for lanes in (1, 8):
            name = f"Swath, {lanes} lane{'s' if lanes > 1 else ''}"
            cases[(name, optimizer)] = lambda o=optimizer, n=lanes: swath(n, o, options.epochs)
        cases[("Swath, 1 lane, portable", optimizer)] = lambda o=optimizer: swath(1, o, options.epochs, "portable")
    seconds = {case: [] for case in cases}
    for number in range(options.rounds):
        for case, run in cases.items():
            seconds[case].append(run())
            print(f"round {number + 1}: {', '.join(case)}: {seconds[case][-1]:.4f} s", file=sys.stderr)

    print("| program | optimizer | seconds per epoch and run | least to most | over PyTorch |")
    print("| --- | --- | --- | --- | --- |")
    for (program, optimizer), values in seconds.items():
        median = statistics.median(values)
        ratio = median / statistics.median(seconds[("PyTorch, 1 model", optimizer)])
        print(
            f"| {program} | {optimizer} | {median:.4f} | {min(values):.4f} to {max(values):.4f} | {ratio:.3f} |"
        )


main()
