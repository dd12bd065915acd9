"""Where a convex function of several numbers is least: where its derivatives are zero, as parts before have shown."""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.exact.second_order import second_order_form
from derive.terms import (
    ONE,
    REALS,
    ZERO,
    Add,
    Binder,
    Call,
    Collection,
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
    alike,
    substituted,
    summands,
    symbols,
)

from .bench import Bench

METHOD = "a convex function where its derivatives are zero"
SMOOTH = frozenset(("sin", "cos", "tanh", "sigma", "softplus"))
Letters = tuple[Symbol, ...]


def least_where_stationary(least: Call, value: Term, context: Context, bench: Bench) -> Certificate:
    """Whether facts say that the second derivatives are never negative, and where alone the first are zero."""
    body, names = least.arguments
    letters = tuple(each for each in _items(names) if type(each) is Symbol)
    values = _items(value)
    fits = len(letters) == len(_items(names)) == len(values) and least.name == "argmin"
    if fits and all(_free_to_vary(letter, context) for letter in letters) and smooth(body, letters):
        convex = any(_says_convex(fact, body, letters, context) for fact in context.facts)
        if convex and any(_says_where(fact, body, letters, values, context, bench) for fact in context.facts):
            return Certificate(PROVED, METHOD, seed=bench.seed)
    return Certificate(UNDECIDED, "no parts before show it", seed=bench.seed)


def _items(term: Term) -> tuple[Term, ...]:
    return term.items if type(term) is Collection and term.kind == "tuple" else (term,)


def _free_to_vary(letter: Symbol, context: Context) -> bool:
    about = (fact for fact in context.facts if type(fact) is Relation and letter in symbols(fact))
    return all(fact is Relation("in", letter, REALS) or _differentiated(fact, letter) for fact in about)


def _differentiated(fact: Relation, letter: Symbol) -> bool:
    """Whether a letter occurs in a fact only inside derivatives that are not worked out."""

    def outside(term: Term) -> bool:
        return type(term) is not Derivative and (term is letter or any(map(outside, term.children)))

    return not outside(fact)


def smooth(term: Term, letters: Letters) -> bool:
    """Whether a term is made of functions that have all derivatives everywhere, as far as the letters occur in it."""
    if not any(x in symbols(term) for x in letters):
        return True
    match term:
        case Symbol():
            return True
        case Add() | Mul() | Neg():
            return all(smooth(each, letters) for each in term.children)
        case Div(over, under):
            return smooth(over, letters) and not any(x in symbols(under) for x in letters)
        case Binder("sum", _, body, low, _):
            return low is ONE and smooth(body, letters)
        case Pow(base, Number(p, 1)):
            return p > 0 and smooth(base, letters)
        case Pow(base, exponent):
            return base is E and smooth(exponent, letters)
        case Call(name, (inner,)):
            return name in SMOOTH and smooth(inner, letters)
    return False


def _says_convex(fact: Term, body: Term, letters: Letters, context: Context) -> bool:
    """Whether a fact says that the form of the second derivatives is never negative, whatever the directions."""
    if type(fact) is not Relation or fact.sign != ">=" or fact.right is not ZERO:
        return False
    directions: Letters = ()
    for each in summands(fact.left):
        match each:
            case Mul((Pow(Symbol() as v, Number(2, 1)), Derivative())):
                directions = (*directions, v)
    if len(set(directions)) != len(letters) or len(directions) != len(letters):
        return False
    others = (body, *(other for other in context.facts if other is not fact))
    free = not any(v in symbols(other) for v in directions for other in others)
    return free and alike(fact.left, second_order_form(body, letters, directions))


def _says_where(
    fact: Term, body: Term, letters: Letters, values: tuple[Term, ...], context: Context, bench: Bench
) -> bool:
    """Whether a fact says that the derivatives are zero exactly at the values."""
    match fact:
        case Junction("<=>", (zero, solved)):
            wanted = tuple(Relation("=", Derivative(body, x, 1, "partial"), ZERO) for x in letters)
            found = {each.left: each.right for each in _parts(solved) if type(each) is Relation and each.sign == "="}
            if not (len(_parts(zero)) == len(wanted) and all(map(alike, _parts(zero), wanted))):
                return False
            if set(found) != set(letters) or len(_parts(solved)) != len(letters):
                return False
            given: dict[Term, Term] = dict(zip(letters, values, strict=True))
            return all(_same(substituted(found[x], given), given[x], context, bench) for x in letters)
    return False


def _same(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    return alike(a, b) or sound(bench.equal(a, b, context).grade)


def _parts(statement: Term) -> tuple[Term, ...]:
    return statement.parts if type(statement) is Junction and statement.word == "and" else (statement,)
