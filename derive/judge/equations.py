"""Equations without what people clear away first: roots by squaring, denominators by multiplying with them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.terms import ONE, TWO, Call, Div, Neg, Pow, Relation, Term, functions_in, kinds, negated, product


def cleared(equation: Relation) -> Iterator[Relation]:
    """An equation squared, or multiplied by the denominators of its sides; its solutions are among those of these."""
    if equation.sign != "=" or equation.left.shape:
        return
    left, right = equation.children
    if "sqrt" in functions_in(left) | functions_in(right):
        yield Relation("=", _squared(left), _squared(right))
    if Div in kinds(left) or Div in kinds(right):
        (above, below), (other, under) = _parts(left), _parts(right)
        if below is not ONE or under is not ONE:
            yield Relation("=", product((above, under)), product((other, below)))


def _squared(side: Term) -> Term:
    return side.arguments[0] if type(side) is Call and side.name == "sqrt" else Pow(side, TWO)


def _parts(side: Term) -> tuple[Term, Term]:
    match side:
        case Div(over, under):
            return over, under
        case Neg(Div(over, under)):
            return negated(over), under
    return side, ONE
