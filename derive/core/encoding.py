"""Solutions as JSON that is read back as the very same values: only records and terms of ours come out of it.

A list of nodes, each after those that it holds: `[class, field, ...]`. A field is a text, a truth value, null, a
number, `[index]` for another node, or `["hex"]` for a number that is long.
"""

from __future__ import annotations

from json import dumps, loads

from derive.terms import NODES

from .certificates import Certificate, Witness
from .context import Context
from .context import Definition as Abbreviation
from .drafts import (
    Answer,
    Branch,
    Cases,
    Chain,
    Claim,
    Claims,
    Definition,
    Given,
    Phrase,
    Problem,
    Solution,
    Table,
)
from .laws import Law
from .networks import Layer, Network
from .steps import Condition, Derivation, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LONG = 10**15
_RECORDS = (
    Certificate, Witness, Context, Abbreviation, Answer, Branch, Cases, Chain, Claim, Claims, Definition, Given, Phrase,
    Problem, Solution, Table, Law, Layer, Network, Condition, Derivation, Step,
)  # fmt: skip


def _mapped(*flat: Any) -> dict[Any, Any]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _together(*values: Any) -> tuple[Any, ...]:
    return values


_MAKERS: tuple[Callable[..., Any], ...] = (_together, _mapped, *_RECORDS, *NODES)
_CODES = {maker: code for code, maker in enumerate(_MAKERS)}


def encoded(value: Solution) -> str:
    """A solution as text."""
    nodes: list[list[Any]] = []
    known: dict[int, int] = {}

    def field(here: Any) -> Any:
        if here is None or isinstance(here, str | bool):
            return here
        if isinstance(here, int):
            return here if -LONG < here < LONG else [hex(here)]
        index = known.get(id(here))
        if index is None:
            nodes.append([_code(here), *map(field, _fields(here))])
            index = known[id(here)] = len(nodes) - 1
        return [index]

    field(value)
    return dumps(nodes, ensure_ascii=False, separators=(",", ":"))


def _code(value: Any) -> int:
    if isinstance(value, tuple):
        return 0
    return 1 if isinstance(value, dict) else _CODES[type(value)]


def _fields(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, dict):
        return tuple(each for pair in value.items() for each in pair)
    found: tuple[Any, ...] = type(value)._values(value)
    return found


def decoded(text: str) -> Solution:
    """The solution that a text holds; raises ValueError where it holds none."""
    made: list[Any] = []

    def field(here: Any) -> Any:
        if not isinstance(here, list):
            return here
        (inner,) = here
        return int(inner, 16) if isinstance(inner, str) else made[inner]

    try:
        for code, *fields in loads(text):
            made.append(_MAKERS[code](*map(field, fields)))
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"no solution: {error}") from None
    if not made or type(made[-1]) is not Solution:
        raise ValueError("no solution")
    return made[-1]
