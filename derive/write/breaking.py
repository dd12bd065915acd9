"""Lines that are too wide, broken where a person would: at relations, then at plus and minus, then between factors."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Add, Junction, Mul, Neg, Relation, Symbol, Term

from .width import width

Printer = Callable[[Term], str]
GAP = Symbol("")


def broken(term: Term, printer: Printer, room: float) -> tuple[tuple[Term, str], ...]:
    """A term in rows that fit into a width (in em) where that can be: for each row what it says and its text."""
    match term:
        case Add(terms) if width(term) > room:
            return _rows(terms, lambda part: Add(part), printer, room)
        case Mul(factors) if width(term) > room and len(factors) > 1 and not _opens(factors):
            return _rows(factors, lambda part: Mul(part), printer, room)
        case Junction(word, parts) if width(term) > room and word != "not":
            return _rows(parts, lambda part: Junction(word, part), printer, room)
        case Relation(sign, left, right) if width(term) > room:
            return _rows((left, right), lambda part: Relation(sign, *part), printer, room)
    return ((term, printer(term)),)


def _opens(factors: tuple[Term, ...]) -> bool:
    return type(factors[0]) is Neg


def _rows(
    parts: tuple[Term, ...], joined: Callable[[tuple[Term, ...]], Term], printer: Printer, room: float
) -> tuple[tuple[Term, str], ...]:
    groups: list[list[Term]] = [[]]
    for part in parts:
        if groups[-1] and width_of((*groups[-1], part)) > room:
            groups.append([])
        groups[-1].append(part)
    gap = printer(GAP)
    out: list[tuple[Term, str]] = []
    for group in groups:
        whole = joined(tuple(group)) if len(group) > 1 else group[0]
        text = printer(joined((GAP, *group))).removeprefix(gap).strip() if out else printer(whole)
        inner = broken(whole, printer, room) if type(whole) in (Junction, Relation) and len(group) == 1 else ()
        lead = text.removesuffix(printer(whole))
        if len(inner) > 1 and lead != text:
            (first, head), *rest = inner
            out += [(first, lead + head), *rest]
        else:
            out.append((whole, text))
    return tuple(out)


def width_of(parts: tuple[Term, ...]) -> float:
    """The width of terms side by side with a sign between each two."""
    return sum(map(width, parts)) + 1.8 * (len(parts) - 1)
