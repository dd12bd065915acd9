"""What varies with a letter, and the slopes of powers."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided
from derive.terms import (
    INTEGERS,
    NATURALS,
    ZERO,
    Component,
    E,
    Mul,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    raised,
    symbols,
)

from .monomials import less_one, rational, written
from .side_conditions import provided, unless_plain


def free_of(term: Term, variable: Term) -> bool:
    """Whether a term does not change with a variable, a letter or a component of one."""
    match variable:
        case Symbol():
            return variable not in symbols(term)
        case Component(base, indices):
            if type(term) is Component and term.base is base:
                return _different_numbers(term.indices, indices)
            if type(base) is Symbol and base not in symbols(term):
                return True
            return bool(term.children) and all(free_of(child, variable) for child in term.children)
    return variable is not term and all(free_of(child, variable) for child in term.children)


def _different_numbers(one: tuple[Term, ...], other: tuple[Term, ...]) -> bool:
    return any(a is not b and type(a) is type(b) is Number for a, b in zip(one, other, strict=False))


def power_slope(base: Term, n: Term, context: Context) -> Term | Provided | None:
    """The slope n u^{n-1}, under what u has to satisfy; of a broken exponent u is positive."""
    value = rational(n)
    lowered = raised(base, less_one(n))
    after = Mul((n, lowered)) if value is None else written(value, (lowered,))
    if value is None:
        whole = Relation("in", n, INTEGERS)
        sign = ">" if whole not in context.facts and not _natural(n, context) else "!="
        needed = unless_plain(Relation(sign, base, ZERO), context)
    else:
        needed = unless_plain(Relation(">", base, ZERO), context) if value.q > 1 else ()
    return provided(after, needed, context)


def _natural(n: Term, context: Context) -> bool:
    return Relation("in", n, NATURALS) in context.facts


def exponential_slope(base: Term, exponent: Term, context: Context) -> Term | Provided | None:
    """The slope a^u ln a, under a > 0."""
    power = Pow(base, exponent)
    if base is E:
        return power
    needed = unless_plain(Relation(">", base, ZERO), context)
    return provided(Mul((power, call("log", base))), needed, context)
