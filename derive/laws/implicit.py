"""Implicit differentiation: an equation between x and y = y(x), differentiated and solved for y'."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import ONE, ZERO, Div, Mul, Number, Relation, Term, equation, negated, number, occurs, product, total

from .expansion import Expanded, Powers, collected, expanded, in_order
from .monomials import parts, spelled, summed, written
from .side_conditions import apart_from_zero, provided

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 3"


@rule("a + b y' = c iff b y' = c - a", Relation, relation="iff")
def derivative_isolated(term: Term, context: Context, *unknown: Term) -> Term | None:
    """The summands with the unknown derivative are gathered on the left, the others on the right."""
    match term:
        case Relation("=", left, right) if len(unknown) == 1:
            found = _by_unknown(left, right, unknown[0])
            if found is None:
                return None
            with_it, without_it = found
            return equation(Mul((*_factors(with_it), unknown[0])), _sum(_opposite(without_it)))
    return None


def _by_unknown(left: Term, right: Term, unknown: Term) -> tuple[Expanded, Expanded] | None:
    """The coefficient of the unknown in left - right, and what stands without it; None where it is not linear."""
    whole = expanded(total((left, negated(right))))
    split = None if whole is None else _fractions_split(whole, unknown)
    if split is None:
        return None
    with_it: Expanded = {}
    without_it: Expanded = {}
    for key, c in split.items():
        powers = dict(key)
        exponent = powers.pop(unknown, ZERO)
        if exponent not in (ZERO, ONE) or any(occurs(unknown, base) for base in powers):
            return None
        (with_it if exponent is ONE else without_it)[tuple(powers.items())] = c
    return with_it, without_it


def _fractions_split(whole: Expanded, unknown: Term) -> Expanded | None:
    """The sum with each fraction that holds the unknown in its numerator as one fraction for each summand there."""
    out: Expanded = {}
    for key, c in whole.items():
        fraction = next((base for base, n in key if type(base) is Div and n is ONE and occurs(unknown, base)), None)
        if fraction is None:
            _add(out, key, c)
            continue
        over, under = fraction.children
        inner = expanded(over)
        if inner is None:
            return None
        rest = dict(key)
        del rest[fraction]
        for inside, d in inner.items():
            powers = {**rest, Div(ONE, under): ONE}
            if any(base in powers for base, _ in inside):
                return None
            _add(out, tuple({**powers, **dict(inside)}.items()), number(c.p * d.p, c.q * d.q))
    return out


def _add(out: Expanded, key: Powers, c: Number) -> None:
    before = out.get(key)
    out[key] = c if before is None else number(before.p * c.q + c.p * before.q, before.q * c.q)


def _opposite(expansion: Expanded) -> Expanded:
    return {key: Number(-c.p, c.q) for key, c in expansion.items()}


def _factors(expansion: Expanded) -> tuple[Term, ...]:
    """The factors of a coefficient: those of one product, or one bracket."""
    terms = in_order(_product(c, key) for key, c in expansion.items() if c.p)
    if len(terms) == 1:
        c, over, under = parts(terms[0])
        return (written(c, over, under),) if c.p < 0 or under else (*_number(c), *over)
    return (summed(terms),)


def _sum(expansion: Expanded) -> Term:
    """The summands, fractions that were split as one fraction each."""
    if not any(_is_inverse(base) for key in expansion for base, _ in key):
        return collected(expansion)
    return summed(in_order(_product(c, key) for key, c in expansion.items() if c.p))


def _product(c: Number, key: Powers) -> Term:
    over = tuple(spelled(base, n) for base, n in key if not _is_inverse(base))
    return written(c, over, tuple(base.children[1] for base, _ in key if _is_inverse(base)))


def _is_inverse(base: Term) -> bool:
    return type(base) is Div and base.over is ONE


def _number(c: Number) -> tuple[Term, ...]:
    return () if c is ONE else (c,)


@rule("b y' = c iff y' = c/b", Relation, relation="iff")
def divided_by_coefficient(term: Term, context: Context, *unknown: Term) -> Provided | Term | None:
    """Both sides are divided by the coefficient of the unknown derivative, which is not zero."""
    match term:
        case Relation("=", Mul((*coefficient, u)), right) if unknown == (u,):
            under = product(coefficient)
            needed = tuple(c for factor in parts(under)[1] for c in apart_from_zero(factor, context))
            after = equation(u, written(ONE, (right,), (under,)) if right is not ZERO else ZERO)
            return provided(after, needed, context)
    return None
