"""A context as the declarations that it was read from, with those that its terms need to be read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from derive.core.context import Context
from derive.terms import IMAGINARY, Apply, Constant, Relation, Term, natural_order, subterms, symbols

from .brackets import split_name
from .plain import plain
from .symbols import GREEK

FUNCTION_LETTERS = frozenset("fghuv")
DOMAINS = {"reals": "real", "integers": "integer", "naturals": "natural", "complexes": "complex"}


def declared(context: Context, terms: Iterable[Term] = ()) -> tuple[str, ...]:
    """The declarations, one text each, under which the reader reads the terms back."""
    from derive.reader.declarations import read_context

    known = read_context("; ".join(context.texts)) if context.texts else Context()
    return (*context.texts, *_missing(context, known), *_needed(context, tuple(terms)))


def _missing(context: Context, known: Context) -> Iterator[str]:
    """What a context holds beyond its texts."""
    for symbol in context.symbols:
        if symbol.dims and symbol not in known.symbols:
            own = [word for name, word in context.properties if name == symbol.name]
            yield f"{symbol.name}: {' x '.join(map(plain, symbol.dims))} {' '.join(own)}".strip()
    sized = {symbol.name for symbol in context.symbols if symbol.dims}
    for name, word in context.properties:
        if name not in sized and (name, word) not in known.properties:
            yield f"{name} {word}"
    for fact in context.facts:
        if fact not in known.facts:
            yield _fact(fact)
    for name in context.constants:
        if name not in known.constants:
            yield f"{name} constant"
    for name, size in context.indices:
        if (name, size) not in known.indices:
            yield f"{name} = 1..{plain(size)}"
    for definition in context.definitions:
        if definition not in known.definitions:
            parameters = f"({', '.join(map(plain, definition.parameters))})" if definition.parameters else ""
            yield f"{definition.name}{parameters} = {plain(definition.body)}"


def _fact(fact: Term) -> str:
    match fact:
        case Relation("in", left, Constant(name)) if name in DOMAINS:
            return f"{plain(left)} {DOMAINS[name]}"
    return plain(fact)


def _needed(context: Context, terms: tuple[Term, ...]) -> Iterator[str]:
    """What the reader could not know of the letters in some terms."""
    inside = {part for term in terms for part in subterms(term)}
    if IMAGINARY in inside and not context.has("i", "imaginary"):
        yield "i imaginary"
    functions = {part.name for part in inside if isinstance(part, Apply)} - FUNCTION_LETTERS
    defined = {definition.name for definition in context.definitions}
    for name in sorted(functions - defined):
        if not context.has(name, "function", "entrywise"):
            yield f"{name} function"
    known = {symbol.name for symbol in context.symbols} | defined
    letters = {symbol for term in terms for symbol in symbols(term)}
    for symbol in sorted(letters, key=natural_order):
        base, _ = split_name(symbol.name)
        if len(base) > 1 and base not in GREEK and symbol.name not in known:
            yield f"{symbol.name} real"
