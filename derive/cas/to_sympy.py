"""Terms to SymPy objects: the same mathematics; the written form is not kept."""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.core.errors import InputError
from derive.terms import (
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
    Junction,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
    letters,
    opened,
    unfolded,
)  # fmt: skip

CONSTANTS = {
    "e": sp.E, "pi": sp.pi, "i": sp.I, "oo": sp.oo, "true": sp.true, "false": sp.false,
    "reals": sp.S.Reals, "complexes": sp.S.Complexes, "integers": sp.S.Integers, "naturals": sp.S.Naturals0,
    "empty-set": sp.S.EmptySet, "undefined": sp.nan,
}  # fmt: skip
FUNCTIONS: dict[str, Any] = {
    "log": sp.log, "sqrt": sp.sqrt, "root": sp.real_root, "abs": sp.Abs, "sign": sp.sign, "step": sp.Heaviside,
    "floor": sp.floor, "ceil": sp.ceiling, "max": sp.Max, "min": sp.Min,
    "sin": sp.sin, "cos": sp.cos, "tan": sp.tan, "cot": sp.cot, "sec": sp.sec, "csc": sp.csc,
    "arcsin": sp.asin, "arccos": sp.acos, "arctan": sp.atan,
    "sinh": sp.sinh, "cosh": sp.cosh, "tanh": sp.tanh, "coth": sp.coth, "sech": sp.sech, "csch": sp.csch,
    "arsinh": sp.asinh, "arcosh": sp.acosh, "artanh": sp.atanh,
    "erf": sp.erf, "gamma": sp.gamma, "digamma": sp.digamma, "factorial": sp.factorial, "binom": sp.binomial,
    "delta": sp.KroneckerDelta,
    "transpose": sp.transpose, "tr": sp.trace, "det": sp.det, "kron": sp.kronecker_product,
    "hadamard": sp.hadamard_product, "identity": sp.Identity,
}  # fmt: skip
UNDEFINED = {"expectation": "Expect", "variance": "Var", "covariance": "Cov", "probability": "P"}
RELATIONS: dict[str, Any] = {"=": sp.Eq, ":=": sp.Eq, "!=": sp.Ne, "<": sp.Lt, "<=": sp.Le, ">": sp.Gt, ">=": sp.Ge}
JUNCTIONS: dict[str, Any] = {"and": sp.And, "or": sp.Or, "not": sp.Not, "=>": sp.Implies, "<=>": sp.Equivalent}


