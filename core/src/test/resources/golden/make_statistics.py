"""Figures of SciPy and statsmodels for the statistics over seeds.

Usage: python3 make_statistics.py > statistics.json

Needs Debian 12's python3-scipy (1.10) and python3-statsmodels (0.13). The data are written out or drawn with a
fixed seed; null is NaN. Where SciPy or statsmodels has no such figure, it is computed here from its definition
with their distributions.
"""

import itertools
import json
import math
import sys
import warnings

import numpy as np
import pandas as pd
from scipy import special, stats
from statsmodels.duration.survfunc import SurvfuncRight, survdiff
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.power import TTestIndPower, TTestPower
from statsmodels.stats.weightstats import ttost_ind, ttost_paired

warnings.filterwarnings("ignore")
random = np.random.default_rng(20260101)

SAMPLES = {
    "three losses": [-745.1, -743.9, -748.2],
    "two": [0.5, 0.75],
    "four": [3.0, 1.0, 10.0, 2.0],
    "five": [0.91, 0.934, 0.928, 0.915, 0.93],
    "eight with ties": [1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 7.0, 9.0],
    "eleven": list(random.normal(-1000, 20, 11)),
    "forty": list(random.lognormal(0, 1, 40)),
    "huge": [1e150, 1.5e150, 3e150, 2e150, -4e150],
    "tiny": [1e-150, 1.5e-150, 3e-150, 2e-150, -4e-150],
    "far from zero": [1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 8],
}

PAIRS = {
    "three losses": ([-745.1, -743.9, -748.2], [-738.0, -745.0, -740.5]),
    "two": ([1.0, 2.0], [3.0, 4.5]),
    "five": ([0.91, 0.934, 0.928, 0.915, 0.93], [0.90, 0.931, 0.929, 0.90, 0.921]),
    "ties": ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [2.0, 1.0, 5.0, 2.0, 8.0, 9.0]),
    "zeros": ([1.0, 2.0, 3.0, 4.0, 5.0, 7.0], [1.0, 2.0, 3.5, 3.0, 3.0, 4.0]),
    "ten": (list(random.normal(0, 1, 10)), list(random.normal(1, 3, 10))),
    "fifty": (list(random.normal(0, 1, 50)), list(random.normal(0.3, 1, 50))),
    "sixty": (list(random.normal(0, 1, 60)), list(random.normal(0.3, 1, 60))),
    "seventy with ties and zeros": (
        [float(x) for x in random.integers(0, 9, 70)], [float(x) for x in random.integers(1, 9, 70)]),
    "huge": ([1e150, 1.5e150, 3e150, 2e150], [2e150, 2.5e150, 3.5e150, 6e150]),
    "tiny": ([1e-150, 1.5e-150, 3e-150, 2e-150], [2e-150, 2.5e-150, 3.5e-150, 6e-150]),
}

UNPAIRED = {
    "three and five": ([1.0, 2.0, 4.0], [2.5, 3.5, 5.0, 9.0, 11.0]),
    "one side without spread": ([2.0, 2.0, 2.0], [2.5, 3.5, 5.0, 9.0]),
    "nine and thirty": (list(random.normal(0, 1, 9)), list(random.normal(1, 2, 30))),
}


def number(x):
    return None if x is None or math.isnan(x) else float(x)


def critical(df, tail):
    """SciPy 1.10 has eight right digits of this quantile; Newton's steps from there give the rest."""
    t = stats.t.isf(tail, df)
    for _ in range(3):
        t += (stats.t.sf(t, df) - tail) / stats.t.pdf(t, df)
    return t


def t_interval(confidence, df, value, error):
    reach = critical(df, (1 - confidence) / 2) * error
    return [value - reach, value + reach]


def describe(x):
    x = np.array(x)
    return {
        "mean": np.mean(x), "populationDeviation": np.std(x), "sampleDeviation": np.std(x, ddof=1),
        "standardError": stats.sem(x), "median": np.median(x), "interquartileMean": stats.trim_mean(x, 0.25),
        "minimum": x.min(), "maximum": x.max(),
        "interval": t_interval(0.95, len(x) - 1, np.mean(x), stats.sem(x)),
        "interval99": t_interval(0.99, len(x) - 1, np.mean(x), stats.sem(x)),
    }


def welch(a, b):
    a, b = np.array(a), np.array(b)
    scale = max(abs(a).max(), abs(b).max())  # scipy squares twice, which leaves the range of doubles
    t = stats.ttest_ind(a / scale, b / scale, equal_var=False)
    va, vb = stats.sem(a / scale) ** 2, stats.sem(b / scale) ** 2
    df = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
    difference = a.mean() - b.mean()
    error = math.hypot(stats.sem(a), stats.sem(b))
    return {"statistic": t.statistic, "p": t.pvalue, "df": df, "interval": t_interval(0.95, df, difference, error)}


