"""Interleaved pairs and their ratios."""

import statistics
import time


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def pairs(ours, theirs, rounds):
    """Medians of both sides in milliseconds, and the median of the ratios, measured in turn."""
    measured = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    ours_ms, theirs_ms = (1000 * statistics.median(column) for column in zip(*measured, strict=True))
    return ours_ms, theirs_ms, statistics.median(a / b for a, b in measured)


def row(name, ours_ms, theirs_ms, ratio, target=None):
    bound = f"  target {target}" if target else ""
    print(f"{name:34} {ours_ms:10.2f} ms  against {theirs_ms:10.2f} ms  ratio {ratio:7.3f}{bound}", flush=True)
