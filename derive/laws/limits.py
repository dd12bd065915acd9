"""Laws of limits: sums, products and quotients, continuity, l'Hopital's rule, standard limits."""

from __future__ import annotations

from typing import TypeGuard

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    INFINITY,
    ONE,
    REALS,
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    factors,
    negated,
    opened,
    product,
    substituted,
    subterms,
    summands,
    symbols,
    total,
)

from .differentiation import finished, worked_out

SOURCE = "Spivak, Calculus, ch. 5, 6 and 11"
KINDS = ("limit", "limit+", "limit-")
CONTINUOUS = frozenset(("sin", "cos", "abs", "sqrt", "arctan", "sinh", "cosh", "tanh", "sigma", "log"))
ENDS = (INFINITY, Neg(INFINITY))


def taken(term: Term) -> tuple[Term, Symbol, Term] | None:
    """What a limit is taken of, its letter, and where that goes."""
    match term:
        case Binder(kind, letter, _, Term() as to) if kind in KINDS:
            return opened(term, Symbol(letter)), Symbol(letter), to
    return None


def limit_of(term: Binder, body: Term) -> Term:
    """The limit of another term at the same place."""
    x = Symbol(term.letter)
    return bind(term.kind, x, body, term.low) if x in symbols(body) else body


def _exist(*limits: Term) -> tuple[Term, ...]:
    return tuple(Relation("in", each, REALS) for each in limits if type(each) is Binder)


@rule("lim (f + g) = lim f + lim g", Binder)
def limit_of_a_sum(term: Binder, context: Context) -> Provided | None:
    """The limit of a sum is the sum of the limits, where these exist."""
    found = taken(term)
    parts = summands(found[0]) if found else ()
    if len(parts) < 2:
        return None
    limits = tuple(limit_of(term, each.inner if type(each) is Neg else each) for each in parts)
    signed = (negated(limit) if type(each) is Neg else limit for limit, each in zip(limits, parts, strict=True))
    return Provided(total(signed), _exist(*limits))


@rule("lim c f = c lim f", Binder)
def constant_out_of_a_limit(term: Binder, context: Context) -> Term | None:
    """A factor that does not depend on the letter of a limit is taken out of it."""
    found = taken(term)
    if found is None:
        return None
    body, x, _ = found
    if type(body) is Neg:
        return Neg(limit_of(term, body.inner))
    over, under = (body.over, body.under) if type(body) is Div else (body, ONE)
    fixed = [tuple(f for f in factors(side) if x not in symbols(f)) for side in (over, under)]
    moving = [tuple(f for f in factors(side) if x in symbols(f)) for side in (over, under)]
    outside, below = (product(each) if each else ONE for each in fixed)
    if (outside is ONE and below is ONE) or not any(moving):
        return None
    top, low = (product(each) if each else ONE for each in moving)
    whole = limit_of(term, top if low is ONE else Div(top, low))
    front = outside if below is ONE else Div(outside, below)
    return Mul((front, whole))


@rule("lim f g = (lim f) (lim g)", Binder)
def limit_of_a_product(term: Binder, context: Context) -> Provided | None:
    """The limit of a product is the product of the limits, where these exist."""
    found = taken(term)
    parts = factors(found[0]) if found and type(found[0]) is Mul else ()
    limits = tuple(limit_of(term, each) for each in parts)
    return Provided(product(limits), _exist(*limits)) if len(limits) > 1 else None


@rule("lim f/g = (lim f)/(lim g)", Binder)
def limit_of_a_quotient(term: Binder, context: Context) -> Provided | None:
    """The limit of a quotient is the quotient of the limits, where these exist and that below is not zero."""
    found = taken(term)
    if found is None or type(found[0]) is not Div:
        return None
    over, under = limit_of(term, found[0].over), limit_of(term, found[0].under)
    return Provided(Div(over, under), (*_exist(over, under), Relation("!=", under, ZERO)))


@rule("lim f(g(x)) = f(lim g(x))", Binder)
def limit_inside_a_function(term: Binder, context: Context) -> Provided | None:
    """The limit of a continuous function is the function of the limit, where that exists."""
    found = taken(term)
    match found and found[0]:
        case Call(name, (inner,)) as here if name in CONTINUOUS:
            limit = limit_of(term, inner)
            return Provided(here.rebuilt((limit,)), _exist(limit))
        case Pow(base, exponent) if base is E or type(exponent) is Number:
            limit = limit_of(term, exponent if base is E else base)
            return Provided(Pow(base, limit) if base is E else Pow(limit, exponent), _exist(limit))
    return None


@rule("lim_{x \\to a} f(x) = f(a)", Binder)
def limit_by_continuity(term: Binder, context: Context) -> Provided | None:
    """A continuous function has its value as the limit: where the letter goes is put in for it."""
    found = taken(term)
    if found is None or found[2] in ENDS:
        return None
    body, x, to = found
    here = [each for each in subterms(body) if x in symbols(each)]
    if not all(is_continuous(each, x) for each in here):
        return None
    below = dict.fromkeys(substituted(each.under, {x: to}) for each in here if type(each) is Div)
    inside = dict.fromkeys(substituted(each.arguments[0], {x: to}) for each in here if _is_logarithm(each))
    positive = tuple(Relation(">", each, ZERO) for each in inside)
    return Provided(substituted(body, {x: to}), (*(Relation("!=", each, ZERO) for each in below), *positive))


def _is_logarithm(term: Term) -> TypeGuard[Call]:
    return type(term) is Call and term.name == "log"


def is_continuous(term: Term, x: Symbol) -> bool:
    """Whether a term varies continuously with its parts wherever it is defined."""
    match term:
        case Pow(base, exponent):
            return base is E or (type(exponent) is Number and exponent.p > 0) or x not in symbols(base)
        case Call(name, _):
            return name in CONTINUOUS
    return isinstance(term, (Add, Mul, Neg, Div, Symbol))


@rule("lim f/g = lim f'/g'", Binder)
def l_hopital(term: Binder, context: Context) -> Provided | None:
    """L'Hopital's rule: where numerator and denominator both go to zero or to infinity, so go their derivatives."""
    found = taken(term)
    if found is None or type(found[0]) is not Div:
        return None
    (over, under), x = found[0].children, found[1]
    if x not in symbols(over) or x not in symbols(under):
        return None
    slopes = tuple(worked_out(Derivative(each, x), context).end for each in (over, under))
    if not all(map(finished, slopes)):
        return None
    zero = Junction("and", tuple(Relation("=", limit_of(term, each), ZERO) for each in (over, under)))
    infinite = Relation("=", limit_of(term, call("abs", under)), INFINITY)
    return Provided(limit_of(term, Div(*slopes)), (Junction("or", (zero, infinite)),))
