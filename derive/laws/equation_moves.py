"""Equations changed on both sides: squared, without fractions, logarithms taken; absolute values; equations added."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    TWO,
    ZERO,
    Call,
    Div,
    Junction,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    negated,
    number,
    product,
    scaled,
    substituted,
    summands,
    total,
)

from .systems import equations, solved_in

SOURCE = "Gelfand and Shen, Algebra"
IMPLIES = "implies"


@rule("a = b => a^2 = b^2", Relation, relation=IMPLIES)
def both_sides_squared(term: Relation, context: Context) -> Term | None:
    """Both sides are squared, which may bring in solutions that have to be tested."""
    if term.sign != "=" or term.left.shape or term.right.shape:
        return None
    return Relation("=", _squared(term.left), _squared(term.right))


def _squared(side: Term) -> Term:
    match side:
        case Call("sqrt", (inner,)):
            return inner
        case Number(p, q):
            return number(p * p, q * q)
    return Pow(side, TWO)


@rule("a/b = c <=> a = b c, b != 0", Relation, relation=IFF)
def cleared_of_fractions(term: Relation, context: Context) -> Provided | None:
    """Both sides are multiplied by the denominators, none of which may be zero."""
    sides = [tuple(summands(side)) for side in (term.left, term.right)]
    below = dict.fromkeys(u for side in sides for each in side if type(u := _under(each)) is not Number)
    if term.sign != "=" or not below or term.left.shape:
        return None
    left, right = (total(_cleared(each, tuple(below)) for each in side) for side in sides)
    return Provided(Relation("=", left, right), tuple(Relation("!=", each, ZERO) for each in below))


def _under(term: Term) -> Term:
    match term:
        case Neg(inner):
            return _under(inner)
        case Div(_, under):
            return under
    return number(1)


def _cleared(term: Term, below: tuple[Term, ...]) -> Term:
    match term:
        case Neg(inner):
            return negated(_cleared(inner, below))
        case Div(over, under) if under in below:
            return product((over, *(each for each in below if each is not under)))
    return product((term, *below)) if term is not ZERO else ZERO


@rule("a = b <=> ln a = ln b, a > 0, b > 0", Relation, relation=IFF)
def logarithms_taken(term: Relation, context: Context) -> Provided | None:
    """The logarithm is taken on both sides, which have to be positive."""
    if term.sign != "=" or term.left.shape or ZERO in term.children:
        return None
    positive = tuple(Relation(">", side, ZERO) for side in term.children)
    return Provided(Relation("=", call("log", term.left), call("log", term.right)), positive)


@rule("b^u = a <=> u = ln(a)/ln(b), a > 0", Relation, relation=IFF)
def exponential_to_a_base_undone(term: Relation, context: Context) -> Provided | None:
    """A power of a base equals a positive number exactly where its exponent is the quotient of the logarithms."""
    match term:
        case Relation("=", Pow(Number(p, q) as base, exponent), bound) if p > 0 and p != q and bound is not ZERO:
            if type(exponent) is not Number:
                solved = Relation("=", exponent, Div(call("log", bound), call("log", base)))
                return Provided(solved, (Relation(">", bound, ZERO),))
    return None


@rule("|u| = a <=> u = a or u = -a, a >= 0", Relation, relation=IFF)
def absolute_value_undone(term: Relation, context: Context) -> Provided | None:
    """An absolute value equals a number exactly where its argument is that number or the negative of it."""
    match term:
        case Relation("=", Call("abs", (inner,)), bound):
            cases = tuple(Relation("=", inner, each) for each in (bound, negated(bound)))
            return Provided(Junction("or", cases), (Relation(">=", bound, ZERO),))
    return None


def _pairs(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """Two equations of a system by their places, and how often the second is added."""
    parts = equations(term) if type(term) is Junction else ()
    for i in range(len(parts)):
        for j in range(len(parts)):
            if i != j:
                yield from ((number(i), number(j), number(c)) for c in (1, -1))


@rule("a = b and c = d => a + c = b + d", Junction, relation=IMPLIES, choices=_pairs)
def equations_added(system: Junction, context: Context, i: Term, j: Term, c: Term) -> Term | None:
    """One equation, or a multiple of it, is added to another one."""
    return _sum_of(system, i, j, c)


@rule("a = b and c = d <=> a + c = b + d and c = d", Junction, relation=IFF, choices=_pairs)
def equation_replaced_by_a_sum(system: Junction, context: Context, i: Term, j: Term, c: Term) -> Term | None:
    """One equation is replaced by its sum with a multiple of another one."""
    found, parts = _sum_of(system, i, j, c), list(equations(system))
    if found is None or type(i) is not Number:
        return None
    parts[i.p] = found
    return Junction("and", tuple(parts))


def _sum_of(system: Term, i: Term, j: Term, c: Term) -> Term | None:
    parts = equations(system)
    match parts[i.p] if type(i) is Number else None, parts[j.p] if type(j) is Number else None:
        case Relation("=", a, b), Relation("=", u, v) if a.shape == u.shape and type(c) is Number:
            return Relation("=", total((a, scaled(c, u))), total((b, scaled(c, v))))
    return None


@rule("x = a and f(x) = 0 => f(a) = 0", Junction, relation=IMPLIES, choices=solved_in)
def put_into_the_other(system: Junction, context: Context, solved: Term) -> Term | None:
    """What one equation says of a letter is put into the other equation."""
    parts = [each for each in equations(system) if each is not solved]
    if type(solved) is not Relation or len(parts) != 1:
        return None
    return substituted(parts[0], {solved.left: solved.right})
