"""Which terms are integers, and what that does to their range."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    NATURALS,
    ONE,
    Add,
    Binder,
    Call,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    number,
    symbols,
)

from .ranges import Range, both

SETS = ("integers", "naturals")


def is_integer(term: Term, context: Context) -> bool:
    """Whether a term is known to be an integer."""
    match term:
        case Number(_, q):
            return q == 1
        case Symbol(name):
            return _declared(term, context) or is_size(term, context) or any(name == i for i, _ in context.indices)
        case Add() | Mul() | Neg():
            return all(is_integer(part, context) for part in term.children)
        case Pow(base, exponent):
            return is_integer(base, context) and type(exponent) is Number and exponent.q == 1 and exponent.p >= 0
        case Call("floor" | "ceil" | "sign" | "delta" | "indicator" | "rank", _):
            return True
        case Call("factorial" | "binom" | "abs" | "max" | "min", arguments):
            return all(is_integer(part, context) for part in arguments)
        case Binder("sum" | "product", _, body):
            return is_integer(body, context)
    return False


def _declared(letter: Symbol, context: Context) -> bool:
    return any(
        type(fact) is Relation and fact.sign == "in" and fact.left is letter and getattr(fact.right, "name", "") in SETS
        for fact in context.facts
    )


def is_size(letter: Symbol, context: Context) -> bool:
    """Whether a letter is the size of a declared vector or matrix, or what an index runs to."""
    return any(letter in symbols(size) for _, size in context.indices) or any(
        letter in symbols(size) for symbol in context.symbols for size in symbol.dims
    )


def whole_ends(values: Range, term: Term, context: Context) -> Range:
    """The range of an integer with its ends moved to integers; sizes and indices begin at 1, naturals at 0."""
    if type(term) is not Symbol or not values.real or not is_integer(term, context):
        return values
    if is_size(term, context) or any(term.name == index for index, _ in context.indices):
        values = both(values, Range(ONE, None, low_open=False))
    elif Relation("in", term, NATURALS) in context.facts:
        values = both(values, Range(number(0), None, low_open=False))
    low, high = values.low, values.high
    if low is not None and (values.low_open or low.q > 1):
        low = number(low.p // low.q + 1)
    if high is not None and (values.high_open or high.q > 1):
        high = number(-(-high.p // high.q) - 1)
    return both(values, Range(low, high, low is None, high is None))
