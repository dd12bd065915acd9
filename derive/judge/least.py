"""Lines with arg min and arg max: the same place for both, a place that is named, or a better one beside it."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import ASSUMED, REFUTED, Certificate, Witness, sound, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.exact.conditions import holds
from derive.kernel.bench import Bench
from derive.kernel.better_places import better_place
from derive.kernel.claims import judged
from derive.kernel.corner_places import better_at_a_corner
from derive.kernel.differences import open_conditions
from derive.kernel.facts import meant
from derive.kernel.witnesses import witness_of
from derive.laws.differentiation import worked_out
from derive.terms import (
    ONE,
    REALS,
    TWO,
    UNDEFINED,
    ZERO,
    Call,
    Derivative,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    fraction,
    letters,
    negated,
    number,
    product,
    substituted,
    symbols,
    total,
)

from .varying_letters import without_meanings, without_values

EXTREME = ("argmin", "argmax")
OTHER = "another place"
HALF = number(1, 2)
INTERVALS = ("<", "<=", ">", ">=")
Found = tuple[Certificate, tuple[Term, ...]]


def is_extreme(term: Term) -> bool:
    """Whether a term is the place where something is least or greatest, the letter that varies being said."""
    return type(term) is Call and term.name in EXTREME and len(term.arguments) == 2


def extremes(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a place joined by = to another, or to its value; None where neither is such a place."""
    if not is_extreme(before):
        return extremes(after, before, context, bench) if is_extreme(after) else None
    if is_extreme(after):
        found = _same_place(before, after, context, bench)
        return None if found is None else _right(*found, context)
    return _at(before, after, context, bench)


def _least(extreme: Term) -> tuple[Term, Symbol] | None:
    """What is to be least, and the letter that varies."""
    body, letter = extreme.children
    if type(letter) is not Symbol or letter.dims or body.shape:
        return None
    return (body, letter) if extreme.name == "argmin" else (negated(body), letter)  # type: ignore[attr-defined]


def _same_place(before: Term, after: Term, context: Context, bench: Bench) -> Found | None:
    """Two functions that are least at the same places: one is an increasing function of the other."""
    first, second = _least(before), _least(after)
    if first is None or second is None:
        return None
    (f, x), (g, y) = first, second
    g = substituted(g, {y: x})
    for inner, outer in ((f, g), (g, f)):
        for image, conditions in _increasing(inner):
            inside = context.given(*conditions)
            for factor in (ONE, _ratio(outer, image, x, context)):
                rest = total((outer, negated(product((factor, image)))))
                constant = bench.equal(rest, substituted(rest, {x: Symbol(OTHER)}), _also(inside, x))
                above = judged(Relation(">", factor, ZERO), context, bench)
                if sound(constant.grade) and sound(above.grade):
                    return worst((constant, above)), conditions
    return None


def _increasing(f: Term) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Increasing functions of a term that people take, and where these are defined."""
    yield f, ()
    yield call("log", f), (Relation(">", f, ZERO),)
    yield negated(call("log", negated(f))), (Relation(">", negated(f), ZERO),)
    yield Pow(f, TWO), (Relation(">=", f, ZERO),)


def _ratio(outer: Term, inner: Term, x: Symbol, context: Context) -> Term:
    """How much faster one function grows than another, at one place."""
    slopes = (substituted(worked_out(Derivative(each, x), context).end, {x: HALF}) for each in (outer, inner))
    return fraction(*slopes)


def _also(context: Context, x: Symbol) -> Context:
    """The context in which another letter is what a letter is."""
    return context.given(*(substituted(fact, {x: Symbol(OTHER)}) for fact in context.facts if x in symbols(fact)))


def _at(extreme: Term, value: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on the place where a function is least."""
    context = without_meanings(extreme, context)
    found = judged(Relation("=", extreme, value), context, bench)
    if sound(found.grade):
        return _right(found, (), context)
    weights = _weights(extreme, context)
    narrower = context.given(*weights)
    for some in (*((weight,) for weight in weights), weights) if weights else ():
        again = judged(Relation("=", extreme, value), context.given(*some), bench)
        if sound(again.grade):
            return _right(again, some, context)
    better = _better(extreme, value, without_values(extreme, narrower))
    if better is not None or found.grade == REFUTED:
        return _wrong(found, better)
    least = _least(extreme)
    if least is None or least[1] in symbols(value):
        return None
    body, x = meant(least[0], context), least[1]
    there = substituted(body, {x: value})
    known = _alone_least(body, there, x, value, context, bench) or _where_flat(body, x, value, context, bench)
    return None if known is None else _right(known, (), context)


