"""Linear equations about slopes that are tried with e^{r x}: their characteristic equations, and back to solutions."""

from __future__ import annotations

from derive.core.certificates import REFUTED, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.polynomials import coefficients
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.terms import (
    ONE,
    Add,
    Derivative,
    Neg,
    Relation,
    Symbol,
    Term,
    letters,
    number,
    raised,
    substituted,
    subterms,
    symbols,
)

from .differentiated import integrated


def by_characteristic(first: Term, before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a line in the letter r below y'' + y = 0, or on one in y below lines in that letter."""
    slopes = [here for here in subterms(first) if type(here) is Derivative and type(here.body) is Symbol]
    functions = {here.body for here in slopes}
    if type(first) is not Relation or first.sign != "=" or len(functions) != 1:
        return None
    (y,) = functions
    free = letters(after)
    if y in free and not symbols(before) & symbols(after):
        return integrated(first, after, context, bench)
    if len(free) != 1 or free[0] in symbols(first) or any(here.body is not y for here in slopes):
        return None
    powers: dict[Term, Term] = {here: raised(free[0], number(here.order)) for here in slopes}
    tried = substituted(substituted(first, powers), {y: ONE})
    found = directions(tried, after, context, bench).forth
    if sound(found.grade):
        return JudgedStep(0, 1, "given", found, message=phrase("check.given"))
    if found.grade != REFUTED or type(after) is not Relation or after.sign != "=":
        return None
    degree = len(coefficients(Add((after.left, Neg(after.right))), free[0]) or ()) - 1
    if degree < 2 or degree != max(here.order for here in slopes):
        return None
    return JudgedStep(0, 1, "wrong", found, witness=found.witness, message=phrase("check.not_followed"))
