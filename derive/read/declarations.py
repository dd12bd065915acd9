"""Declarations: domains, sizes, properties, constants, definitions and indices, as a context."""

from __future__ import annotations

import re

from derive.core.context import Context, Definition
from derive.core.errors import InputError, ReadError
from derive.terms import (
    COMPLEXES,
    FUNCTIONS,
    INTEGERS,
    NATURALS,
    REALS,
    Apply,
    Collection,
    Constant,
    Junction,
    Mul,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    letters,
    unfolded,
)

from .bounds import check_text
from .names import ALIASES, FORMS, LETTERS
from .parser import read
from .tokens import misread

DOMAINS: dict[str, Term] = {
    "real": REALS, "integer": INTEGERS, "natural": NATURALS, "complex": COMPLEXES, "reals": REALS,
    "integers": INTEGERS, "naturals": NATURALS,
}  # fmt: skip
PROPERTIES = frozenset(
    ("symmetric", "spd", "psd", "orthogonal", "diagonal", "invertible", "full-column-rank", "simplex", "one-hot")
)
_SQUARE = frozenset(("symmetric", "spd", "psd", "orthogonal", "diagonal", "invertible"))
_MARKS = frozenset(("constant", "imaginary", "function"))
_NAME = r"\\?[A-Za-z]+(?:_(?:\{[^{}]*\}|[A-Za-z0-9]+))?"
_NAMES = rf"{_NAME}(?:\s*,\s*{_NAME})*"
_SIZE = re.compile(rf"\s*({_NAMES})\s*:\s*(.+?)\s*$", re.DOTALL)
_WORDS = re.compile(rf"\s*({_NAMES})\s+((?:[a-z]+(?:-[a-z]+)*\s*)+)$")
_BY = re.compile(r"(?<=\s)x(?=\s|$)|(?<=\d)x(?=\d)|\\times|×")
_BARE = re.compile(rf"\s*{_NAME}\s*$")
_CALL = re.compile(rf"\s*({_NAME})\s*('*)\s*\(([^()]*)\)\s*:?=(?!=)")
_RANGE = re.compile(r"\s*(\\?[A-Za-z]+)\s*(?:=|\bin\b)\s*1\s*\.\.\s*(.+?)\s*$", re.DOTALL)


def read_context(text: str) -> Context:
    """The context that declarations, separated by semicolons or lines, make; raises ReadError or InputError."""
    context = Context()
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


def _term(context: Context, text: str, start: int, end: int) -> Term:
    """A part of the declarations, read where it stands, so that errors name the right column."""
    if not text[start:end].strip():
        raise misread(text, min(start, len(text) - 1), "a formula is missing here")
    before = "".join(sign if sign == "\n" else " " for sign in text[:start])
    try:
        return read(before + text[start:end], context)
    except ReadError as error:
        line = text.split("\n")[error.line - 1]
        raise ReadError(error.args[0], error.line, error.column, line if len(line) < 200 else error.source) from None


def _declared(context: Context, text: str, start: int, end: int) -> Context:
    piece = text[start:end]
    if match := _RANGE.match(piece):
        return _index(context, text, start + match.start(2), start + match.end(2), _plain(match[1]))
    if (match := _SIZE.match(piece)) and "=" not in match[2][:1]:
        return _sized(context, text, start, match)
    if (match := _WORDS.match(piece)) and set(match[2].split()) <= {*DOMAINS, *PROPERTIES, *_MARKS}:
        for name in _names(match[1]):
            for word in match[2].split():
                context = _marked(context, name, word)
        return context
    if (match := _CALL.match(piece)) and not _built_in(match[1]):
        return _function(context, text, start, end, match)
    return _statements(context, text, start, end)


def _built_in(name: str) -> bool:
    return name.lstrip("\\") in {*ALIASES, *FORMS, "P"} - LETTERS


def _plain(name: str) -> str:
    """A name as the reader spells it."""
    found = read(name.strip())
    return found.name if isinstance(found, Symbol) else name.strip().lstrip("\\")


def _names(listed: str) -> list[str]:
    return [_plain(name) for name in listed.split(",")]


def _known(context: Context, *names: str) -> Context:
    """The context with letters declared, scalars where they are new."""
    there = {symbol.name for symbol in context.symbols}
    new = tuple(Symbol(name) for name in dict.fromkeys(names) if name not in there)
    return context.but(symbols=(*context.symbols, *new))


def _index(context: Context, text: str, start: int, end: int, name: str) -> Context:
    size = _term(context, text, start, end)
    context = _known(context, *(letter.name for letter in letters(size)))
    return context.but(indices=(*context.indices, (name, size)))


