"""Shapes aligned from the right and stretched to one, and the gradient of a sum through the stretching."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Claim, Claims, Draft, Part, Phrase, Problem, Table, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Topic
from derive.laws.shapes_of_tensors import Axis, Sizes, aligned, shape_table, shape_term, sizes_of
from derive.terms import (
    NATURALS,
    ONE,
    Component,
    Derivative,
    Mul,
    Number,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    equation,
    total,
)

INDICES, SIZES, NAMES = "ijkpqrst", "abcdefgh", "ABCDEFGH"
MOST = len(INDICES)


def work(problem: Problem) -> Draft:
    """The table of axes, the shape of the result, and the gradient that goes back to each stretched tensor."""
    shapes = tuple(sizes_of(given.term, problem.context) for given in problem.given)
    if len(shapes) < 2:
        raise InputError("two shapes are needed at least, such as (3, 1) and (3, 4)")
    if max(map(len, shapes)) > MOST or len(shapes) > MOST:
        raise InputError(f"up to {MOST} tensors with up to {MOST} axes are broadcast; give fewer")
    axes = aligned(shapes)
    result = shape_term(tuple(axis.result for axis in axes)) or ONE
    positive = (Relation(">=", size, ONE) for axis in axes for size in axis.sizes if isinstance(size, Symbol))
    gradients, context = _gradients(shapes, axes, problem.context.given(*dict.fromkeys(positive)))
    title = problem.title or phrase("broadcast.title", tuple(given.term for given in problem.given))
    parts: tuple[Part, ...] = (_table(shapes, axes), _result(axes), shape_table("p4", result), *gradients)
    return Draft(problem.but(title=title, context=context), parts, (Answer("shape", result),))


def _table(shapes: tuple[Sizes, ...], axes: tuple[Axis, ...]) -> Table:
    columns = (
        phrase("broadcast.axis"),
        *(phrase("broadcast.shape", str(k)) for k in range(1, len(shapes) + 1)),
        phrase("broadcast.result"),
        phrase("broadcast.rule"),
    )
    rows = tuple(
        (
            str(k),
            *(phrase("broadcast.missing") if size is None else size for size in axis.sizes),
            axis.result,
            _rule(axis),
        )
        for k, axis in enumerate(reversed(axes), 1)
    )
    return Table("p1", phrase("broadcast.align"), columns, rows)


def _cells(axis: Axis) -> tuple[Term | Phrase, ...]:
    return tuple(phrase("broadcast.missing") if size is None else size for size in axis.sizes)


def _rule(axis: Axis) -> Phrase:
    missing = any(size is None for size in axis.sizes)
    stretched = any(size is ONE and axis.result is not ONE for size in axis.sizes)
    return phrase(f"broadcast.{'added' if missing else 'stretched' if stretched else 'equal'}")


def _result(axes: tuple[Axis, ...]) -> Claims:
    """On each axis the size of the result is the largest one, and a smaller one is one."""
    claims = tuple(claim for axis in axes for claim in _sizes(axis))
    return Claims("p2", phrase("broadcast.whole"), claims)


def _sizes(axis: Axis) -> tuple[Claim, ...]:
    sizes = tuple(ONE if size is None else size for size in axis.sizes)
    largest = Claim(equation(call("max", *sizes), axis.result))
    if ONE not in sizes or axis.result is ONE:
        return (largest,)
    return (largest, Claim(equation(call("min", *sizes), ONE), phrase("broadcast.one")))


def _gradients(
    shapes: tuple[Sizes, ...], axes: tuple[Axis, ...], context: Context
) -> tuple[tuple[Claims, ...], Context]:
    """For each stretched tensor the gradient of sum(G (A + B + ...)): the sum of G over the stretched axes."""
    stretched = tuple(k for k in range(len(shapes)) if any(axis.stretched(k) for axis in axes))
    if not stretched:
        return (), context
    sizes = tuple(_general(axis, place) for place, axis in enumerate(axes))
    letters = tuple(Symbol(INDICES[place]) for place in range(len(axes)))
    tensors = tuple(_tensor(k, axes, sizes) for k in range(len(shapes)))
    whole = total(Component(t, _places(k, axes, letters)) for k, t in enumerate(tensors))
    gradient = Symbol("G", sizes)
    entry = Component(gradient, tuple(ONE if size is ONE else x for x, size in zip(letters, sizes, strict=True)))
    loss: Term = Mul((entry, whole))
    for letter, size in reversed(tuple(zip(letters, sizes, strict=True))):
        loss = loss if size is ONE else bind("sum", letter, loss, ONE, size)
    claims = tuple(_claim(k, tensors[k], axes, entry, loss) for k in stretched)
    named = tuple(
        equation(size, axis.result) for size, axis in zip(sizes, axes, strict=True) if size is not axis.result
    )
    heading = phrase("broadcast.gradient-named", named) if named else phrase("broadcast.gradient")
    indices = tuple((x.name, size) for x, size in zip(letters, sizes, strict=True) if size is not ONE)
    known = context.but(indices=(*context.indices, *indices)).given(
        *(Relation("in", size, NATURALS) for size, axis in zip(sizes, axes, strict=True) if size is not axis.result)
    )
    return (Claims("p5", heading, claims),), known


def _general(axis: Axis, place: int) -> Term:
    """A letter for a size that is a number, so that what is shown holds for every size."""
    return Symbol(SIZES[place]) if isinstance(axis.result, Number) and axis.result is not ONE else axis.result


def _tensor(which: int, axes: tuple[Axis, ...], sizes: Sizes) -> Symbol:
    own = tuple(
        ONE if axis.stretched(which) else size
        for axis, size in zip(axes, sizes, strict=True)
        if axis.sizes[which] is not None
    )
    return Symbol(NAMES[which], own)


def _places(which: int, axes: tuple[Axis, ...], letters: tuple[Symbol, ...]) -> tuple[Term, ...]:
    return tuple(
        ONE if axis.stretched(which) or axis.result is ONE else letter
        for axis, letter in zip(axes, letters, strict=True)
        if axis.sizes[which] is not None
    )


def _claim(which: int, tensor: Symbol, axes: tuple[Axis, ...], entry: Component, loss: Term) -> Claim:
    """The derivative of the loss by an entry of one tensor: the entries of the gradient added up where it stretches."""
    letters = tuple(map(Symbol, INDICES[: len(axes)]))
    own: Term = entry
    for axis, letter, size in reversed(tuple(zip(axes, letters, entry.base.shape, strict=True))):
        if axis.stretched(which) and size is not ONE:
            own = bind("sum", letter, own, ONE, size)
    slope = Derivative(loss, Component(tensor, _places(which, axes, letters)), 1, "partial")
    return Claim(equation(slope, own), phrase("broadcast.back", tensor))


topic = Topic("broadcast", (Input("shape", "shape", "many"),), (), work)
