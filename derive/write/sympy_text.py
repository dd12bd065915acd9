"""Terms as strings that `sympy.sympify` turns into equal objects; SymPy itself is not needed here."""

from __future__ import annotations

import re
from functools import cache

from derive.terms import (
    Add,
    Apply,
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
    ShapeMismatchError,
    Symbol,
    Term,
    Vector,
    unfolded,
)
from derive.terms.lettering import fresh

from .brackets import polynomial_of


class NoSympyError(Exception):
    """A term that SymPy has no object for."""


@cache
def sympy_text(term: Term) -> str | None:
    """A term as a string for SymPy, None for what SymPy can't hold."""
    try:
        return spelled(term)
    except (NoSympyError, ShapeMismatchError):
        return None


CONSTANTS = {
    "e": "E", "pi": "pi", "i": "I", "oo": "oo", "true": "true", "false": "false", "reals": "Reals",
    "complexes": "Complexes", "integers": "Integers", "naturals": "Naturals0", "empty-set": "EmptySet",
    "undefined": "nan",
}  # fmt: skip
FUNCTIONS = {
    **{name: name for name in ("log", "sqrt", "sign", "floor", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh",
                               "tanh", "coth", "sech", "csch", "erf", "gamma", "digamma", "factorial", "det", "rank")},
    "root": "real_root", "abs": "Abs", "step": "Heaviside", "ceil": "ceiling", "max": "Max", "min": "Min",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh",
    "binom": "binomial", "delta": "KroneckerDelta", "transpose": "transpose", "tr": "trace", 
    "kron": "kronecker_product", "hadamard": "hadamard_product", "identity": "Identity",
}  # fmt: skip

SHAPED = frozenset(("det", "rank", "transpose", "tr", "kron", "hadamard"))

# Names that SymPy leaves alone in a string: small Greek letters and single letters but for those it binds.
_FREE = re.compile(
    "(?:[abcdf-hj-zABDF-HJ-MPRT-Zei]|alpha|delta|epsilon|eta|theta|iota|kappa|mu|nu|xi|rho|sigma|tau|upsilon|phi|chi|psi|omega)"
    r"(?:_?[0-9]+|_[a-z])?"
)


def letter(name: str) -> str:
    """A letter's name; those that SymPy binds are quoted."""
    return name if _FREE.fullmatch(name) else f"Symbol('{name}')"


def spelled(term: Term) -> str:
    """A term's string; raises NoSympyError where there is none."""
    match term:
        case Number(p, q):
            return f"{p}" if q == 1 and p >= 0 else f"({p})" if q == 1 else f"Rational({p}, {q})"
        case Symbol(name, ()):
            return letter(name)
        case Symbol(name, dims):
            sizes = [spelled(d) for d in dims] + ["1"] * (2 - len(dims))
            return f"MatrixSymbol('{name}', {', '.join(sizes)})"
        case Constant(name):
            return CONSTANTS[name]
        case Decimal(mantissa, places):
            return f"Rational({mantissa}, {10**places})"
        case RootOf(coefficients, index, _):
            return f"CRootOf({spelled(polynomial_of(coefficients))}, {index})"
        case Add(terms):
            return "(" + " + ".join(map(spelled, terms)) + ")"
        case Mul(factors):
            text = "*".join(map(_factor, factors))
            inner_product = not term.shape and any(factor.shape for factor in factors)
            return f"({text})[0, 0]" if inner_product else text
        case Neg(inner):
            return f"(-{_factor(inner)})"
        case Div(over, under):
            return f"({_factor(over)}/({spelled(under)}))"
        case Pow(base, exponent):
            if exponent.shape or len(base.shape) == 1:
                raise NoSympyError
            return f"exp({spelled(exponent)})" if base is E else f"({spelled(base)})**({spelled(exponent)})"
        case Call(name, arguments):
            return _call(term, name, arguments)
        case Apply(name, arguments, primes):
            return _applied(name, arguments, primes)
        case Component(base, indices):
            return _component(base, indices)
        case Derivative(body, variable, order, _):
            return f"Derivative({spelled(body)}, ({spelled(variable)}, {order}))"
        case Binder():
            return _binder(term)
    from .sympy_structures import structure

    return structure(term)


