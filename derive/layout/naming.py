"""Roots without a shorter name are printed by the letters that a sheet has given them."""

from __future__ import annotations

from derive.core.certificates import Certificate
from derive.layout.document import Block, Case, Display
from derive.terms import Record, Relation, RootOf, Term, substituted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Names = dict[Term, Term]


def named(blocks: tuple[Block, ...], names: Names | None = None) -> tuple[Block, ...]:
    """The blocks with every root written by its letter from the block on that defines it."""
    known: Names = dict(names or {})
    out: list[Block] = []
    for block in blocks:
        definition = _definition(block)
        if definition is not None:
            known[definition.right] = definition.left
            out.append(block)
        elif isinstance(block, Case):
            out.append(block.but(blocks=named(block.blocks, known)))
        else:
            out.append(_renamed(block, known) if known else block)
    return tuple(out)


def _definition(block: Block) -> Relation | None:
    match block:
        case Display(Relation(":=", _, RootOf()) as relation):
            return relation
    return None


def _renamed(value: Any, names: Names) -> Any:
    match value:
        case Term():
            return substituted(value, names)
        case Certificate():
            return value
        case Record():
            return type(value)(*(_renamed(getattr(value, key), names) for key in type(value).__match_args__))
        case tuple():
            return tuple(_renamed(each, names) for each in value)
    return value
