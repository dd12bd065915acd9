"""The sentences of the words file, with what stands in their slots."""

from __future__ import annotations

import re
from collections.abc import Callable

from derive.core.drafts import Phrase
from derive.terms import Term

from .formulas import Formula, understood, without_commands
from .language import localised, sentence

Piece = str | Term | Formula
Pieces = tuple[Piece, ...]
LONGEST_HEADING = 52
FORMULA = 8
_SLOT = re.compile(r"\{(\d+)\}")
_MATH = re.compile(r"(?<!\\)\$([^$]+)\$")


def formulas_of(text: str) -> tuple[str, ...]:
    """The formulas between dollars in a text that someone wrote."""
    return tuple(_MATH.findall(text))


def pieces(words: Phrase | str) -> Pieces:
    """A sentence as words and terms in order."""
    if isinstance(words, str):
        return _mixed(words)
    if not words.key:
        return tuple(piece for slot in words.slots for piece in _slot(slot))
    out: list[Piece] = []
    for index, part in enumerate(_SLOT.split(sentence(words.key))):
        out += _slot(words.slots[int(part)]) if index % 2 else [part] if part else []
    return tuple(out)


def _slot(slot: Term | str | tuple[Term, ...]) -> Pieces:
    if isinstance(slot, str):
        return (localised(slot),)
    if isinstance(slot, Term):
        return (slot,)
    out: list[Piece] = []
    for index, term in enumerate(slot):
        if index:
            out.append(f" {sentence('sheet.and')} " if index == len(slot) - 1 else ", ")
        out.append(term)
    return tuple(out)


def _mixed(text: str) -> Pieces:
    """A statement that someone wrote, its formulas between dollars read as terms where they can be."""
    parts = enumerate(_MATH.split(text))
    return tuple(_read(part) if index % 2 else part.replace("\\$", "$") for index, part in parts if part)


def _read(formula: str) -> Formula:
    return Formula(formula, understood(formula))


def capitalised(words: Phrase | str) -> Pieces:
    """A phrase as the beginning of a sentence."""
    first, *rest = pieces(words)
    return (first[:1].upper() + first[1:] if isinstance(first, str) else first, *rest)


def titled(words: Phrase | str) -> tuple[Pieces, Pieces]:
    """A heading and, where it is long, the sentence after its colon; a heading has no full stop."""
    whole = _unstopped(pieces(words))
    if sum(len(piece) if isinstance(piece, str) else FORMULA for piece in whole) <= LONGEST_HEADING:
        return whole, ()
    for index, piece in enumerate(whole):
        head, colon, rest = piece.partition(": ") if isinstance(piece, str) else ("", "", "")
        if colon and rest[:1].isalpha():
            return (*whole[:index], head), (rest[:1].upper() + rest[1:], *whole[index + 1 :], ".")
    return whole, ()


def _unstopped(whole: Pieces) -> Pieces:
    last = whole[-1] if whole else ""
    return (*whole[:-1], last.removesuffix(".")) if isinstance(last, str) else whole


def said(words: Phrase | str | Pieces, formula: Callable[[Term], str], plain: Callable[[str], str] = str) -> str:
    """A sentence as text, its terms and its words printed by two functions."""
    return "".join(_printed(piece, formula, plain) for piece in (words if isinstance(words, tuple) else pieces(words)))


def _printed(piece: Piece, formula: Callable[[Term], str], plain: Callable[[str], str]) -> str:
    match piece:
        case Term():
            return formula(piece)
        case Formula(latex, term):
            return formula(term) if term is not None else plain(without_commands(latex))
    return plain(piece)