def _weights(extreme: Term, context: Context) -> tuple[Term, ...]:
    """The numbers of which nothing is told, above zero as the weight of a penalty is."""
    body, place = extreme.children
    told = {x for fact in context.facts for x in symbols(fact)} | {*context.symbols, *symbols(place)}
    return tuple(Relation(">", x, ZERO) for x in letters(meant(body, context)) if not x.dims and x not in told)


def _better(extreme: Term, value: Term, context: Context) -> Witness | None:
    """Another place at which a function is less, or greater, than at the one that is named."""
    body, x = extreme.children
    if body.shape or x in symbols(value):
        return None
    if type(x) is Symbol and x.shape == value.shape:
        written = meant(body, context)
        sign = "<=" if extreme.name == "argmin" else ">="  # type: ignore[attr-defined]
        found = witness_of(substituted(written, {x: value}), written, sign, context)
        if found is not None:
            return found
    if not is_extreme(extreme):
        return None
    return better_place(extreme, value, context) or better_at_a_corner(extreme, value, context)  # type: ignore[arg-type]


def _alone_least(body: Term, there: Term, x: Symbol, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """How it is known that a function is nowhere as small as at one place."""
    lowest = judged(Relation("<=", there, body), context, bench)
    if not sound(lowest.grade):
        return None
    alone = judged(Relation("<", there, body), context.given(Relation("!=", x, value)), bench)
    return worst((lowest, alone)) if sound(alone.grade) else None


def _where_flat(body: Term, x: Symbol, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """How it is known that the slope is zero at a place of a function that bends upwards on an interval around it."""
    if open_conditions(body, ZERO, context):
        return None
    told = tuple(fact for fact in context.facts if x in symbols(fact) and fact is not Relation("in", x, REALS))
    if any(type(fact) is not Relation or fact.sign not in INTERVALS or x not in fact.children for fact in told):
        return None
    slope = worked_out(Derivative(body, x), context).end
    bend = worked_out(Derivative(slope, x), context).end
    others = context.but(facts=tuple(fact for fact in context.facts if fact not in told))
    inside = (judged(substituted(fact, {x: value}), others, bench) for fact in told)
    found = worst((
        bench.equal(substituted(slope, {x: value}), ZERO, context),
        judged(Relation(">", bend, ZERO), context, bench),
        *inside,
    ))  # fmt: skip
    return found.but(method="no slope there, and it bends upwards") if sound(found.grade) else None


def _right(found: Certificate, conditions: tuple[Term, ...], context: Context) -> JudgedStep:
    told = tuple(each for each in conditions if not holds(context, each))
    if not told:
        return JudgedStep(0, 1, "identity", found, message=phrase("check.identity"))
    message = phrase("check.identity_if", told)
    return JudgedStep(0, 1, "identity-if", found, tuple(Condition(each, ASSUMED) for each in told), message=message)


def _wrong(found: Certificate, witness: Witness | None) -> JudgedStep:
    key = "wrong" if witness is None else "no_value_there" if witness.right is UNDEFINED else "better_elsewhere"
    found = Certificate(REFUTED, "a better place", witness=witness, seed=found.seed)
    return JudgedStep(0, 1, "wrong", found, witness=witness, message=phrase(f"check.{key}"))