def to_sympy(term: Term) -> Any:
    """The SymPy object that a term means; raises InputError for what SymPy can't hold."""
    try:
        return _object(term)
    except (NotImplementedError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise InputError(f"SymPy has no object for this {type(term).__name__.lower()} ({error})") from error


def _object(term: Term) -> Any:
    match term:
        case Number(p, q):
            return sp.Rational(p, q)
        case Symbol(name, dims):
            return _letter(name, dims)
        case Constant(name):
            return CONSTANTS[name]
        case Decimal(mantissa, places):
            return sp.Rational(mantissa, 10**places)
        case RootOf(coefficients, index, _):
            return sp.CRootOf(sp.Poly(coefficients[::-1], sp.Symbol("x")), index)
        case Add(terms):
            return _sum([_object(t) for t in terms])
        case Mul(factors):
            return _product([_object(t) for t in factors])
        case Neg(inner):
            return -_object(inner)
        case Div(over, under):
            return _object(over) / _object(under)
        case Pow(base, exponent):
            return _object(base) ** _object(exponent)
        case Call(name, arguments):
            return _function(term, name, arguments)
        case Apply(name, arguments, primes):
            return _undefined(name, arguments, primes)
    return _structure(term)


def _letter(name: str, dims: tuple[Term, ...]) -> Any:
    if not dims:
        return sp.Symbol(name)
    sizes = [_object(d) for d in dims]
    return sp.MatrixSymbol(name, sizes[0], sizes[1] if len(sizes) == 2 else 1)


def _sum(parts: list[Any]) -> Any:
    return sp.MatAdd(*parts).doit() if any(p.is_Matrix for p in parts) else sp.Add(*parts)


def _product(parts: list[Any]) -> Any:
    out = parts[0]
    for part in parts[1:]:
        out = out * part
    return out


def _function(term: Call, name: str, arguments: tuple[Term, ...]) -> Any:
    values = [_object(a) for a in arguments]
    match name:
        case "inverse":
            return values[0] ** -1
        case "norm":
            return values[0].norm(*values[1:])
        case "dot":
            return (values[0].T * values[1])[0, 0]
        case "diag":
            return sp.diag(*values[0].flat()) if isinstance(values[0], sp.MatrixBase) else sp.DiagMatrix(values[0])
        case "ones" | "zeros":
            sizes = values if len(values) == 2 else [*values, sp.Integer(1)]
            return (sp.OneMatrix if name == "ones" else sp.ZeroMatrix)(*sizes)
    if name in FUNCTIONS:
        return FUNCTIONS[name](*values)
    plain = unfolded(term)
    return sp.Function(UNDEFINED.get(name, name))(*values) if plain is None else _object(plain)


def _undefined(name: str, arguments: tuple[Term, ...], primes: int) -> Any:
    values = [_object(a) for a in arguments]
    if not primes:
        return sp.Function(name)(*values)
    inner = sp.Dummy("u")
    return sp.Subs(sp.Derivative(sp.Function(name)(inner), (inner, primes)), inner, values[0])


def _structure(term: Term) -> Any:
    match term:
        case Vector(entries):
            return sp.ImmutableMatrix([_object(e) for e in entries])
        case Matrix(rows):
            return sp.ImmutableMatrix([[_object(e) for e in row] for row in rows])
        case Component(base, indices):
            return _component(base, indices)
        case Derivative(body, variable, order, _):
            return sp.Derivative(_object(body), (_object(variable), order))
        case At(Vector() | Matrix() as body, names, values):
            return _object(body.rebuilt(tuple(At(entry, names, values) for entry in body.children)))
        case At(body, names, values):
            return sp.Subs(_object(body), [_object(n) for n in names], [_object(v) for v in values])
        case Relation(sign, left, right):
            return _relation(sign, _object(left), _object(right))
        case Junction(word, parts):
            return JUNCTIONS[word](*map(_object, parts))
        case Cases(values, conditions, otherwise):
            last = [(_object(otherwise), True)] if otherwise is not None else []
            return sp.Piecewise(*zip(map(_object, values), map(_object, conditions), strict=True), *last)
        case Collection(kind, items):
            return _collection(kind, [_object(i) for i in items])
        case Binder():
            return _binder(term)
        case Operator(name, body, variables):
            return _operator(name, _object(body), [_object(v) for v in variables])
    raise NotImplementedError(type(term).__name__)


def _component(base: Term, indices: tuple[Term, ...]) -> Any:
    places = [_object(i) for i in indices]
    if type(base) is Symbol:
        return sp.Indexed(sp.IndexedBase(base.name), *places)
    matrix = _object(base)
    return matrix[tuple(p - 1 for p in places)] if len(places) == 2 else matrix[places[0] - 1, 0]


def _relation(sign: str, left: Any, right: Any) -> Any:
    if sign == "in":
        return sp.Contains(left, right)
    return RELATIONS[sign](left, right, evaluate=False)


def _collection(kind: str, items: list[Any]) -> Any:
    if kind == "set":
        return sp.FiniteSet(*items)
    if kind == "tuple":
        return sp.Tuple(*items)
    return sp.Interval(items[0], items[1], kind[0] == "(", kind[1] == ")")


def _binder(term: Binder) -> Any:
    taken = {letter.name for letter in letters(term)}
    name = term.letter
    while name in taken:
        name += "_"
    letter = sp.Symbol(name)
    body = _object(opened(term, Symbol(name)))
    low, high = (None if b is None else _object(b) for b in (term.low, term.high))
    match term.kind:
        case "sum":
            return sp.Sum(body, (letter, low, high))
        case "product":
            return sp.Product(body, (letter, low, high))
        case "integral":
            return sp.Integral(body, letter if low is None else (letter, low, high))
        case "limit" | "limit+" | "limit-":
            return sp.Limit(body, letter, low, term.kind[5:] or "+-")
    raise NotImplementedError(term.kind)


def _operator(name: str, body: Any, variables: list[Any]) -> Any:
    match name:
        case "gradient":
            return sp.ImmutableMatrix([sp.Derivative(body, v) for v in variables])
        case "hessian":
            rows = [[sp.Derivative(body, v, w) for w in variables] for v in variables]
            return sp.ImmutableMatrix(rows)
        case "jacobian":
            return sp.ImmutableMatrix([[sp.Derivative(row, v) for v in variables] for row in body])
    raise NotImplementedError(name)
