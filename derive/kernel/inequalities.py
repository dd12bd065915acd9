"""At most: the difference is a number, a sum of squares, or of one sign by its structure and the facts."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import Relation, Term

from .bench import Bench, lettered
from .facts import meant


def compared(relation: Relation, context: Context, bench: Bench) -> Certificate:
    """`<`, `<=`, `>`, `>=`, `!=` and `in` of scalars, by what is known of the sign of the difference."""
    plain = meant(lettered(relation), context)
    found = holds(context, plain)
    if found is None:
        return Certificate(UNDECIDED, "the sign is not decided", seed=bench.seed)
    return Certificate(PROVED if found else REFUTED, "signs", seed=bench.seed)


def at_most(a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """Whether a <= b everywhere."""
    found = compared(Relation("<=", a, b), context, bench)
    if found.grade == UNDECIDED:
        same = bench.equal(a, b, context)
        return same if same.grade == PROVED else found
    return found
