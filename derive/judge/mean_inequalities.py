"""Inequalities of probability as steps: Jensen, Markov with Chebyshev and Chernoff, Cauchy and Schwarz."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import PROVED, Certificate, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.laws.differentiation import worked_out
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    opened,
    substituted,
    subterms,
    symbols,
)

PLACE = Symbol("mean")


def by_means(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on an inequality between means that a named inequality proves; None where none does."""
    if relation not in ("<=", ">="):
        return None
    lesser, greater = (before, after) if relation == "<=" else (after, before)
    if _is_jensen(lesser, greater, context, bench):
        return _proved("Jensen's inequality", (), bench)
    if _is_cauchy(lesser, greater, context, bench):
        return _proved("the inequality of Cauchy and Schwarz", (), bench)
    needed = _markov(lesser, greater, context, bench)
    return None if needed is None else _proved("Markov's inequality", needed, bench)


def _proved(name: str, conditions: tuple[Term, ...], bench: Bench) -> JudgedStep:
    found = Certificate(PROVED, name, seed=bench.seed)
    if not conditions:
        return JudgedStep(0, 1, "identity", found, message=phrase("check.holds"))
    told = tuple(Condition(each) for each in conditions)
    return JudgedStep(0, 1, "identity-if", found, told, message=phrase("check.identity_if", conditions))


def _is_jensen(lesser: Term, greater: Term, context: Context, bench: Bench) -> bool:
    """Whether one side is E[f(u)] and the other f(E[u]), f convex on one side and concave on the other."""
    for outer, inner, sign in ((lesser, greater, ">="), (greater, lesser, "<=")):
        match inner:
            case Call("expectation", (value,)):
                pass
            case _:
                continue
        for mean in _means(outer):
            f = substituted(outer, {mean: PLACE})
            if symbols(f) & symbols(mean) or PLACE not in symbols(f):
                continue
            if bench.same(substituted(f, {PLACE: mean.arguments[0]}), value, context) and _bends(
                f, mean.arguments[0], sign, context, bench
            ):
                return True
    return False


def _means(term: Term) -> Iterator[Call]:
    yield from (here for here in subterms(term) if type(here) is Call and here.name == "expectation")


def _bends(f: Term, u: Term, sign: str, context: Context, bench: Bench) -> bool:
    """Whether a function has its slope grow, or fall, wherever it has values."""
    if type(f) is Call and f.name == "abs" and f.arguments[0] is PLACE:
        return sign == ">="
    positive = Relation(">", PLACE, ZERO)
    known = context
    if not _has_values_everywhere(f):
        halves = Call("log", (PLACE,)) in subterms(f) or sound(judged(Relation(">", u, ZERO), context, bench).grade)
        if not halves or any(type(part) is Add for part in map(_divided_by, subterms(f)) for part in subterms(part)):
            return False
        known = context.given(positive)
    bend = worked_out(Derivative(f, PLACE, 2), known).end
    return sound(judged(Relation(sign, bend, ZERO), known, bench).grade)


def _has_values_everywhere(f: Term) -> bool:
    """Whether a function is made of sums, products, whole powers and exponentials."""
    return all(type(here) is not Call and PLACE not in symbols(_divided_by(here)) for here in subterms(f))


def _divided_by(term: Term) -> Term:
    """What has to be positive for a term to bend one way: a divisor, a base, the inside of a root."""
    match term:
        case Div(_, under):
            return under
        case Pow(base, exponent) if not (type(exponent) is Number and exponent.q == 1 and exponent.p >= 0):
            return base
        case Call(_, (inner, *_)):
            return inner
    return ZERO


def _is_cauchy(lesser: Term, greater: Term, context: Context, bench: Bench) -> bool:
    """Whether the square of a mean of products stands below the product of the means of the squares."""
    match lesser:
        case Pow(inner, exponent) if exponent is TWO:
            pass
        case _:
            return False
    parts = factors(greater)
    if len(parts) != 2:
        return False
    match inner, parts:
        case Call("expectation", (u,)), (Call("expectation", (v,)), Call("expectation", (w,))):
            return bench.same(Pow(u, TWO), Mul((v, w)), context)
        case Call("covariance", (x, y)), (Call("variance", (v,)), Call("variance", (w,))):
            return (x, y) in ((v, w), (w, v))
        case Binder("sum", _, _, low, high), (Binder("sum") as one, Binder("sum") as other):
            if (one.low, one.high) != (low, high) or (other.low, other.high) != (low, high):
                return False
            k = Symbol("k of a sum")
            u, v, w = (opened(each, k) for each in (inner, one, other))
            squares = all(sound(judged(Relation(">=", each, ZERO), context, bench).grade) for each in (v, w))
            return squares and bench.same(Pow(u, TWO), Mul((v, w)), context)
    return False


def _markov(lesser: Term, greater: Term, context: Context, bench: Bench) -> tuple[Term, ...] | None:
    """What is needed for P(u >= a) to be at most a mean, divided by the value that it has there at least."""
    match lesser:
        case Call("probability", (Relation(">=" | ">", u, a),)):
            pass
        case _:
            return None
    for value, bound, needed in _growing(u, a, greater):
        if sound(bench.equal(greater, Div(call("expectation", value), bound), context.given(*needed)).grade):
            return tuple(each for each in needed if not sound(judged(each, context, bench).grade))
    return None


def _growing(u: Term, a: Term, greater: Term) -> Iterator[tuple[Term, Term, tuple[Term, ...]]]:
    """Functions that grow with u, their values at a, and what they need: u itself, the square of |v|, powers of e."""
    positive = Relation(">", a, ZERO)
    match u:
        case Call("abs", (v,)):
            yield Pow(v, TWO), Pow(a, TWO), (positive,)
            match v:
                case Add((Symbol() as x, Neg(Symbol() as centre))):
                    told = Relation("=", call("expectation", x), centre)
                    yield Pow(v, TWO), Pow(a, TWO), (positive, told)
            yield u, a, (positive,)
        case _:
            yield u, a, (Relation(">=", u, ZERO), positive)
    for t in sorted(symbols(greater) - symbols(u) - symbols(a), key=lambda x: x.name):
        yield Pow(E, Mul((t, u))), Pow(E, Mul((t, a))), (Relation(">", t, ZERO),)
