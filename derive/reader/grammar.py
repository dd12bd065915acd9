"""The grammar as data: ranks, what joins operands, what begins one."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Record, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .reader import Reader

# The ranks of what joins operands, weakest first.
ARROW, OR, AND, NOT, RELATION, SUM, PRODUCT, FACTOR, POWER, POSTFIX = range(1, 11)


class Infix(Record):
    """What joins an operand with what follows: its rank, and the function that reads on."""

    rank: int
    read: Callable[[Reader, Term], Term]


class Grammar(Record):
    """What can begin an operand, what can follow one, and what joins two that stand side by side."""

    prefix: dict[str, Callable[[Reader], Term]]
    infix: dict[str, Infix]
    beside: Infix
    at: Infix
    between: Infix
