"""Equations between integrals without limits, and what they say once these are worked out: + C gathers constants."""

from __future__ import annotations

from itertools import combinations

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, sound, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.antiderivatives import antiderivatives
from derive.kernel.bench import Bench
from derive.laws.differentiation import finished, worked_out
from derive.terms import (
    ZERO,
    Derivative,
    Mul,
    Relation,
    Symbol,
    Term,
    letters,
    nameless,
    negated,
    opened,
    product,
    substituted,
    symbols,
    total,
)


def integrals_worked_out(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on F(x, y) = C below an equation between integrals; None where the lines are not of this kind.

    Both say the same where the slopes of both differences are in one ratio everywhere.
    """
    if not (_is_equation(before) and _is_equation(after)) or antiderivatives(after):
        return None
    integrals = antiderivatives(before)
    varying = {Symbol(each.letter) for each in integrals}
    parameters = {x for each in integrals for x in letters(each)} - varying
    new = tuple(x for x in letters(after) if x not in varying and x not in letters(before))
    free = tuple(x for x in letters(after) if x not in new and x not in parameters)
    if len(new) != 1 or len(free) < 2 or not integrals:
        return None
    gap, constant = (total((side.children[0], negated(side.children[1]))) for side in (before, after))
    if (rate := _slope(constant, new[0], context)) is None or symbols(rate) & set(free) or rate is ZERO:
        return None
    slopes = tuple((_slope(gap, x, context), _slope(constant, x, context)) for x in free)
    found: list[Certificate] = []
    for (a, b), (c, d) in combinations(slopes, 2):
        if a is None or b is None or c is None or d is None:
            return None
        found.append(bench.equal(product((a, d)), product((b, c)), context))
    refuted = next((each for each in found if each.grade == REFUTED), None)
    if refuted is not None:
        return JudgedStep(0, 1, "wrong", refuted.but(witness=None), message=phrase("check.not_followed", ()))
    certificate = worst(tuple(found))
    if not sound(certificate.grade):
        certificate = Certificate(UNDECIDED, certificate.method, seed=bench.seed)
        return JudgedStep(0, 1, "undecided", certificate, message=phrase("check.not_decided", certificate.method))
    return JudgedStep(0, 1, "equivalent", certificate, message=phrase("check.equivalent"))


def _is_equation(statement: Term) -> bool:
    return type(statement) is Relation and statement.sign == "=" and not statement.left.shape


def _slope(term: Term, x: Symbol, context: Context) -> Term | None:
    """The slope of a term in one letter, all others constant, with the integrand for an integral in that letter."""
    names: dict[Term, Symbol] = {each: Symbol(f"#{nameless(each)!r}") for each in antiderivatives(term)}
    body = substituted(term, {**names})
    parts: list[Term] = [Derivative(body, x)]
    for integral in antiderivatives(term):
        name = names[integral]
        if integral.letter == x.name:
            parts.append(Mul((Derivative(body, name), opened(integral, x))))
        elif x in symbols(integral):
            return None
    found = worked_out(total(parts), context).end
    return found if finished(found) else None
