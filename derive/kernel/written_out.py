"""Terms of symbolic size at given sizes, every entry written out."""

from __future__ import annotations

from collections.abc import Mapping

from derive.core.context import Context
from derive.terms import (
    ONE,
    ZERO,
    At,
    Binder,
    Bound,
    Call,
    Component,
    Derivative,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    number,
    opened,
    substituted,
    subterms,
    total,
)

from .explicit import UnknownSizeError, scalar

Values = Mapping[Symbol, Term]
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def written_out(term: Term, values: Values, context: Context) -> Term:
    """The term at given sizes, every entry written out."""
    return _declared(scalar(_placed(term, values)), context)


def _placed(term: Term, values: Values) -> Term:
    """The term with numbers for sizes and indices, and sums over indices written out."""
    match term:
        case Symbol(name, dims):
            return values.get(term) or Symbol(name, tuple(_placed(size, values) for size in dims))
        case Derivative(body, variable, order, notation):
            if (placed := _placed(variable, values)) is not variable and type(placed) is Number:
                raise UnknownSizeError
            return Derivative(_placed(body, values), placed, order, notation)
        case Operator(name, body, variables):
            return Operator(name, _placed(body, values), tuple(_placed(x, values) for x in variables))
        case At():
            raise UnknownSizeError
    children = tuple(_placed(child, values) for child in term.children)
    new = term.rebuilt(children) if children else term
    if type(new) is Binder and new.kind == "sum" and type(new.low) is Number and type(new.high) is Number:
        return total(_settled(_opened(new, number(k))) for k in range(new.low.p, new.high.p + 1))
    return _settled(new)


def _opened(binder: Binder, value: Number) -> Term:
    return _placed(opened(binder, value), {})


def _settled(term: Term) -> Term:
    """A Kronecker delta of two numbers worked out."""
    match term:
        case Call("delta", (Number() as i, Number() as j)):
            return ONE if i is j else ZERO
    return term


def _declared(term: Term, context: Context) -> Term:
    """The term with declared entries put in: the last one of a simplex vector, the lower ones of a symmetric matrix."""
    known: dict[Term, Term] = {}
    for here in subterms(term):
        match here:
            case Component(Symbol(name, (Number(n, 1),)) as y, (Number(k, 1),)) if k == n and _adds_up(name, context):
                known[here] = total((ONE, *(Neg(Component(y, (number(i),))) for i in range(1, n))))
            case Component(Symbol(name) as s, (Number(i, 1), Number(j, 1))) if i > j and context.has(name, *SYMMETRIC):
                known[here] = Component(s, (number(j), number(i)))
    return substituted(term, known) if known else term


def _adds_up(name: str, context: Context) -> bool:
    if context.has(name, "simplex", "one-hot"):
        return True
    for fact in context.facts:
        match fact:
            case Relation("=", Binder("sum", _, Component(Symbol(held), (Bound(0),)), _, _), right) if right is ONE:
                if held == name:
                    return True
    return False
