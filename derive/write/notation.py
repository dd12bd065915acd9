"""What tells one two-dimensional notation (LaTeX, Typst) from another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from derive.terms import (
    Binder,
    Call,
    Cases,
    Component,
    Derivative,
    Div,
    Matrix,
    Number,
    Pow,
    Record,
    Symbol,
    Term,
    Vector,
)

from .language import between_formulas, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

Special = Callable[["Notation", tuple[Term, ...]], str]


class Notation(Record):
    """The forms of a notation; every part handed to one is printed already.

    `fence(kind, inner)` puts brackets around, `tall_fence` brackets that grow: `()`, `[]`, `{}`, `[)`, `(]`, `||`,
    `norm`, `floor`, `ceil`; `half` is one bracket, `tall` or `plain`, whose other stands on another row;
    `change(d, letter)` is dx; `root(inner, order)` has no order where it is a square root;
    `system` stacks relations, each as its left side and the rest; `column` is a column vector;
    `big(kind, below, above)` is the sign of a sum, product, integral, limit or expectation. `known` is what was printed
    so far in each language: the lines of a chain share most of their subterms.
    """

    letter: Callable[[str], str]
    fraction: Callable[[str, str], str]
    root: Callable[[str, str], str]
    binom: Callable[[str, str], str]
    power: Callable[[str, str], str]
    lowered: Callable[[str, str], str]
    fence: Callable[[str, str], str]
    tall_fence: Callable[[str, str], str]
    half: Callable[[str, str], str]
    big: Callable[[str, str, str], str]
    matrix: Callable[[list[list[str]]], str]
    determinant: Callable[[list[list[str]]], str]
    cases: Callable[[list[tuple[str, str]]], str]
    system: Callable[[list[tuple[str, str]]], str]
    column: Callable[[list[str]], str]
    at: Callable[[str, str], str]
    change: Callable[[str, str], str]
    roman: Callable[[str], str]
    constants: dict[str, str]
    relations: dict[str, str]
    words: dict[str, str]
    functions: dict[str, str]
    operators: dict[str, str]
    calls: dict[str, Special]
    comma: str
    slash: str
    times: str
    thin: str
    partial: str

    __slots__ = ("known",)
    known: ClassVar[dict[str, dict[Term, str]]]

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        object.__setattr__(self, "known", {})

    def word(self, name: str) -> str:
        """A word among formulas in the language that is spoken."""
        return between_formulas(name, self.words[name], language())


_TALL = (Div, Matrix, Vector, Cases, Derivative)
_TALL_CALLS = ("binom", "root")


@cache
def tall(term: Term) -> bool:
    """Whether what is printed is higher than a line, so that brackets grow around it."""
    match term:
        case Number(_, q):
            return q != 1
        case Pow(base, _) | Component(base, _):
            return tall(base)
        case Binder(kind, _, body, _, _):
            return kind != "expectation" or tall(body)
        case Call(name, _) if name in _TALL_CALLS:
            return True
    return type(term) in _TALL or any(map(tall, term.children))


@cache
def cramped(term: Term) -> bool:
    """Whether what is printed is too small to be read in a sentence: a fraction of more than letters, an array."""
    match term:
        case Div(over, under):
            return not (_single(over) and _single(under))
        case Derivative(body, _, _, _):
            return cramped(body)
    return type(term) in (Matrix, Cases, Binder) or any(map(cramped, term.children))


def _single(term: Term) -> bool:
    return type(term) in (Number, Symbol, Component) or (type(term) is Pow and _single(term.base))