def effects(a, b):
    a, b = np.array(a), np.array(b)
    df = len(a) + len(b) - 2
    pooled = math.hypot(np.std(a, ddof=1) * math.sqrt((len(a) - 1) / df), np.std(b, ddof=1) * math.sqrt((len(b) - 1) / df))
    d = (a.mean() - b.mean()) / pooled
    correction = math.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / math.sqrt(df / 2)
    signs = np.sign(a[:, None] - b[None, :])
    u = stats.mannwhitneyu(a, b)
    return {"d": d, "g": d * correction, "cliff": signs.mean(), "improvement": (signs.mean() + 1) / 2,
            "u": u.statistic, "uP": u.pvalue}


def equivalence(a, b, paired):
    bound = 0.8 * max(abs(np.mean(a) - np.mean(b)), np.std(a, ddof=1))
    if paired:
        p, above, below = ttost_paired(np.array(a), np.array(b), -bound, 1.5 * bound)
        d = np.array(a) - np.array(b)
        interval = t_interval(0.9, len(d) - 1, d.mean(), stats.sem(d))
    else:
        p, above, below = ttost_ind(a, b, -bound, 1.5 * bound, usevar="unequal")
        w = welch(a, b)
        interval = t_interval(0.9, w["df"], np.mean(a) - np.mean(b), math.hypot(stats.sem(a), stats.sem(b)))
    return {"from": -bound, "to": 1.5 * bound, "p": p, "above": above[1], "below": below[1], "interval": interval}


def wilcoxon_by_enumeration(a, b):
    """Every way to give the ranks a sign; for up to 12 differences."""
    d = np.array(a) - np.array(b)
    d = d[d != 0]
    ranks = stats.rankdata(abs(d))
    statistic = min(ranks[d > 0].sum(), ranks[d < 0].sum())
    sums = [sum(r for r, s in zip(ranks, signs) if s) for signs in itertools.product([0, 1], repeat=len(d))]
    return statistic, min(1.0, 2 * sum(s <= statistic for s in sums) / len(sums))


def wilcoxon(a, b):
    a, b = np.array(a), np.array(b)
    d = a - b
    n = int(np.count_nonzero(d))
    plain = n == len(d) and len(set(abs(d))) == n
    if n > 50:
        r = stats.wilcoxon(a, b, correction=True, mode="approx")
        return {"statistic": r.statistic, "p": r.pvalue, "exact": False}
    if plain:
        r = stats.wilcoxon(a, b, mode="exact")
        return {"statistic": r.statistic, "p": r.pvalue, "exact": True}
    statistic, p = wilcoxon_by_enumeration(a, b)
    return {"statistic": statistic, "p": p, "exact": True}


def paired(a, b):
    t = stats.ttest_rel(a, b)
    d = np.array(a) - np.array(b)
    return {"statistic": t.statistic, "p": t.pvalue, "df": len(d) - 1,
            "interval": t_interval(0.95, len(d) - 1, d.mean(), stats.sem(d)),
            "dz": d.mean() / np.std(d, ddof=1), "wilcoxon": wilcoxon(a, b)}


def anova(frame, factors, interactions):
    terms = [f"C({f})" for f in factors]
    if interactions:
        terms += [f"C({f}):C({g})" for f, g in itertools.combinations(factors, 2)]
    table = anova_lm(ols("y ~ " + " + ".join(terms), frame).fit(), typ=2)
    residual = table.loc["Residual"]
    total = ((frame.y - frame.y.mean()) ** 2).sum()
    mean_square = residual.sum_sq / residual.df
    out = []
    for term in terms:
        row = table.loc[term]
        out.append({
            "factors": [t[2:-1] for t in term.split(":")], "ss": row.sum_sq, "df": int(row.df), "f": row.F, "p": row["PR(>F)"],
            "eta": row.sum_sq / total, "partialEta": row.sum_sq / (row.sum_sq + residual.sum_sq),
            "omega": (row.sum_sq - row.df * mean_square) / (total + mean_square)})
    return {"y": list(frame.y), "levels": {f: [str(x) for x in frame[f]] for f in factors}, "interactions": interactions,
            "terms": out, "residual": residual.sum_sq, "residualDf": int(residual.df), "total": total}


