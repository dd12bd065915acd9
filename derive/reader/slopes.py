"""The derivative that a notation stands for: by numbers, by vectors, by the square of a letter, several in a row."""

from __future__ import annotations

from derive.terms import (
    TWO,
    Apply,
    At,
    Derivative,
    Div,
    Mul,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    number,
    raised,
    symbols,
    with_children,
)

from .operators import operand
from .reader import Reader
from .sums import sizes

Variables = list[tuple[Term, int]]


def _by_square(r: Reader, body: Term, letter: Symbol, notation: str) -> Term:
    """The derivative by a square, as that of a likelihood by the variance: by a letter that stands for it.

    Of what is not told by the square alone it is the derivative by the letter over that of the square.
    """
    if _is_told_by(r, body, letter):
        return Div(Derivative(body, letter, 1, notation), Mul((TWO, letter)))
    v = next(Symbol(name) for name in "vwuts" if Symbol(name) not in symbols(body))

    def change(term: Term) -> Term:
        match term:
            case Pow(base, Number(p, 1)) if base is letter and p % 2 == 0:
                return raised(v, number(p // 2))
        return with_children(term, change)

    inner = change(body)
    if letter in symbols(inner):
        return Div(Derivative(body, letter, 1, notation), Mul((TWO, letter)))
    return At(Derivative(inner, v, 1, notation), (v,), (Pow(letter, TWO),))


def _is_told_by(r: Reader, body: Term, letter: Symbol) -> bool:
    """Whether a name stands for something with a letter in it."""
    known = r.context.definition(body.name) if type(body) in (Symbol, Apply) else None  # type: ignore[attr-defined]
    return known is not None and letter in symbols(known.body)


def derivative(r: Reader, top: Term | None, variables: Variables, order: int, notation: str) -> Term:
    """What stands above, or else what follows, differentiated by the letters below; the orders must agree."""
    match variables:
        case [(Symbol() as letter, 2)] if order == 1 and not letter.dims:
            return _by_square(r, top if top is not None else operand(r), letter, notation)
    if sum(count for _, count in variables) != order:
        raise r.fail(
            f"the order above is {order} and the orders below make {sum(count for _, count in variables)}", r.place - 1
        )
    body = top if top is not None else operand(r)
    first = variables[0][0]
    if order == 2 and len(sizes(first)) == 1 and not sizes(body) and all(each is first for each, _ in variables):
        return Operator("hessian", body, (first,))
    for variable, count in reversed(variables):
        body = _by(body, variable, count, notation)
    return body


def _by(body: Term, variable: Term, count: int, notation: str) -> Term:
    if count == 1 and sizes(variable):
        return Operator("jacobian" if sizes(body) else "gradient", body, (variable,))
    return Derivative(body, variable, count, notation)


def by_each(body: Term, variables: tuple[Term, ...], notation: str) -> Term:
    """A body differentiated by one letter after another."""
    for variable in variables:
        body = _by(body, variable, 1, notation)
    return body
