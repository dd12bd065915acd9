"""Matrices that send a vector other than zero to zero: their determinant is zero, at every size."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import PROVED, REFUTED, Certificate, Witness, sound
from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.terms import (
    FALSE,
    TRUE,
    TWO,
    ZERO,
    Call,
    Mul,
    Number,
    Relation,
    Symbol,
    Term,
    Vector,
    alike,
    call,
    letters,
    negated,
    product,
    raised,
    shape,
    symbols,
    total,
)

from .bench import Bench
from .witnesses import witness_of

METHOD = "a vector other than zero is sent to zero"


def singular(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """How it is known whether det M = 0 follows from M v = 0; None where the statements are not of this kind."""
    matrix = _without_determinant(b)
    if matrix is None:
        return None
    parts = conjuncts(a)
    told = (*parts, *context.facts)
    for equation, v in _sent_to_zero(parts, matrix, context, bench):
        if any(_not_zero(v, fact) for fact in told):
            return Certificate(PROVED, METHOD, seed=bench.seed)
        if not any(v in symbols(fact) for fact in told if fact is not equation):
            return _refuted(matrix, v, context, bench)
    return None


def _without_determinant(statement: Term) -> Term | None:
    match statement:
        case Relation("=", Call("det", (matrix,)), Number(0, 1)) | Relation("=", Number(0, 1), Call("det", (matrix,))):
            return matrix
    return None


def _sent_to_zero(
    parts: tuple[Term, ...], matrix: Term, context: Context, bench: Bench
) -> Iterator[tuple[Relation, Symbol]]:
    """The equations that say M v = 0, each with v."""
    for each in parts:
        if type(each) is not Relation or each.sign != "=":
            continue
        side = each.left if each.right is ZERO else total((each.left, negated(each.right)))
        if len(shape(side)) != 1:
            continue
        for v in (x for x in letters(each) if len(x.dims) == 1):
            image = product((matrix, v))
            if any(sound(bench.equal(side, to, context).grade) for to in (image, negated(image))):
                yield each, v


def _not_zero(v: Symbol, fact: Term) -> bool:
    """Whether a fact says that a vector is not zero, or that its length is not."""
    match fact:
        case Relation("!=", left, right):
            return {left, right} == {v, ZERO} or (right is ZERO and _is_length(left, v))
        case Relation(">", left, Number(p, _)):
            return p >= 0 and _is_length(left, v)
        case Relation("=", left, Number(p, _)):
            return p > 0 and _is_length(left, v)
    return False


def _is_length(term: Term, v: Symbol) -> bool:
    """Whether a term is the norm of a vector, or its square."""
    norm = call("norm", v)
    return any(alike(term, each) for each in (norm, raised(norm, TWO), Mul((call("transpose", v), v))))


def _refuted(matrix: Term, v: Symbol, context: Context, bench: Bench) -> Certificate | None:
    """Zero for the vector, and numbers for which the determinant is not zero."""
    found = witness_of(call("det", matrix), ZERO, "=", context)
    if found is None:
        return None
    size = dict(found.at).get(v.dims[0].name, v.dims[0]) if type(v.dims[0]) is Symbol else v.dims[0]
    if type(size) is not Number:
        return None
    witness = Witness((*found.at, (v.name, Vector((ZERO,) * size.p))), TRUE, FALSE)
    return Certificate(REFUTED, "a point", witness=witness, seed=bench.seed)
