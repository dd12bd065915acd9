"""Vectors along a direction, by a new letter for any number: v = t (1, 1) beside v_1 = v_2."""

from __future__ import annotations

from fractions import Fraction

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.kernel.exactly import value
from derive.kernel.explicit import entries, is_explicit
from derive.terms import Junction, Mul, Relation, Symbol, Term, number, symbols


def along(before: Term, after: Term, t: Symbol, context: Context, bench: Bench) -> JudgedStep | None:
    """How a line follows that says a vector to be any multiple of another: by what that says of its entries."""
    if type(after) is not Relation or after.sign != "=" or len(after.left.shape) != 1 or t in symbols(after.left):
        return None
    if not is_explicit(after.left) or after.left.shape != after.right.shape:
        return None
    vector, values = entries(after.left), entries(after.right)
    direction = [value(each, {t: Fraction(1)}) for each in values]
    pivot = next((k for k, w in enumerate(direction) if w), None)
    if pivot is None or None in direction or len(vector) < 2:
        return None
    w = tuple(number(each.numerator, each.denominator) for each in direction if each is not None)
    if not all(bench.same(each, Mul((t, one)), context) for each, one in zip(values, w, strict=True)):
        return None
    rows = tuple(
        Relation("=", Mul((w[pivot], vector[k])), Mul((w[k], vector[pivot]))) for k in range(len(w)) if k != pivot
    )
    found = directions(before, rows[0] if len(rows) == 1 else Junction("and", rows), context, bench)
    if not sound(found.forth.grade):
        return None
    verdict = "equivalent" if sound(found.back.grade) else "implies"
    return JudgedStep(0, 1, verdict, found.forth, message=phrase("check.for_any", (t,)))
