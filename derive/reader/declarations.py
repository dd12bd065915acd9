"""Declarations: domains, sizes, properties, constants, definitions and indices, as a context."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.errors import InputError
from derive.terms import (
    COMPLEXES,
    INTEGERS,
    NATURALS,
    REALS,
    Number,
    Relation,
    Symbol,
    Term,
    letters,
)

from .bounds import check_text
from .declared import NAME, names_in, plain_name, term_at, with_letters, with_property
from .facts import CALL, function, statements
from .names import ALIASES, FORMS, LETTERS
from .tokens import misread

DOMAINS: dict[str, Term] = {
    "real": REALS, "integer": INTEGERS, "natural": NATURALS, "complex": COMPLEXES, "reals": REALS,
    "integers": INTEGERS, "naturals": NATURALS,
}  # fmt: skip
PROPERTIES = frozenset(
    (
        "symmetric",
        "spd",
        "psd",
        "orthogonal",
        "diagonal",
        "invertible",
        "full-column-rank",
        "simplex",
        "one-hot",
        "permutation",
    )
)
_SQUARE = frozenset(("symmetric", "spd", "psd", "orthogonal", "diagonal", "invertible", "permutation"))
_RANDOM = frozenset(("independent", "symmetric-about-zero", "distributed"))
_MARKS = frozenset(("constant", "imaginary", "function", "entrywise", *_RANDOM))
_NAMES = rf"{NAME}(?:\s*,\s*{NAME})*"
_SIZE = re.compile(rf"\s*({_NAMES})\s*:\s*(.+?)\s*$", re.DOTALL)
_WORDS = re.compile(rf"\s*({_NAMES})\s+((?:[a-z]+(?:-[a-z]+)*\s*)+)$")
_BY = re.compile(r"(?<=\s)x(?=\s|$)|(?<=\d)x(?=\d)|\\times|×")
_RANGE = re.compile(r"\s*(\\?[A-Za-z]+)\s*(?:=|\bin\b)\s*1\s*\.\.\s*(.+?)\s*$", re.DOTALL)


def read_context(text: str) -> Context:
    """The context that declarations, separated by semicolons or lines, make; raises ReadError or InputError."""
    return extended(Context(), text)


def extended(context: Context, text: str) -> Context:
    """A context with further declarations, which may use the letters that it declares."""
    if not text.strip():
        return context
    check_text(text)
    for start, end in _pieces(text):
        piece = text[start:end]
        if piece.strip():
            context = _declared(context, text, start, end)
            context = context.but(texts=(*context.texts, " ".join(piece.split())))
    return context


def _pieces(text: str) -> list[tuple[int, int]]:
    """The spans between semicolons and line ends outside of brackets."""
    out: list[tuple[int, int]] = []
    start = depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ";\n" and depth <= 0:
            out.append((start, at))
            start = at + 1
    return [*out, (start, len(text))]


def _declared(context: Context, text: str, start: int, end: int) -> Context:
    piece = text[start:end]
    if match := _RANGE.match(piece):
        return _index(context, text, start + match.start(2), start + match.end(2), plain_name(match[1]))
    if (match := _SIZE.match(piece)) and "=" not in match[2][:1]:
        return _sized(context, text, start, match)
    if (match := _WORDS.match(piece)) and set(match[2].split()) <= {*DOMAINS, *PROPERTIES, *_MARKS}:
        for name in names_in(match[1]):
            for word in match[2].split():
                context = _marked(context, name, word)
        return context
    if (match := CALL.match(piece)) and not _built_in(match[1]):
        return function(context, text, start, end, match)
    return statements(context, text, start, end)


def _built_in(name: str) -> bool:
    return name.lstrip("\\") in {*ALIASES, *FORMS, "P"} - LETTERS


def _index(context: Context, text: str, start: int, end: int, name: str) -> Context:
    size = term_at(context, text, start, end)
    context = with_letters(context, *(letter.name for letter in letters(size)))
    return context.but(indices=(*context.indices, (name, size)))


def _sized(context: Context, text: str, start: int, match: re.Match[str]) -> Context:
    """w: d; X: n x d; S: n x n spd; c: scalar."""
    sizes, words = _split_words(match[2])
    dims = _dims(context, text, start + match.start(2), sizes)
    for name in names_in(match[1]):
        if any(symbol.name == name and symbol.dims != tuple(dims) for symbol in context.symbols):
            raise InputError(f"{name} is declared twice, with two sizes; keep one")
        context = context.but(symbols=(*(s for s in context.symbols if s.name != name), Symbol(name, tuple(dims))))
        for word in words:
            context = _marked(context, name, word)
    lengths = tuple(letter.name for dim in dims for letter in letters(dim))
    context = with_letters(context, *lengths)
    return context.given(*(Relation("in", context.symbol(name), NATURALS) for name in dict.fromkeys(lengths)))


def _dims(context: Context, text: str, at: int, sizes: str) -> list[Term]:
    """The sizes between the signs x, none of a scalar."""
    if sizes.strip() in ("", "scalar"):
        return []
    dims: list[Term] = []
    begin = 0
    for cut in (*_BY.finditer(sizes), None):
        stop = cut.start() if cut else len(sizes)
        dims.append(term_at(context, text, at + begin, at + stop))
        begin = cut.end() if cut else stop
    for dim in dims:
        if not isinstance(dim, Symbol) and not (isinstance(dim, Number) and dim.q == 1 and dim.p > 0):
            _check_size(dim, text, at)
    return dims


def _check_size(dim: Term, text: str, at: int) -> None:
    if isinstance(dim, Number) or not letters(dim):
        raise misread(text, at, "a size is a letter or a positive whole number, as in X: n x d")


def _split_words(text: str) -> tuple[str, list[str]]:
    """The sizes and the properties behind them."""
    words = text.split()
    kept = list(words)
    found: list[str] = []
    while kept and kept[-1].strip(",") in {*PROPERTIES, *_MARKS, *DOMAINS}:
        found.insert(0, kept.pop().strip(","))
    if not found:
        return text, []
    cut = text.rstrip()
    for word in reversed(found):
        cut = cut[: cut.rindex(word)].rstrip(" ,")
    return cut, found


def _marked(context: Context, name: str, word: str) -> Context:
    """One word about one letter."""
    if word in DOMAINS:
        return with_letters(context, name).given(Relation("in", context.symbol(name), DOMAINS[word]))
    if word == "constant":
        return with_letters(context, name).but(constants=(*context.constants, name))
    if word in _RANDOM:
        return with_property(with_letters(context, name), name, word)
    if word in ("imaginary", "function", "entrywise"):
        return with_property(context, name, word)
    dims = context.symbol(name).dims
    if not dims:
        raise InputError(f"{name} is declared {word} without a size; write for example {name}: n x n {word}")
    if word in _SQUARE and (len(dims) != 2 or dims[0] is not dims[1]):
        raise InputError(f"{name} is declared {word} and is not square; give it two equal sizes")
    return with_property(context, name, word)
