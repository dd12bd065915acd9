"""The shape of a term, from the shapes of its letters.

A vector is a column: (n,) multiplies as n x 1, its transpose as 1 x n; a 1 x 1 product is a scalar.
"""

from __future__ import annotations

from functools import cache

from .binders import Binder
from .matrices import Component, Matrix, Vector
from .operators import At, Derivative, Operator
from .records import Term
from .relations import Cases
from .scalars import ONE, Add, Apply, Call, Decimal, Div, Mul, Neg, Number, Pow, Symbol, number

Shape = tuple[Term, ...]


class ShapeMismatchError(ValueError):
    """Two shapes that do not fit; `left` and `right` are the shapes, `term` is where."""

    def __init__(self, term: Term, left: Shape, right: Shape) -> None:
        super().__init__("shapes do not fit")
        self.term, self.left, self.right = term, left, right


@cache
def shape(term: Term) -> Shape:
    """The sizes of a term; raises ShapeMismatchError where the shapes of its parts do not fit."""
    match term:
        case Symbol(_, dims) | Apply(_, _, _, dims):
            return dims
        case Number() | Decimal():
            return ()
        case Add(terms):
            return _common(term, terms)
        case Mul(factors):
            return _product(term, factors)
        case Pow(base, exponent):
            return shape(base) or shape(exponent)
        case Div(over, _) | Neg(over) | At(over, _, _):
            return shape(over)
        case Vector(entries):
            blocks = next((each for each in map(shape, entries) if each), None)
            if blocks is not None:
                raise ShapeMismatchError(term, (), blocks)
            return (number(len(entries)),)
        case Matrix(rows):
            return (number(len(rows)), number(len(rows[0])))
        case Component(base, indices):
            return shape(base)[len(indices) :]
        case Binder(_, _, body, _, _):
            return shape(body)
        case Cases(values, _, _):
            return shape(values[0])
        case Derivative(body, _, _, _):
            return shape(body)
        case Operator(name, body, variables):
            return _operator(name, body, variables)
        case Call(name, arguments):
            return _call(term, name, arguments)
    return ()


def _common(term: Term, parts: tuple[Term, ...]) -> Shape:
    first = shape(parts[0])
    for part in parts[1:]:
        if shape(part) != first:
            raise ShapeMismatchError(term, first, shape(part))
    return first


def _product(term: Term, factors: tuple[Term, ...]) -> Shape:
    out: Shape = ()
    for factor in factors:
        here = shape(factor)
        if not out or not here:
            out = out or here
            continue
        left = out if len(out) == 2 else (out[0], ONE)
        right = here if len(here) == 2 else (here[0], ONE)
        if left[1] is not right[0]:
            raise ShapeMismatchError(term, out, here)
        both = (left[0], right[1])
        column = len(here) == 1
        out = () if both == (ONE, ONE) else (both[0],) if column else both
    return out


def _operator(name: str, body: Term, variables: Shape) -> Shape:
    outer = shape(body)
    inner: Shape = (number(len(variables)),)
    if len(variables) == 1 and shape(variables[0]):
        inner = shape(variables[0])
    match name:
        case "gradient":
            return inner
        case "jacobian":
            return (*outer, *inner)
        case "hessian":
            return (*inner, *inner)
    return outer


SCALAR = {"tr", "det", "norm", "dot", "rank", "logsumexp", "largest", "delta", "cosine"}


def _call(term: Term, name: str, arguments: tuple[Term, ...]) -> Shape:
    if name in SCALAR or not arguments:
        return ()
    inner = shape(arguments[0])
    match name:
        case "argmin" | "argmax" if len(arguments) > 1:
            return shape(arguments[1])
        case "transpose":
            return (ONE, inner[0]) if len(inner) == 1 else inner[:0:-1] + inner[:1]
        case "diag":
            return inner * 2 if len(inner) == 1 else inner[:1]
        case "ones" | "zeros":
            return arguments
        case "identity":
            return arguments * 2
        case "unit":
            return arguments[1:]
        case "hadamard":
            return _common(term, arguments)
        case "vec" if len(inner) == 2:
            return (_times(inner[1], inner[0]),)
        case "kron":
            other = shape(arguments[1])
            if len(inner) != len(other):
                raise ShapeMismatchError(term, inner, other)
            return tuple(_times(a, b) for a, b in zip(inner, other, strict=True))
    return inner


def _times(a: Term, b: Term) -> Term:
    return number(a.p * b.p) if type(a) is Number and type(b) is Number else Mul((a, b))


# A term's shape is asked for so often that the import which the class itself has to make would count.
Term.shape = property(shape)  # type: ignore[method-assign,assignment]
