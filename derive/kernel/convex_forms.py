"""The form of a function's second derivatives, not worked out, of sums of squares of what is affine in the letters."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.rings import polynomial_in
from derive.exact.second_order import second_order_form
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    Add,
    Binder,
    Derivative,
    Div,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    alike,
    opened,
    subterms,
    summands,
    symbols,
)

Letters = tuple[Symbol, ...]


def form_of_a_convex_function(form: Term, context: Context) -> bool:
    """Whether a term is the form of the second derivatives of a function that is seen to be convex."""
    squares = [each.factors for each in summands(form) if type(each) is Mul and len(each.factors) == 2]
    pairs = [(v.base, second) for v, second in squares if type(v) is Pow and type(v.base) is Symbol]
    found = [(v, d.body.body, d.variable) for v, d in pairs if type(d) is Derivative and type(d.body) is Derivative]
    if not found or any(type(x) is not Symbol or x.dims for _, _, x in found):
        return False
    directions, letters, body = tuple(v for v, _, _ in found), tuple(x for _, _, x in found), found[0][1]
    if len(set(directions)) < len(found) or any(v in symbols(body) for v in directions):
        return False
    return alike(form, second_order_form(body, letters, directions)) and convex(body, letters, context)  # type: ignore[arg-type]


def convex(term: Term, letters: Letters, context: Context) -> bool:
    """Whether a term is a sum of positive multiples of squares of what is affine in some letters."""
    if affine(term, letters):
        return True
    match term:
        case Add(parts):
            return all(convex(each, letters, context) for each in parts)
        case Div(over, under):
            return _free(under, letters) and sign(under, context) == {1} and convex(over, letters, context)
        case Mul(parts):
            inside = [each for each in parts if not _free(each, letters)]
            others = [each for each in parts if _free(each, letters)]
            positive = all(sign(each, context) <= {0, 1} for each in others)
            return positive and len(inside) == 1 and convex(inside[0], letters, context)
        case Pow(base, Number(2, 1)):
            return affine(base, letters)
        case Binder("sum", _, _, low, _) if low is ONE:
            return convex(opened(term, Symbol("any index")), letters, context)
    return False


def affine(term: Term, letters: Letters) -> bool:
    """Whether a term is a polynomial of degree one in some letters, its coefficients free of them."""
    if _free(term, letters):
        return True
    p = polynomial_in(term)
    if p is None:
        return False
    held = [[(base, k) for base, k in monomial if not _free(base, letters)] for monomial in p]
    return all(len(each) <= 1 and all(base in letters and k == 1 for base, k in each) for each in held)


def _free(term: Term, letters: Letters) -> bool:
    return not any(x in symbols(term) for x in letters)


def has_second_derivatives(term: Term) -> bool:
    """Whether a derivative of a derivative stands in a term."""
    return any(type(here) is Derivative and type(here.body) is Derivative for here in subterms(term))