def _factor(term: Term) -> str:
    """A factor; a quotient or power in it is held together."""
    text = spelled(term)
    return f"({text})" if type(term) in (Mul, Pow) else text


def listed(terms: tuple[Term, ...]) -> str:
    """Terms with commas."""
    return ", ".join(map(spelled, terms))


def _call(term: Call, name: str, arguments: tuple[Term, ...]) -> str:
    match name, arguments:
        case "inverse", (inner,):
            return f"({spelled(inner)})**(-1)"
        case "norm", (inner, *order):
            if isinstance(inner, Vector):
                return f"{spelled(inner)}.norm({listed(tuple(order))})"
            if order or len(inner.shape) != 1:
                raise NoSympyError
            return f"sqrt((transpose({spelled(inner)})*{_factor(inner)})[0, 0])"
        case "dot", (a, b):
            return f"(transpose({spelled(a)})*{_factor(b)})[0, 0]"
        case "diag", (Vector(entries),):
            return f"diag({listed(entries)})"
        case "diag", (inner,) if len(inner.shape) == 1:
            return f"DiagMatrix({spelled(inner)})"
        case "ones" | "zeros", _ if arguments:
            sizes = [*map(spelled, arguments), *["1"] * (2 - len(arguments))]
            return f"{'OneMatrix' if name == 'ones' else 'ZeroMatrix'}({', '.join(sizes)})"
        case "softmax", (Vector(entries),):
            powers = tuple(Pow(E, entry) for entry in entries)
            return spelled(Vector(tuple(Div(power, Add(powers)) for power in powers)))
        case "logsumexp", (Vector(entries),):
            return spelled(Call("log", (Add(tuple(Pow(E, entry) for entry in entries)),)))
    if name not in SHAPED and any(argument.shape for argument in arguments):
        raise NoSympyError
    if name in FUNCTIONS and arguments:
        return f"{FUNCTIONS[name]}({listed(arguments)})"
    written_out = unfolded(term)
    if written_out is None:
        raise NoSympyError
    return spelled(written_out)


def _applied(name: str, arguments: tuple[Term, ...], primes: int) -> str:
    head = f"Function('{name}')"
    if not primes:
        return f"{head}({listed(arguments)})"
    if type(arguments[0]) is Symbol:
        inner = spelled(arguments[0])
        return f"Derivative({head}({inner}), ({inner}, {primes}))"
    return f"Subs(Derivative({head}(xi_1), (xi_1, {primes})), xi_1, {listed(arguments)})"


def _component(base: Term, indices: tuple[Term, ...]) -> str:
    if type(base) is Symbol:
        return f"Indexed(IndexedBase('{base.name}'), {listed(indices)})"
    if type(base) is Call and base.name in ("softmax", "logsumexp"):
        raise NoSympyError
    places = [f"{spelled(each)} - 1" for each in indices] + ["0"] * (2 - len(indices))
    return f"({spelled(base)})[{', '.join(places)}]"


def _binder(term: Binder) -> str:
    symbol, body = fresh(term)
    name, text = letter(symbol.name), spelled(body)
    bounds = tuple(b for b in (term.low, term.high) if b is not None)
    match term.kind:
        case "sum" | "product":
            return f"{term.kind.capitalize()}({text}, ({name}, {listed(bounds)}))"
        case "integral":
            return f"Integral({text}, ({name}, {listed(bounds)}))" if bounds else f"Integral({text}, {name})"
        case "limit" | "limit+" | "limit-":
            return f"Limit({text}, {name}, {listed(bounds)}, '{term.kind[5:] or '+-'}')"
    raise NoSympyError
