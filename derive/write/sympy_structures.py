"""Vectors, relations, cases and collections as strings for SymPy."""

from __future__ import annotations

from derive.terms import (
    At,
    Cases,
    Collection,
    Derivative,
    Junction,
    Matrix,
    Operator,
    Relation,
    Term,
    Vector,
)

from .sympy_text import NoSympyError, listed, spelled

RELATIONS = {"=": "Eq", ":=": "Eq", "!=": "Ne", "<": "Lt", "<=": "Le", ">": "Gt", ">=": "Ge", "in": "Contains"}
JUNCTIONS = {"and": "And", "or": "Or", "not": "Not", "=>": "Implies", "<=>": "Equivalent"}


def structure(term: Term) -> str:
    """A term that is no operation of algebra; raises NoSympyError where SymPy has nothing for it."""
    match term:
        case Vector(entries):
            return f"Matrix([{listed(entries)}])"
        case Matrix(rows):
            return _matrix([list(map(spelled, row)) for row in rows])
        case At(Operator() as body, letters, values) if (array := _array(body)) is not None:
            return spelled(At(array, letters, values))
        case At(Vector() | Matrix() as body, letters, values):
            return spelled(body.rebuilt(tuple(At(entry, letters, values) for entry in body.children)))
        case At(body, letters, values):
            return f"Subs({spelled(body)}, ({listed(letters)},), ({listed(values)},))"
        case Relation(sign, left, right) if sign in RELATIONS:
            return f"{RELATIONS[sign]}({spelled(left)}, {spelled(right)})"
        case Junction(word, parts):
            return f"{JUNCTIONS[word]}({listed(parts)})"
        case Cases(values, conditions, otherwise):
            pairs = [f"({spelled(v)}, {spelled(c)})" for v, c in zip(values, conditions, strict=True)]
            pairs += [] if otherwise is None else [f"({spelled(otherwise)}, True)"]
            return f"Piecewise({', '.join(pairs)})"
        case Collection("set", items):
            return f"FiniteSet({listed(items)})"
        case Collection("tuple", items):
            return f"Tuple({listed(items)})"
        case Collection(ends, (low, high)):
            return f"Interval({spelled(low)}, {spelled(high)}, {ends[0] == '('}, {ends[1] == ')'})"
        case Operator(_, _, variables) if not any(v.shape for v in variables) and (array := _array(term)) is not None:
            return spelled(array)
    raise NoSympyError


def _matrix(rows: list[list[str]]) -> str:
    texts = [", ".join(row) for row in rows]
    return f"Matrix([{', '.join(f'[{row}]' for row in texts)}])"


def _array(term: Term) -> Vector | Matrix | None:
    """A gradient, Hessian or Jacobian as the explicit array of its derivatives."""
    match term:
        case Operator("gradient", body, variables):
            return Vector(tuple(Derivative(body, v) for v in variables))
        case Operator("hessian", body, variables):
            return Matrix(tuple(tuple(Derivative(Derivative(body, w), v) for w in variables) for v in variables))
        case Operator("jacobian", Vector(entries), variables):
            return Matrix(tuple(tuple(Derivative(entry, v) for v in variables) for entry in entries))
    return None
