"""The canonical form of each kind of node, given those of its parts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from derive.terms import (
    IMAGINARY,
    PI,
    Add,
    Apply,
    At,
    Binder,
    Call,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    RootOf,
    Symbol,
    Term,
    shape,
)

from .boundless import is_linear, linear
from .calls import CALLS
from .field import ONE_ELEMENT, ZERO_ELEMENT, UnsupportedError
from .generators import ROOT, Element, Generator
from .polynomials import TooLargeError, constant, magnitude, ratio, whole
from .sums import summed

if TYPE_CHECKING:
    from .rational import Canonical


def _number(_: Canonical, term: Number) -> Element:
    return ({(): ratio(term.p, term.q)}, ()) if term.p else ZERO_ELEMENT


def _decimal(_: Canonical, term: Decimal) -> Element:
    value = whole(Fraction(term.mantissa) / Fraction(10) ** term.places)
    return ({(): value}, ()) if value else ZERO_ELEMENT


def _symbol(field: Canonical, term: Symbol) -> Element:
    if term.dims:
        raise UnsupportedError("a letter that is no scalar")
    return {((field.letter(term), 1),): 1}, ()


def _constant(field: Canonical, term: Constant) -> Element:
    if term is E:
        return field.exp(ONE_ELEMENT)
    if term is PI:
        return field.pi
    if term is IMAGINARY:
        return field.imaginary
    raise UnsupportedError(term.name)


def _add(field: Canonical, term: Add) -> Element:
    return field.plus([field.element(each) for each in term.terms])


def _mul(field: Canonical, term: Mul) -> Element:
    out = ONE_ELEMENT
    for factor in term.factors:
        try:
            here = field.element(factor)
        except UnsupportedError:
            if shape(factor):
                return field.kept(term)
            raise
        out = field.times(out, here)
    return out


def _div(field: Canonical, term: Div) -> Element:
    return field.times(field.element(term.over), field.inverse(field.element(term.under)))


def _neg(field: Canonical, term: Neg) -> Element:
    return field.minus(field.element(term.inner))


def _pow(field: Canonical, term: Pow) -> Element:
    base, exponent = term.base, field.element(term.exponent)
    if base is E:
        return field.exp(exponent)
    below = field.element(base)
    if not exponent[0]:
        return ONE_ELEMENT
    value = constant(exponent[0])
    if value is not None and not exponent[1]:
        if magnitude(value) > 10_000:
            raise TooLargeError
        return field.rational_power(below, value)
    if not below[0]:
        raise UnsupportedError("a power of zero")
    if below == ONE_ELEMENT:
        return ONE_ELEMENT
    if field.is_whole(exponent):
        return field.integer_power(below, exponent)
    return field.exp(field.times(exponent, field.log(below)))


def _call(field: Canonical, term: Call) -> Element:
    rule = CALLS.get(term.name)
    if rule is None:
        return field.kept(term)
    arguments = [field.element(each) for each in term.arguments]
    return rule(field, *arguments)


def _apply(field: Canonical, term: Apply) -> Element:
    orders = [term.primes] + [0] * (len(term.arguments) - 1)
    if term.primes and len(term.arguments) > 1:
        raise UnsupportedError("a prime of a function of several letters")
    name = " ".join(["function", term.name, *map(str, orders)])
    return field.opaque(name, tuple(field.element(each) for each in term.arguments))


def _component(field: Canonical, term: Component) -> Element:
    if type(term.base) is not Symbol:
        raise UnsupportedError("a component of a term")
    return {((field.letter(term), 1),): 1}, ()


def _derivative(field: Canonical, term: Derivative) -> Element:
    body = field.element(term.body)
    if type(term.variable) not in (Symbol, Component):
        raise UnsupportedError("a derivative in a term")
    x = field.letter(term.variable)
    if type(term.variable) is Component and field.depends(body, field.letter(term.variable.base)):
        raise UnsupportedError("a derivative of a whole vector in one entry")
    if type(term.variable) is Component and field.entangled(body, term.variable):
        raise UnsupportedError("an entry at a letter, which may be the one in question")
    for _ in range(term.order):
        body = field.derivative(body, x)
    return body


def _root_of(field: Canonical, term: RootOf) -> Element:
    made = Generator(ROOT, "root", term=term, coefficients=term.coefficients)
    made.real = len(term.enclosure) < 2
    return {((field.generator((ROOT, term), made), 1),): 1}, ()


def _binder(field: Canonical, term: Binder) -> Element:
    if is_linear(term):
        try:
            return linear(field, term)
        except UnsupportedError:
            if term.kind == "sum":
                raise
    return summed(field, term) if term.kind == "sum" else field.kept(term)


def _at(field: Canonical, term: At) -> Element:
    from .values_at import valued

    body = valued(term)
    if body is not None:
        return field.element(body)
    from .putting import put_in

    values = {field.letter(x): field.element(v) for x, v in zip(term.letters, term.values, strict=True)}
    return put_in(field, field.element(term.body), values)


NODES: dict[type[Term], Callable[[Canonical, Any], Element]] = {
    Number: _number, Decimal: _decimal, Symbol: _symbol, Constant: _constant, Add: _add, Mul: _mul, Div: _div,
    Neg: _neg, Pow: _pow, Call: _call, Apply: _apply, Component: _component, Derivative: _derivative,
    RootOf: _root_of, Binder: _binder, At: _at,
}  # fmt: skip