def design(unbalanced):
    rows = []
    for i, optimizer in enumerate(["adam", "sgd", "lion"]):
        for j, rate in enumerate([0.1, 0.01]):
            for k, batch in enumerate([64, 128]):
                for seed in range(3):
                    if not unbalanced or (i + 2 * j + k + seed) % 5:
                        y = -900 + 30 * i - 20 * j + 4 * k + 11 * i * j + random.normal(0, 6)
                        rows.append((optimizer, rate, batch, y))
    return pd.DataFrame(rows, columns=["optimizer", "rate", "batch", "y"])


def survival(times, met):
    curve = SurvfuncRight(np.array(times, float), np.array(met, int))
    steps = []
    z = stats.norm.isf(0.025)
    for i in range(len(curve.surv_times)):
        s, e = curve.surv_prob[i], curve.surv_prob_se[i]
        if 0 < s < 1:
            reach = z * e / (s * abs(math.log(s)))
            interval = [s ** math.exp(reach), s ** math.exp(-reach)]
        else:
            interval = [None, None]
        steps.append({"time": curve.surv_times[i], "atRisk": int(curve.n_risk[i]), "events": int(curve.n_events[i]),
                      "survival": s, "error": number(e) if s > 0 else None, "interval": interval})
    last = max(times)
    area, before, level = 0.0, 0.0, 1.0
    for step in steps:
        area += level * (step["time"] - before)
        before, level = step["time"], step["survival"]
    area += level * (last - before)
    median = next((step["time"] for step in steps if step["survival"] <= 0.5 + 1e-12), None)
    return {"times": times, "met": met, "steps": steps, "median": median, "restrictedMean": area}


def log_rank(groups):
    time = np.array([t for g in groups for t, _ in g], float)
    met = np.array([int(m) for g in groups for _, m in g])
    group = np.array([i for i, g in enumerate(groups) for _ in g])
    statistic, _ = survdiff(time, met, group)
    return {"groups": [[[t, bool(m)] for t, m in g] for g in groups], "statistic": statistic, "df": len(groups) - 1,
            "p": stats.chi2.sf(statistic, len(groups) - 1)}


class GivenIndices(np.random.Generator):
    """Hands SciPy's bootstrap the indices it is given, in turn."""

    def __init__(self, indices):
        super().__init__(np.random.PCG64(0))
        self.given = iter(indices)

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        return np.array([next(self.given) for _ in range(int(np.prod(size)))]).reshape(size)


def bootstrap(strata, statistic, resamples=200):
    strata = [np.array(s) for s in strata]
    indices = [int(random.integers(0, len(s))) for _ in range(resamples) for s in strata for _ in s]

    def on_pool(*samples, axis=-1):
        return statistic(np.concatenate(samples, axis=axis), axis=axis)

    out = {"strata": [list(s) for s in strata], "indices": indices, "resamples": resamples}
    for method in ["percentile", "bca"]:
        result = stats.bootstrap(strata, on_pool, n_resamples=resamples, batch=1, vectorized=True, axis=-1,
                                 method=method, random_state=GivenIndices(indices))
        out[method] = [number(x) for x in result.confidence_interval]
    out["error"] = result.standard_error
    return out


def iqm(x, axis=-1):
    return stats.trim_mean(x, 0.25, axis=axis)


def seeds_per_group(effect, alpha=0.05, power=0.8):
    return math.ceil(TTestIndPower().solve_power(effect, None, alpha, power, 1) - 1e-9)


def pairs(effect, alpha=0.05, power=0.8):
    return math.ceil(TTestPower().solve_power(effect, None, alpha, power) - 1e-9)


def power(df, delta, alpha, near=None):
    """As statsmodels computes it, with a quantile of t that has all its digits."""
    t = critical(df, alpha / 2)
    p = stats.nct.sf(t, df, delta) + stats.nct.cdf(-t, df, delta)
    assert near is None or math.isclose(p, near, rel_tol=1e-7), (p, near)
    return p


def welch_power(difference, sd_a, sd_b, n, alpha, near=None):
    va, vb = sd_a**2, sd_b**2
    df = (n - 1) * (va + vb) ** 2 / (va**2 + vb**2)
    delta = difference / math.sqrt((va + vb) / n)
    return power(df, delta, alpha, near)


P_VALUES = [[0.01, 0.04, 0.03, 0.005], [0.5, 0.9, 0.02], [1e-12, 1e-3, 1e-3, 0.2, 1.0], [0.04], list(random.uniform(0, 0.1, 20))]
balanced, unbalanced = design(False), design(True)
one_way = [[1.0, 2.0, 4.0], [2.5, 3.5, 5.0, 9.0], [7.0, 8.0]]
f = anova_oneway(one_way, use_var="equal")

