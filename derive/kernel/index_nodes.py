"""The canonical form of each kind of node, out of those of its children."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from derive.terms import (
    ONE,
    Add,
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
    Symbol,
    Term,
    call,
    opened,
)

from .index_entries import entry, row_times_column, scalar
from .index_functions import DEFINITIONS
from .index_polynomials import NoFormError, Poly, atom, constant, plus, rank, scaled, single, value

if TYPE_CHECKING:
    from .index_forms import IndexForms

SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def _number(_: IndexForms, term: Number) -> Poly:
    return constant(Fraction(term.p, term.q))


def _decimal(_: IndexForms, term: Decimal) -> Poly:
    return constant(Fraction(term.mantissa) / Fraction(10) ** term.places)


def _letter(_: IndexForms, term: Symbol) -> Poly:
    return atom(term)


def _named_constant(_: IndexForms, term: Constant) -> Poly:
    if term.name not in ("e", "pi"):
        raise NoFormError
    return atom(Pow(E, ONE)) if term is E else atom(term)


def _add(forms: IndexForms, term: Add) -> Poly:
    return plus(map(forms.poly, term.terms))


def _mul(forms: IndexForms, term: Mul) -> Poly:
    if any(factor.shape for factor in term.factors):
        inner = row_times_column(term.factors, forms.letters)
        if inner is None:
            raise NoFormError
        return forms.poly(inner)
    out = constant(1)
    for factor in term.factors:
        out = forms.times(out, forms.poly(factor))
    return out


def _neg(forms: IndexForms, term: Neg) -> Poly:
    return scaled(forms.poly(term.inner), Fraction(-1))


def _div(forms: IndexForms, term: Div) -> Poly:
    return forms.times(forms.poly(term.over), forms.power(forms.poly(term.under), Fraction(-1)))


def _pow(forms: IndexForms, term: Pow) -> Poly:
    exponent = forms.poly(term.exponent)
    if term.base is E:
        return forms.exp(exponent)
    base, given = forms.poly(term.base), value(exponent)
    if given is not None:
        return forms.power(base, given)
    only = single(base)
    if only is not None and only[1] > 0 and all(forms.positive(t) for t, _ in only[0]):
        return forms.exp(forms.times(exponent, forms.log(base)))
    return forms.opaque(term)


def _call(forms: IndexForms, term: Call) -> Poly:
    name, arguments = term.name, term.arguments
    if name == "delta":
        return _delta(*arguments)
    if name == "log" and len(arguments) == 1:
        return forms.log(forms.poly(arguments[0]))
    if name == "sqrt":
        return forms.power(forms.poly(arguments[0]), Fraction(1, 2))
    if name in DEFINITIONS:
        return forms.poly(DEFINITIONS[name](*arguments))
    if (inner := scalar(term, forms.letters)) is not None:
        return forms.poly(inner)
    if any(argument.shape for argument in arguments):
        raise NoFormError
    return forms.opaque(term)


def _delta(one: Term, other: Term) -> Poly:
    if one is other:
        return constant(1)
    if type(one) is Number and type(other) is Number:
        return {}
    first, second = sorted((one, other), key=lambda t: (type(t) is Symbol, rank(t)))
    return atom(call("delta", first, second))


def _component(forms: IndexForms, term: Component) -> Poly:
    inner = entry(term.base, term.indices, forms.letters)
    if inner is not None:
        return forms.poly(inner)
    base, indices = term.base, term.indices
    if type(base) is Symbol and len(indices) == 2 and forms.context.has(base.name, *SYMMETRIC):
        indices = tuple(sorted(indices, key=rank))
    return atom(Component(base, indices))


def _binder(forms: IndexForms, term: Binder) -> Poly:
    if term.kind != "sum" or term.high is None or term.low is not ONE:
        raise NoFormError
    k = forms.index(term.high)
    return forms.summed(forms.poly(opened(term, k)), k, term.high)


def _derivative(forms: IndexForms, term: Derivative) -> Poly:
    match term.variable:
        case Component(Symbol() as x, indices):
            if forms.context.has(x.name, *SYMMETRIC):
                raise NoFormError
        case Symbol() as x if not x.dims:
            indices = ()
        case _:
            raise NoFormError
    found = forms.poly(term.body)
    for _ in range(term.order):
        found = forms.derivative(found, x, indices)
    return found


NODES: dict[type[Term], Callable[[IndexForms, Any], Poly]] = {
    Number: _number, Decimal: _decimal, Symbol: _letter, Constant: _named_constant, Add: _add, Mul: _mul, Neg: _neg,
    Div: _div, Pow: _pow, Call: _call, Component: _component, Binder: _binder, Derivative: _derivative,
}  # fmt: skip
