"""Functions written through others, and recognised again."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    TWO,
    Apply,
    Binder,
    Call,
    Derivative,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    number,
    opened,
    product,
    substituted,
    total,
    unfolded,
)

LONGEST = 12  # factors that a product is written out with


@rule("", Derivative)
def definition_inserted(term: Term, context: Context) -> Term | None:
    """The function is replaced by its definition."""
    match term:
        case Derivative(Apply(name, arguments, 0), _, 1):
            known = context.definition(name)
            if known is not None and len(known.parameters) == len(arguments):
                return term.rebuilt((substituted(known.body, dict(zip(known.parameters, arguments, strict=True))),))
        case Derivative(Symbol(name) as letter, x, 1) if letter is not x:
            known = context.definition(name)
            if known is not None and not known.parameters:
                return term.rebuilt((known.body,))
    return None


@rule("", Derivative)
def written_out_in_full(term: Term, context: Context) -> Term | None:
    """A length, a dot product or a short product is written out in full before it is differentiated."""
    match term:
        case Derivative(body, _, 1):
            whole = _in_full(body)
            return None if whole is None else term.rebuilt((whole,))
    return None


def _in_full(body: Term) -> Term | None:
    match body:
        case Call("norm", (Vector(entries),)):
            return call("sqrt", total(Pow(each, TWO) for each in entries))
        case Call("dot", (Vector(left), Vector(right))) if len(left) == len(right):
            return total(Mul((a, b)) for a, b in zip(left, right, strict=True))
        case Binder("product", _, _, Number(low, 1), Number(high, 1)) if 0 <= high - low < LONGEST:
            return product(opened(body, number(k)) for k in range(low, high + 1))
    return None


@rule("", Derivative)
def definition_differentiated(term: Term, context: Context) -> Term | None:
    """The function is written out by its definition before it is differentiated."""
    match term:
        case Derivative(Call() as body, _, 1):
            definition = unfolded(body)
            return None if definition is None else term.rebuilt((definition,))
    return None


@rule("sigma(u) = 1/(1 + e^{-u})", Call)
def definition_of_the_function(term: Term, context: Context) -> Term | None:
    """The function is written out by its definition."""
    if isinstance(term, Call) and not term.shape:
        return unfolded(term)
    return None
