"""Shapes as tuples of sizes: read, aligned from the right, counted."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Table, phrase
from derive.core.errors import InputError
from derive.exact.conditions import holds
from derive.terms import ONE, ZERO, Collection, Number, Record, Relation, Term, symbols

from .tuples import tuple_of

Sizes = tuple[Term, ...]


class Axis(Record):
    """One axis of a broadcast: the size that each shape has there (None where it has none) and that of the result."""

    sizes: tuple[Term | None, ...]
    result: Term

    def stretched(self, which: int) -> bool:
        """Whether a shape has one place, or none, where the result has more."""
        size = self.sizes[which]
        return size is None or (size is ONE and self.result is not ONE)


def sizes_of(term: Term, context: Context) -> Sizes:
    """The sizes of a shape such as (3, 4); raises InputError where one is no size."""
    sizes = term.items if isinstance(term, Collection) and term.kind == "tuple" else (term,)
    for size in sizes:
        whole = isinstance(size, Number) and size.q == 1 and size.p > 0
        named = not isinstance(size, Number) and bool(symbols(size)) and not size.shape
        if not (whole or named) or holds(context, Relation(">", size, ZERO)) is False:
            raise InputError("a shape is written with its sizes, positive whole numbers or letters, as in (3, 4)")
    return sizes


def shape_term(sizes: Sizes) -> Term | None:
    """A shape as it is written: a tuple, one size by itself, nothing for a scalar."""
    return tuple_of(sizes) if sizes else None


def shape_table(label: str, shape: Term) -> Table:
    """The shape of a result on a line of its own."""
    return Table(label, phrase("tensor.shape"), (phrase("tensor.shape-column"),), ((shape,),))


def aligned(shapes: tuple[Sizes, ...]) -> tuple[Axis, ...]:
    """The axes of a broadcast from left to right; raises InputError where two sizes do not fit."""
    rank = max(map(len, shapes))
    return tuple(_axis(shapes, rank - k) for k in range(rank))


def _axis(shapes: tuple[Sizes, ...], from_right: int) -> Axis:
    sizes = tuple(shape[-from_right] if len(shape) >= from_right else None for shape in shapes)
    larger = tuple(dict.fromkeys(size for size in sizes if size not in (None, ONE)))
    if len(larger) > 1:
        one, other = (_spelled(size) for size in larger[:2])
        raise InputError(
            f"axis {from_right} from the right has the sizes {one} and {other}, which are neither equal nor one; "
            "change the shapes, or put axes of size one between"
        )
    return Axis(sizes, larger[0] if larger and larger[0] is not None else ONE)


def _spelled(size: Term | None) -> str:
    if isinstance(size, Number):
        return str(size.p)
    return str(getattr(size, "name", "of a formula"))