def _sized(context: Context, text: str, start: int, match: re.Match[str]) -> Context:
    """w: d; X: n x d; S: n x n spd."""
    sizes, words = _split_words(match[2])
    at = start + match.start(2)
    dims: list[Term] = []
    begin = 0
    for cut in (*_BY.finditer(sizes), None):
        stop = cut.start() if cut else len(sizes)
        dims.append(_term(context, text, at + begin, at + stop))
        begin = cut.end() if cut else stop
    for dim in dims:
        if not isinstance(dim, Symbol) and not (isinstance(dim, Number) and dim.q == 1 and dim.p > 0):
            _check_size(dim, text, at)
    names = _names(match[1])
    for name in names:
        if any(symbol.name == name and symbol.dims != tuple(dims) for symbol in context.symbols):
            raise InputError(f"{name} is declared twice, with two sizes; keep one")
        context = context.but(symbols=(*(s for s in context.symbols if s.name != name), Symbol(name, tuple(dims))))
        for word in words:
            context = _marked(context, name, word)
    lengths = tuple(letter.name for dim in dims for letter in letters(dim))
    context = _known(context, *lengths)
    return _with_facts(context, *(Relation("in", context.symbol(name), NATURALS) for name in dict.fromkeys(lengths)))


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
        return _with_facts(_known(context, name), Relation("in", context.symbol(name), DOMAINS[word]))
    if word == "constant":
        return _known(context, name).but(constants=(*context.constants, name))
    if word in ("imaginary", "function"):
        return _with_property(context, name, word)
    dims = context.symbol(name).dims
    if not dims:
        raise InputError(f"{name} is declared {word} without a size; write for example {name}: n x n {word}")
    if word in _SQUARE and (len(dims) != 2 or dims[0] is not dims[1]):
        raise InputError(f"{name} is declared {word} and is not square; give it two equal sizes")
    if word in ("simplex", "one-hot") and len(dims) != 1:
        raise InputError(f"{name} is declared {word} and is no vector; give it one size")
    return _with_property(context, name, word)


def _with_property(context: Context, name: str, word: str) -> Context:
    return context.but(properties=tuple(dict.fromkeys((*context.properties, (name, word)))))


def _with_facts(context: Context, *facts: Term) -> Context:
    return context.given(*facts)


def _function(context: Context, text: str, start: int, end: int, match: re.Match[str]) -> Context:
    """s(t) = 1/(1+e^{-t}) defines a function; y(0) = 3 is an initial value."""
    name = _plain(match[1])
    inner = [part.strip() for part in match[3].split(",")]
    if all(_BARE.match(part) for part in inner) and not match[2] and name not in inner:
        parameters = tuple(Symbol(_plain(part)) for part in inner)
        local = context.but(symbols=tuple(s for s in context.symbols if s not in parameters))
        body = _term(
            _known(local, *(p.name for p in parameters)) if context.symbols else local, text, start + match.end(), end
        )
        if any(isinstance(part, Apply) and part.name == name for part in _parts(body)):
            raise InputError(f"the definition of {name} uses {name} itself; write it out")
        if name in FUNCTIONS and len(parameters) == 1 and unfolded(call(name, *parameters)) is body:
            return context
        return context.but(definitions=(*context.definitions, Definition(name, parameters, body)))
    local = _with_property(context, name, "function")
    return _with_facts(local, _term(local, text, start, end))


def _parts(term: Term) -> tuple[Term, ...]:
    from derive.terms import subterms

    return tuple(subterms(term))


def _statements(context: Context, text: str, start: int, end: int) -> Context:
    """Facts: x > 0; 0 < p < 1; a, b > 0; x in [a, b]; p = softmax(z)."""
    pending: list[str] = []
    begin = start
    for cut in (*_commas(text, start, end), end):
        piece = text[begin:cut]
        if _BARE.match(piece) and cut != end:
            pending.append(_plain(piece))
            begin = cut + 1
            continue
        found = _term(context, text, begin, cut)
        for fact in found.parts if isinstance(found, Junction) and found.word == "and" else (found,):
            for name in pending:
                context = _fact(context, _about(fact, name, text, begin), text, begin)
            context = _fact(context, fact, text, begin)
        pending, begin = [], cut + 1
    return context


def _commas(text: str, start: int, end: int) -> list[int]:
    depth, found = 0, []
    for at in range(start, end):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if text[at] == "," and depth == 0:
            found.append(at)
    return found


def _about(fact: Term, name: str, text: str, at: int) -> Term:
    """What is said of the last letter of a list, said of another one of it."""
    match fact:
        case Relation(sign, Symbol(), right):
            return Relation(sign, Symbol(name), right)
        case Relation(sign, left, Symbol()):
            return Relation(sign, left, Symbol(name))
    raise misread(text, at, "a list of letters is followed by one relation, as in a, b > 0")


def _fact(context: Context, fact: Term, text: str, at: int) -> Context:
    match fact:
        case Relation("in", Symbol(name), where) if (dims := _space(where)) is not None:
            return context.but(symbols=(*(s for s in context.symbols if s.name != name), Symbol(name, dims)))
        case Relation("in", inner, Collection(kind, (low, high))) if kind[0] in "[(" and kind != "tuple":
            below = Relation("<=" if kind[0] == "[" else "<", low, inner)
            above = Relation("<=" if kind[1] == "]" else "<", inner, high)
            ends = [side for side in (below, above) if not _infinite(side)]
            return _with_facts(_known(context, *(x.name for x in letters(fact))), *ends)
        case Relation("=" | ":=", Symbol(name), body) if Symbol(name) not in letters(body):
            sized = Symbol(name, body.shape)
            others = tuple(s for s in context.symbols if s.name != name)
            definition = Definition(name, (), body)
            return context.but(symbols=(*others, sized), definitions=(*context.definitions, definition))
        case Relation() | Junction():
            return _with_facts(_known(context, *(x.name for x in letters(fact))), fact)
    raise misread(text, at, "a declaration is a statement such as x > 0, n integer, X: n x d or s(t) = t^2")


def _infinite(side: Relation) -> bool:
    from derive.terms import Neg

    ends = (side.left, side.right)
    return any(isinstance(e.inner if isinstance(e, Neg) else e, Constant) and "oo" in repr(e) for e in ends)


def _space(where: Term) -> tuple[Term, ...] | None:
    """The sizes of R^n and R^{n x d}, None of another set."""
    match where:
        case Pow(Constant("reals"), Mul(sizes)):
            return sizes
        case Pow(Constant("reals"), size):
            return (size,)
    return None
