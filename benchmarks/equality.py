"""Judging one equality against `simplify(a - b)`, and the verdicts on true identities and near misses."""

import random
import statistics

import sympy as sp
from sympy.core.cache import clear_cache

from benchmarks.timing import seconds
from derive.cas.to_sympy import to_sympy
from derive.core.certificates import sound
from derive.kernel.equality import Judge
from derive.reader.declarations import read_context
from derive.reader.parser import read
from tests.kernel.test_identities import CASES

SAMPLE = 12


def read_cases():
    """Declarations, both sides, and whether they are equal."""
    for declared, left, right, wrong in CASES:
        context = read_context(declared)
        yield context, read(left, context), read(right, context), True
        yield context, read(left, context), read(wrong, context), False


def main():
    cases = list(read_cases())
    grades = [(equal, Judge(context, 0).equal(a, b).grade) for context, a, b, equal in cases]
    true, false = ([grade for equal, grade in grades if equal is side] for side in (True, False))
    print(f"true: {sum(map(sound, true))} of {len(true)} certified, {true.count('refuted')} refuted (wrong)")
    print(f"false: {false.count('refuted')} of {len(false)} refuted, {sum(map(sound, false))} certified (wrong)")
    ratios = []
    for context, a, b, _ in random.Random(0).sample(cases, SAMPLE):
        difference = to_sympy(a) - to_sympy(b)
        ours = min(seconds(lambda: Judge(context, seed).equal(a, b)) for seed in range(3))
        clear_cache()
        ratios.append(ours / seconds(lambda: sp.simplify(difference)))
    print(f"judge / simplify: median {statistics.median(ratios):.4f}  target 0.02")


if __name__ == "__main__":
    main()
