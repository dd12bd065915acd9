"""Judging one equality against `simplify(a - b)`, and the verdicts on true identities and near misses."""

import random
import statistics

import sympy as sp
from sympy.core.cache import clear_cache
from tests.kernel.identities import FALSE, TRUE

from benchmarks.timing import seconds
from derive.cas.to_sympy import to_sympy
from derive.core.certificates import sound
from derive.core.context import Context
from derive.kernel.equality import Judge
from derive.reader.parser import read

SAMPLE = 12


def verdicts(cases, context):
    judge = Judge(context, 0)
    return [judge.equal(read(a, context), read(b, context)).grade for a, b in cases]


def main():
    context = Context()
    true, false = verdicts(TRUE, context), verdicts(FALSE, context)
    print(f"true: {sum(map(sound, true))} of {len(true)} certified, {true.count('refuted')} refuted (wrong)")
    print(f"false: {false.count('refuted')} of {len(false)} refuted, {sum(map(sound, false))} certified (wrong)")
    ratios = []
    for a, b in random.Random(0).sample([*TRUE, *FALSE], SAMPLE):
        left, right = read(a), read(b)
        difference = to_sympy(left) - to_sympy(right)
        ours = min(seconds(lambda: Judge(context, seed).equal(left, right)) for seed in range(3))
        clear_cache()
        ratios.append(ours / seconds(lambda: sp.simplify(difference)))
    print(f"judge / simplify: median {statistics.median(ratios):.4f}  target 0.02")


if __name__ == "__main__":
    main()
