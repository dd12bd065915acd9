"""Which parts of a formula may get letters, and which letters."""

from __future__ import annotations

from collections.abc import Iterator

from derive.terms import (
    Add,
    Apply,
    Binder,
    Bound,
    Derivative,
    Div,
    Junction,
    Matrix,
    Mul,
    Neg,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    Vector,
    bind,
    kinds,
    lifted,
    occurs,
    substituted,
    subterms,
)
from derive.terms.lettering import fresh

from .width import width

LEAST = 3.0
ENTRY = 2.5
BROKEN = (Add, Mul, Neg, Relation, Junction)
CHANGING = (Derivative, Operator)
NUMERATOR = ("N",)
BY_ORDER = (("s", "r", "q", "t", "u", "v"), ("u", "v", "r", "s", "t", "z"), ("S", "R", "M", "B", "C", "P"))
ENTRIES = ("a", "b", "c", "h", "u", "v")


class Letters(Record):
    """The names in use, what letters were given for so far, and the letter of the entries of whole lines (or none)."""

    taken: frozenset[str]
    known: tuple[Relation, ...] = ()
    entries: str = ""


class Choice(Record):
    """A formula with letters in place of parts, and what they stand for, as equations."""

    after: Term
    given: tuple[Relation, ...]


def choices(term: Term, letters: Letters) -> Iterator[Choice]:
    """What may get letters, best first: parts that repeat, then parts that no break reaches, outermost first."""
    for part in _repeated(term):
        yield _replaced(term, {part: _letter(part, (), letters)})
    for part in dict.fromkeys(subterms(term)):
        if isinstance(part, Matrix | Vector):
            entries = _entries(part, letters.entries if part is term else "", letters)
            yield from (_replaced(term, entries),) * bool(entries)
        elif isinstance(part, Binder) and _closed(part):
            for inner in _under(part, letters):
                yield Choice(substituted(term, {part: inner.after}), inner.given)
        elif not isinstance(part, BROKEN):
            yield from (_replaced(term, values) for values in _inside(part, letters))


def _replaced(term: Term, values: dict[Term, Symbol]) -> Choice:
    return Choice(substituted(term, values), tuple(Relation("=", letter, part) for part, letter in values.items()))


def _repeated(term: Term) -> list[Term]:
    """The parts that occur more than once, those first whose letters save the most."""
    parts = list(subterms(term))
    entries = {entry for part in parts if isinstance(part, Matrix | Vector) for entry in part.children}
    several = [p for p in dict.fromkeys(parts) if p not in entries and _worth(p) and parts.count(p) > 1]
    return sorted(several, key=lambda part: -parts.count(part) * (width(part) - 1))


def _worth(part: Term) -> bool:
    return _nameable(part) and not any(kind in kinds(part) for kind in CHANGING)


def _nameable(part: Term) -> bool:
    return bool(part.children) and len(part.shape) < len(BY_ORDER) and width(part) > LEAST and _closed(part)


def _closed(part: Term) -> bool:
    """Whether no letter of the part is bound outside of it."""
    return Bound not in kinds(part) or lifted(part) is part


def _inside(part: Term, letters: Letters) -> Iterator[dict[Term, Symbol]]:
    """Letters for what stands in a place of its own: a side of a fraction, an argument, an exponent; then for all."""
    values: dict[Term, Symbol] = {}
    for index, child in enumerate(part.children):
        if _nameable(child):
            first = NUMERATOR if isinstance(part, Div) and index == 0 and not child.shape else ()
            given = letters.but(taken=letters.taken.union(each.name for each in values.values()))
            values.setdefault(child, _letter(child, first, given))
            yield {child: values[child]}
    if len(values) > 1:
        yield values


def _under(binder: Binder, letters: Letters) -> Iterator[Choice]:
    """Letters inside a sum, product, integral or limit: with its letter as index or argument where they hold it."""
    letter, body = fresh(binder)
    for choice in choices(body, letters):
        named = {each.left: _depending(each, letter, binder.kind) for each in choice.given}
        given = tuple(Relation("=", named[each.left], each.right) for each in choice.given)
        inner = substituted(choice.after, named)
        yield Choice(bind(binder.kind, letter, inner, binder.low, binder.high), given)


def _depending(meaning: Relation, letter: Symbol, kind: str) -> Term:
    name = meaning.left
    if not isinstance(name, Symbol) or not occurs(letter, meaning.right):
        return name
    return Symbol(f"{name.name}_{letter.name}") if kind in ("sum", "product") else Apply(name.name, (letter,))


def _letter(part: Term, first: tuple[str, ...], letters: Letters) -> Symbol:
    """A letter for a part: the first that is free, else one with an index."""
    names = (*first, *BY_ORDER[len(part.shape)])
    numbered = (f"{names[0]}_{k}" for k in range(1, 99))
    return Symbol(next(name for name in (*names, *numbered) if name not in letters.taken), part.shape)


def _entries(array: Matrix | Vector, base: str, letters: Letters) -> dict[Term, Symbol]:
    """Letters with indices for the wide entries of an array, equal ones the same."""
    base = base or next(name for name in (*ENTRIES, *map("a_{}".format, range(99))) if name not in letters.taken)
    rows = array.rows if isinstance(array, Matrix) else tuple((entry,) for entry in array.entries)
    values: dict[Term, Symbol] = {}
    for i, row in enumerate(rows, 1):
        for j, entry in enumerate(row, 1):
            if width(entry) > ENTRY and entry.children and _closed(entry):
                values.setdefault(entry, Symbol(f"{base}_{_index(i, j, array)}"))
    return values


def _index(i: int, j: int, array: Matrix | Vector) -> str:
    if isinstance(array, Vector):
        return str(i)
    return f"{i}{j}" if max(len(array.rows), len(array.rows[0])) < 10 else f"{i},{j}"
