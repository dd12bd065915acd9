"""SymPy objects to terms, in the order in which SymPy prints them."""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from derive.cas.to_sympy import CONSTANTS, FUNCTIONS, JUNCTIONS, RELATIONS
from derive.core.errors import InputError
from derive.terms import (
    INFINITY,
    ONE,
    Apply,
    Call,
    Cases,
    Collection,
    Component,
    Derivative,
    Div,
    E,
    Junction,
    Matrix,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    Vector,
    bind,
    call,
    fraction,
    negated,
    number,
    product,
    raised,
    total,
)  # fmt: skip

_CONSTANTS = {value: name for name, value in CONSTANTS.items()}
_FUNCTIONS = {kind: name for name, kind in FUNCTIONS.items() if isinstance(kind, type)}
_RELATIONS = {kind: sign for sign, kind in RELATIONS.items() if sign != ":="}
_JUNCTIONS = {kind: word for word, kind in JUNCTIONS.items()}


def from_sympy(value: Any) -> Term:
    """The term of a SymPy object; raises InputError for what has no term."""
    if isinstance(value, (bool, int, str)):
        value = sp.sympify(value) if not isinstance(value, str) else sp.Symbol(value)
    if isinstance(value, sp.MatrixBase):
        return _matrix(value)
    if value in _CONSTANTS:
        from derive.terms import Constant

        return Constant(_CONSTANTS[value])
    if value is sp.S.NegativeInfinity:
        return Neg(INFINITY)
    for kind, convert in _CONVERSIONS:
        if isinstance(value, kind):
            return convert(value)
    raise InputError(f"a SymPy {type(value).__name__} can't be read; hand in text or another form")


def _matrix(value: Any) -> Term:
    if value.shape[1] == 1:
        return Vector(tuple(map(from_sympy, value)))
    return Matrix(tuple(tuple(map(from_sympy, row)) for row in value.tolist()))


def _letter(value: Any) -> Term:
    return Symbol({"lamda": "lambda"}.get(value.name, value.name))


def _sum(value: Any) -> Term:
    return total(from_sympy(part) for part in value.as_ordered_terms())


def _product(value: Any) -> Term:
    sign, _ = value.as_coeff_Mul()
    if sign.is_Rational and sign < 0:
        return negated(from_sympy(-value))
    over, under = sp.fraction(value, exact=True)
    if under != 1:
        return fraction(from_sympy(over), from_sympy(under))
    return product(from_sympy(part) for part in value.as_ordered_factors())


def _power(value: Any) -> Term:
    base, exponent = value.args
    if exponent.is_Rational and exponent < 0:
        return Div(ONE, raised(from_sympy(base), from_sympy(-exponent)))
    if exponent == sp.Rational(1, 2):
        return call("sqrt", from_sympy(base))
    return Pow(from_sympy(base), from_sympy(exponent))


def _function(value: Any) -> Term:
    arguments = tuple(map(from_sympy, value.args))
    if isinstance(value, AppliedUndef):
        return Apply(value.func.__name__, arguments)
    if value.func not in _FUNCTIONS:
        raise InputError(f"the SymPy function {value.func.__name__} is not known here")
    return Call(_FUNCTIONS[value.func], arguments)


def _piecewise(value: Any) -> Term:
    pairs = [(from_sympy(e), None if c == sp.true else from_sympy(c)) for e, c in value.args]
    last = pairs.pop()[0] if pairs[-1][1] is None else None
    return Cases(tuple(e for e, _ in pairs), tuple(c for _, c in pairs if c is not None), last)


def _derivative(value: Any) -> Term:
    term = from_sympy(value.expr)
    for variable, order in value.variable_count:
        term = Derivative(term, from_sympy(variable), int(order))
    return term


def _bound(kind: str) -> Any:
    def convert(value: Any) -> Term:
        term = from_sympy(value.function)
        for letter, *bounds in value.limits:
            symbol = _letter(letter)
            assert isinstance(symbol, Symbol)
            term = bind(kind, symbol, term, *map(from_sympy, bounds))
        return term

    return convert


def _limit(value: Any) -> Term:
    body, letter, point, side = value.args
    symbol = _letter(letter)
    assert isinstance(symbol, Symbol)
    kind = "limit" if str(side) == "+-" else f"limit{side}"
    return bind(kind, symbol, from_sympy(body), from_sympy(point))


def _matrix_symbol(value: Any) -> Term:
    rows, columns = value.shape
    return Symbol(value.name, (from_sympy(rows),) if columns == 1 else (from_sympy(rows), from_sympy(columns)))


_CONVERSIONS: tuple[tuple[Any, Any], ...] = (
    (sp.Rational, lambda v: number(int(v.p), int(v.q))),
    (sp.Float, lambda v: from_sympy(sp.Rational(str(v)))),
    (sp.Symbol, _letter),
    (sp.exp, lambda v: Pow(E, from_sympy(v.args[0]))),
    (sp.Add, _sum),
    (sp.Mul, _product),
    (sp.Pow, _power),
    (sp.Piecewise, _piecewise),
    (sp.Derivative, _derivative),
    (sp.Sum, _bound("sum")),
    (sp.Product, _bound("product")),
    (sp.Integral, _bound("integral")),
    (sp.Limit, _limit),
    (sp.core.function.Application, lambda v: _junction(v) if v.func in _JUNCTIONS else _function(v)),
    (sp.core.relational.Relational, lambda v: Relation(_RELATIONS[v.func], from_sympy(v.lhs), from_sympy(v.rhs))),
    (sp.Indexed, lambda v: Component(Symbol(str(v.base)), tuple(map(from_sympy, v.indices)))),
    (sp.MatrixSymbol, _matrix_symbol),
    (sp.MatAdd, lambda v: total(map(from_sympy, v.args))),
    (sp.MatMul, lambda v: product(map(from_sympy, v.args))),
    (sp.Transpose, lambda v: call("transpose", from_sympy(v.arg))),
    (sp.Inverse, lambda v: call("inverse", from_sympy(v.arg))),
    (sp.Tuple, lambda v: Vector(tuple(map(from_sympy, v)))),
    (sp.FiniteSet, lambda v: Collection("set", tuple(map(from_sympy, v.args)))),
)


def _junction(value: Any) -> Term:
    return Junction(_JUNCTIONS[value.func], tuple(map(from_sympy, value.args)))
