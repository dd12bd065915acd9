"""The signature by itself: never wrong about what is false, and right about most of what is true."""

from itertools import pairwise

import pytest
from test_adversarial import FALSE, TRUE
from test_identities import CASES

from derive.kernel.explicit import scalar
from derive.kernel.facts import complex_meant, facts_of
from derive.kernel.rungs import by_signature
from derive.kernel.term_matrices import UnknownSizeError
from derive.kernel.tower import is_prime, odd_root, square_root, tower
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import ShapeMismatchError, shape

MISSES = [(declarations, left, miss) for declarations, left, _, miss in CASES] + FALSE
HITS = [(declarations, left, right) for declarations, left, right, _ in CASES] + TRUE


def judged(declarations, left, right, seed=0):
    context = read_context(declarations)
    a, b = read(left, context), read(right, context)
    if shape(a) or shape(b):
        return None
    try:
        a, b = scalar(a), scalar(b)
    except (UnknownSizeError, ShapeMismatchError):
        return None
    facts = facts_of(context)
    return by_signature(a, b, context, facts, seed, real=not complex_meant(facts, a, b))


@pytest.mark.parametrize(("declarations", "left", "right"), MISSES)
def test_false_never_has_equal_signatures(declarations, left, right):
    assert not judged(declarations, left, right)
    assert not judged(declarations, left, right, 12345)


def test_most_of_what_is_true_has():
    found = [judged(*each) for each in HITS]
    assert sum(each is True for each in found) >= 60


def test_towers_are_towers():
    for seed in (0, 1, 2026):
        floors = tower(seed)
        assert len(floors) == 6
        for above, below in pairwise(floors):
            assert is_prime(above.prime)
            assert (above.prime - 1) % below.prime == 0
            assert pow(above.base, below.prime, above.prime) == 1 != above.base
            assert pow(above.turn, 60, above.prime) == above.prime - 1
    assert tower(0) != tower(1)


def test_roots_are_roots():
    p = tower(3)[2].prime
    for a in range(2, 40):
        assert square_root(a * a, p) in (a, p - a)
        for q in (3, 5):
            assert pow(odd_root(pow(a, q, p), q, p), q, p) == pow(a, q, p)
