"""Writes rates.json: intervals and detectable lifts of purchase rates, by scipy and numpy. Run: python3 rates.py"""
import json
from pathlib import Path

import numpy as np
from scipy import optimize, stats

Z975, Z80 = stats.norm.ppf(0.975), stats.norm.ppf(0.8)


def wilson(hits, n):
    ci = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
    return hits / n, ci.low, ci.high


def newcombe(hits, n, other_hits, other_n):
    p1, l1, u1 = wilson(hits, n)
    p2, l2, u2 = wilson(other_hits, other_n)
    d = p1 - p2
    return {"difference": d, "low": d - np.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), "high": d + np.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)}


def detectable(base, n1, n2):
    def miss(rise):
        p1 = base + rise
        none = Z975 * np.sqrt(base * (1 - base) * (1 / n1 + 1 / n2))
        return none + Z80 * np.sqrt(p1 * (1 - p1) / n1 + base * (1 - base) / n2) - rise

    return optimize.brentq(miss, 1e-12, 1 - base, xtol=1e-15)


def power(base, rise, n1, n2, draws=400_000):
    """Share of simulated campaigns whose z test with known base rate is significant."""
    rng = np.random.default_rng(1)
    a, b = rng.binomial(n1, base + rise, draws) / n1, rng.binomial(n2, base, draws) / n2
    return float(np.mean(np.abs(a - b) > Z975 * np.sqrt(base * (1 - base) * (1 / n1 + 1 / n2))))


def coverage(p1, n1, p2, n2, draws=4000):
    """Share of simulated campaigns whose Newcombe interval holds the true difference."""
    rng = np.random.default_rng(2)
    inside = 0
    for x, y in zip(rng.binomial(n1, p1, draws), rng.binomial(n2, p2, draws)):
        ci = newcombe(int(x), n1, int(y), n2)
        inside += ci["low"] <= p1 - p2 <= ci["high"]
    return inside / draws


welch = {}
for name, (n, sum_, squares, m, other, others) in {"some": (900, 4500.0, 260000.0, 100, 300.0, 12000.0)}.items():
    mean = np.array([sum_ / n, other / m])
    error = np.array([(squares / n - mean[0] ** 2) / (n - 1), (others / m - mean[1] ** 2) / (m - 1)])
    half = Z975 * np.sqrt(error.sum())
    welch[name] = {"own": [n, sum_, squares], "other": [m, other, others], "difference": mean[0] - mean[1], "low": mean[0] - mean[1] - half, "high": mean[0] - mean[1] + half}

golden = {
    "wilson": [dict(zip(("hits", "n", "rate", "low", "high"), (h, n, *wilson(h, n)))) for h, n in [(0, 30), (1, 10), (12, 900), (500, 500), (81, 263)]],
    "newcombe": [{"args": list(a), **newcombe(*a)} for a in [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 10), (0, 900, 0, 100), (63, 9000, 5, 1000), (180, 9000, 9, 1000)]],
    "detectable": [
        {"base": b, "contacted": n1, "heldOut": n2, "rise": (r := detectable(b, n1, n2)), "power": power(b, r, n1, n2)}
        for b, n1, n2 in [(0.01, 9000, 1000), (0.01, 5000, 5000), (0.035, 9000, 1000), (0.035, 5000, 5000), (0.2, 300, 300)]
    ],
    "meanDifference": list(welch.values()),
    "coverage": coverage(0.012, 9000, 0.01, 1000),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=2) + "\n")
