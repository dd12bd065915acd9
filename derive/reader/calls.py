"""What a function makes of its arguments."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import FUNCTIONS, TWO, Collection, Derivative, E, Number, Operator, Pow, Term, call, letters, number

from .ends import at_point
from .frames import norm
from .reader import Reader
from .sums import sizes

_OPERATORS = {"grad": "gradient"}


def built(r: Reader, name: str, inner: list[Term], place: int) -> Term:
    """The term of a function with its arguments."""
    make = _MAKE.get(name)
    if make is not None:
        low, high, build = make
        _count(r, inner, low, high, place)
        return build(r, inner, place)
    low, high = FUNCTIONS[name].arity
    _count(r, inner, low, high, place)
    return call(name, *inner)


def _count(r: Reader, inner: list[Term], low: int, high: int, place: int) -> None:
    if not low <= len(inner) <= high:
        wanted = str(low) if low == high else f"{low} to {high}" if high < 99 else f"at least {low}"
        name = r.tokens[place].text
        raise r.fail(f"{name} takes {wanted} argument{'s' * (wanted != '1')}, not {len(inner)}", place)


def _operator(name: str) -> Callable[[Reader, list[Term], int], Term]:
    return lambda _r, inner, _place: Operator(name, inner[0], tuple(inner[1:]))


def _differentiated(r: Reader, inner: list[Term], place: int) -> Term:
    order = inner[2] if len(inner) == 3 else number(1)
    if type(order) is not Number or order.q != 1 or order.p < 1:
        raise r.fail("the order of a derivative is a positive whole number", place)
    return Derivative(inner[0], inner[1], order.p)


def _root(_r: Reader, inner: list[Term], _place: int) -> Term:
    return call("sqrt", inner[0]) if inner[1] is TWO else call("root", *inner)


def _root_of(r: Reader, inner: list[Term], place: int) -> Term:
    """A root of an irreducible polynomial, by its number."""
    from derive.exact.algebraic import factor, root_term
    from derive.exact.polynomials import coefficients

    found = coefficients(inner[0], letters(inner[0])[0]) if len(letters(inner[0])) == 1 else None
    index = inner[1].p if isinstance(inner[1], Number) and inner[1].q == 1 else 0
    if found is None or len(found) < 2 or any(c.q != 1 for c in found) or not 1 <= index < len(found):
        raise r.fail("a root is written as rootof(x^3 - 2, 1): a polynomial in one letter, and its number", place)
    whole = tuple(c.p for c in found)
    if factor(whole) != ((whole, 1),):
        raise r.fail("the polynomial of a root is irreducible, with coprime coefficients; this one is not", place)
    return root_term(whole, index - 1)


def _largest(r: Reader, inner: list[Term], place: int) -> Term:
    """The larger of some terms, or the largest entry of one vector."""
    if len(inner) > 1:
        return call("max", *inner)
    if len(sizes(inner[0])) != 1:
        raise r.fail("max takes at least 2 arguments, or one vector", place)
    return call("largest", inner[0])


_MAKE: dict[str, tuple[int, int, Callable[[Reader, list[Term], int], Term]]] = {
    "exp": (1, 1, lambda _r, inner, _p: Pow(E, inner[0])),
    "cbrt": (1, 1, lambda _r, inner, _p: call("root", inner[0], number(3))),
    "root": (2, 2, _root),
    "norm": (1, 2, lambda _r, inner, _p: norm(inner[0], inner[1]) if len(inner) == 2 else call("norm", inner[0])),
    **{name: (1, 99, _operator(_OPERATORS.get(name, name)))
       for name in ("grad", "gradient", "hessian", "jacobian", "laplacian", "differential")},
    "diff": (2, 3, _differentiated),
    "max": (1, 99, _largest),
    "at": (2, 99, lambda r, inner, place: at_point(r, inner[0], inner[1:], place)),
    "rootof": (2, 2, _root_of),
    "set": (0, 999, lambda _r, inner, _p: Collection("set", tuple(inner))),
    "tuple": (1, 999, lambda _r, inner, _p: Collection("tuple", tuple(inner))),
}  # fmt: skip