golden = {
    "descriptions": [{"name": k, "values": v, **describe(v)} for k, v in SAMPLES.items()],
    "pairs": [{"name": k, "a": a, "b": b, "welch": welch(a, b), "paired": paired(a, b), "effects": effects(a, b)}
              for k, (a, b) in PAIRS.items()],
    "unpaired": [{"name": k, "a": a, "b": b, "welch": welch(a, b), "effects": effects(a, b)} for k, (a, b) in UNPAIRED.items()],
    "equivalence": [{"name": k, "a": a, "b": b, "welch": equivalence(a, b, False), "paired": equivalence(a, b, True)}
                    for k, (a, b) in PAIRS.items() if k not in ("huge", "tiny")],
    "adjusted": [{"p": p, **{m: list(multipletests(p, method=m)[1]) for m in ("holm", "bonferroni", "fdr_bh")}} for p in P_VALUES],
    "oneWay": {"groups": one_way, "f": f.statistic, "p": f.pvalue, "df": [int(x) for x in f.df]},
    "anova": [anova(frame, factors, interactions)
              for frame in (balanced, unbalanced)
              for factors, interactions in ((["optimizer"], False), (["optimizer", "rate"], False),
                                            (["optimizer", "rate"], True), (["optimizer", "rate", "batch"], True))],
    "survival": [
        survival([65, 72, 73], [1, 1, 1]),
        survival([100, 100, 100], [0, 0, 0]),
        survival([70, 100, 100, 100], [1, 0, 0, 0]),
        survival([70, 75, 100, 100], [1, 1, 0, 0]),
        survival([3, 5, 5, 5, 8, 8, 12, 20, 20, 20], [1, 1, 1, 0, 1, 0, 1, 0, 0, 1]),
        survival([7], [1]),
    ],
    "logRank": [
        log_rank([[(65, 1), (72, 1), (73, 1)], [(70, 1), (80, 1), (100, 0)]]),
        log_rank([[(3, 1), (5, 1), (5, 0), (9, 1)], [(5, 1), (8, 0), (8, 1)], [(2, 1), (12, 0), (12, 0), (11, 1)]]),
        log_rank([[(65, 1), (72, 1), (73, 1)], [(100, 0), (100, 0), (100, 0)]]),
    ],
    "power": {
        "groups": [{"effect": e, "n": n, "power": welch_power(e, 1, 1, n, 0.05, TTestIndPower().power(e, n, 0.05))} for e in (0.2, 0.8, 1.5, 4.0) for n in (2, 3, 5, 20, 400)],
        "pairs": [{"effect": e, "n": n, "power": power(n - 1, e * math.sqrt(n), 0.05, TTestPower().power(e, n, 0.05))} for e in (0.2, 0.8, 1.5, 4.0) for n in (2, 3, 5, 20, 400)],
        "unequal": [{"difference": d, "sdA": a, "sdB": b, "n": n, "power": welch_power(d, a, b, n, 0.05)}
                    for d, a, b in ((1.0, 0.5, 2.0), (3.0, 1.0, 0.01)) for n in (2, 3, 7, 30)],
        "seedsPerGroup": [{"effect": e, "n": seeds_per_group(e)} for e in (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)],
        "seedPairs": [{"effect": e, "n": pairs(e)} for e in (0.05, 0.2, 0.5, 1.0, 2.0, 3.0)],
    },
    "noncentralT": [{"t": t, "df": df, "delta": delta, "cdf": stats.nct.cdf(t, df, delta)}
                    for df in (1, 2, 3.7, 10, 100) for t, delta in ((0.5, 1.0), (2.0, 1.0), (4.3, 5.0), (-1.0, 0.5), (2.0, -1.5))],
    "bootstrap": [
        {"statistic": name, **bootstrap(strata, statistic)}
        for name, statistic in (("mean", np.mean), ("median", np.median), ("iqm", iqm))
        # Binary fractions: whether a resample's mean equals the sample's must not depend on rounding.
        for strata in ([[-745.125, -743.875, -748.25]], [[0.5, 0.75, 0.625, 1.0, 0.875]], [SAMPLES["eleven"]],
                       [[-745.125, -743.875, -748.25], SAMPLES["four"], SAMPLES["eight with ties"]])
    ],
}


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple, np.ndarray)):
        return [plain(v) for v in x]
    if isinstance(x, (bool, np.bool_)) or x is None or isinstance(x, (str, int)):
        return bool(x) if isinstance(x, np.bool_) else x
    if isinstance(x, np.integer):
        return int(x)
    return number(float(x))


json.dump(plain(golden), sys.stdout, indent=None, separators=(",", ":"))
sys.stdout.write("\n")
