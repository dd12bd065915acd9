"""The canonical form of each kind of node, out of those of its children."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    At,
    Binder,
    Call,
    Cases,
    Collection,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    opened,
    product,
)

from .index_arrays import MIRRORED, determinant, inverse_entry, square_size
from .index_entries import at, entry
from .index_functions import DEFINITIONS, by_sign
from .index_polynomials import NoFormError, Poly, as_term, atom, constant, leading, plus, rank, scaled, single, value
from .index_products import inverted_factors, row_times_column, scalar, square_factors
from .index_rotations import by_rotation
from .index_unknown import put_in, unknown, unknown_slope

if TYPE_CHECKING:
    from .index_forms import IndexForms


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
        return _delta(forms, *arguments)
    if name == "log" and len(arguments) == 1:
        return forms.log(forms.poly(arguments[0]))
    if name == "sqrt":
        return forms.power(forms.poly(arguments[0]), Fraction(1, 2))
    if name == "largest":
        return atom(term)
    if name == "indicator":
        return _indicator(forms, arguments[0])
    if name == "det":
        match arguments:
            case (Call("kron", (a, b)),):
                n, m = square_size(a), square_size(b)
                return forms.poly(product((Pow(call("det", a), m), Pow(call("det", b), n))))
        factors = square_factors(arguments[0])
        if factors:
            return forms.poly(product(call("det", each) for each in factors))
        return by_rotation(forms, arguments[0]) or determinant(forms, arguments[0])
    if name in DEFINITIONS:
        return forms.poly(DEFINITIONS[name](*arguments))
    if (inner := scalar(term, forms.letters)) is not None:
        return forms.poly(inner)
    if any(argument.shape for argument in arguments):
        raise NoFormError
    return _of_a_sign(forms, term) if name in ("step", "sign", "abs") else forms.opaque(term)


def _indicator(forms: IndexForms, statement: Term) -> Poly:
    """One or zero by a strict comparison; of one that is not strict, one less that of its denial."""
    match statement:
        case Relation("<" | ">=", low, high) | Relation(">" | "<=", high, low):
            sides = (as_term(forms.poly(low)), as_term(forms.poly(high)))
            strict = atom(call("indicator", Relation("<", *sides)))
            denied = statement.sign in (">=", "<=")
            return plus((constant(1), scaled(strict, Fraction(-1)))) if denied else strict
    raise NoFormError


def _of_a_sign(forms: IndexForms, term: Call) -> Poly:
    """A function of a sign, with an argument whose leading coefficient is positive."""
    inner = forms.poly(term.arguments[0])
    if not inner or inner[leading(inner)] > 0:
        return forms.opaque(term)
    turned = atom(call(term.name, as_term(scaled(inner, Fraction(-1)))))
    match term.name:
        case "step":
            return plus((constant(1), scaled(turned, Fraction(-1))))
        case "sign":
            return scaled(turned, Fraction(-1))
    return turned


def _delta(forms: IndexForms, one: Term, other: Term) -> Poly:
    if one is other:
        return constant(1)
    match one, other:
        case Collection(_, (a, b)), Collection(_, (c, d)):
            return forms.times(_delta(forms, a, c), _delta(forms, b, d))
        case (Collection(), _) | (_, Collection()):
            raise NoFormError
    if type(one) is Number and type(other) is Number:
        return {}
    first, second = sorted((one, other), key=lambda t: (type(t) is Symbol, rank(t)))
    return atom(call("delta", first, second))


def _component(forms: IndexForms, term: Component) -> Poly:
    base, indices = term.base, term.indices
    match base, indices:
        case Apply(dims=()), _:
            return unknown_slope(forms, base, indices)
        case Symbol(name), (row, column) if forms.context.has(name, "diagonal"):
            return forms.times(_delta(forms, row, column), atom(Component(base, (row, row))))
        case Symbol(name), (row, column) if forms.context.has(name, *MIRRORED):
            return atom(Component(base, tuple(sorted(indices, key=rank))))
        case Symbol(), _:
            return atom(term)
        case Call("inverse", (matrix,)), (row, column):
            factors = inverted_factors(matrix)
            return forms.poly(at(factors, indices)) if factors else inverse_entry(forms, matrix, row, column)
    return forms.poly(entry(base, indices, forms.letters))


def _binder(forms: IndexForms, term: Binder) -> Poly:
    if term.kind != "sum" or term.high is None or term.low is not ONE:
        raise NoFormError
    index, letters = forms.indices_of(term.high)
    found = forms.poly(opened(term, index))
    for k, size in letters.items():
        found = forms.summed(found, k, size)
    return found


def _derivative(forms: IndexForms, term: Derivative) -> Poly:
    match term.variable:
        case Component(Symbol() as x, indices):
            pass
        case Symbol() as x if not x.dims:
            indices = ()
        case _:
            raise NoFormError
    if term.order == 1:
        return forms.partial(term.body, x, indices)
    inner = Derivative(term.body, term.variable, term.order - 1, term.notation)
    return forms.partial(inner, x, indices)


def _operator(forms: IndexForms, term: Operator) -> Poly:
    if term.name != "differential" or not term.variables:
        raise NoFormError
    return forms.differential(term.body, term.variables)


def _cases(forms: IndexForms, term: Cases) -> Poly:
    match term:
        case Cases((above, below), (Relation(">", u, zero), Relation("<", v, other)), None):
            if u is v and zero is ZERO and other is ZERO:
                return forms.poly(by_sign(u, above, below))
    raise NoFormError


NODES: dict[type[Term], Callable[[IndexForms, Any], Poly]] = {
    Number: _number, Decimal: _decimal, Symbol: _letter, Constant: _named_constant, Add: _add, Mul: _mul, Neg: _neg,
    Div: _div, Pow: _pow, Call: _call, Component: _component, Binder: _binder, Derivative: _derivative,
    Operator: _operator, Cases: _cases, Apply: unknown, At: put_in,
}  # fmt: skip
