"""Names of letters and functions, in two dimensions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .brackets import accented
from .symbols import INDICES, SHIFTED

COMMANDS = (
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth",
    "max", "min", "det",
)  # fmt: skip
OPERATORS = {
    "variance": "Var", "covariance": "Cov", "relu": "ReLU", "leaky_relu": "LeakyReLU", "elu": "ELU", "gelu": "GELU",
    "silu": "SiLU",
}  # fmt: skip


def functions(
    command: Callable[[str], str], operator: Callable[[str], str], signs: Mapping[str, str]
) -> dict[str, str]:
    """The names of functions: those that have commands, those that are words, those that have signs."""
    commands = {name: command(name) for name in COMMANDS}
    return {**commands, **{name: operator(word) for name, word in OPERATORS.items()}, **signs}


def letter(
    name: str,
    accents: Mapping[str, str],
    base: Callable[[str], str],
    lowered: Callable[[str, str], str],
    comma: str,
) -> str:
    """A letter with its accent, and with what stands below it; `base` spells a letter without either."""
    first, accent, below = accented(name, accents)
    spelled = accents[accent].format(base(first)) if accent else base(first)
    return lowered(spelled, comma.join(_index(each, base) for each in below.split(","))) if below else spelled


def _index(name: str, base: Callable[[str], str]) -> str:
    if INDICES.fullmatch(name):
        return " ".join(name)
    return name if name.isdigit() or SHIFTED.fullmatch(name) else base(name)
