"""Statements about numbers made of vectors and matrices, x^T y and |x|: each such number as a letter of its own."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    Add,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    factors,
    number,
    product,
    raised,
    shape,
    symbols,
    with_children,
)

from .spread_products import run_of, spread, transposed

PLAIN = (Add, Div, Junction, Neg, Number, Pow, Relation)
MOST = 12


class _NoNumberError(Exception):
    """A part that is no number."""


def with_numbers_as_letters(statements: tuple[Term, ...], context: Context) -> tuple[Term, ...] | None:
    """Statements with products of arrays that are numbers as letters; None where there are none, or arrays are left.

    What follows for any values of these letters, follows for the products.
    """
    if not any(x.dims for each in statements for x in symbols(each)):
        return None
    letters = _Letters(context)
    try:
        made = tuple(letters.of(spread(each, context)) for each in statements)
    except (_NoNumberError, ShapeMismatchError, RecursionError):
        return None
    return made if letters.known and len(letters.known) <= MOST else None


class _Letters:
    """The numbers that have got a letter."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.known: dict[Term, Symbol] = {}

    def letter(self, term: Term) -> Symbol:
        """The letter of a number."""
        return self.known.setdefault(term, Symbol(f"number {len(self.known)}"))

    def of(self, term: Term) -> Term:
        """A term with its numbers as letters."""
        if not any(x.dims for x in symbols(term)):
            return term
        match term:
            case Call("norm", (vector,)) if len(shape(vector)) == 1:
                return self.letter(call("norm", vector))
            case Call("dot", (left, right)):
                return self.of(spread(Mul((call("transpose", left), right)), self.context))
            case Mul():
                return self.multiplied(term)
        if type(term) in PLAIN:
            return with_children(term, self.of)
        if shape(term):
            raise _NoNumberError
        return self.letter(term)

    def multiplied(self, term: Term) -> Term:
        """A product, cut where it has become a number."""
        scalars, arrays = run_of(term)
        out = [self.of(each) for each in factors(scalars)]
        run: tuple[Term, ...] = ()
        for each in arrays:
            run = (*run, each)
            if not shape(product(run)):
                out.append(self.run(run))
                run = ()
        if run:
            raise _NoNumberError
        return product(out)

    def run(self, run: tuple[Term, ...]) -> Term:
        """The letter of a product of arrays and of its transpose; of v^T v the square of that of |v|."""
        turned = tuple(transposed(each, self.context) for each in reversed(run))
        if len(run) == 2 and turned == run:
            return raised(self.letter(call("norm", run[1])), number(2))
        other = product(turned)
        return self.known[other] if other in self.known else self.letter(product(run))
