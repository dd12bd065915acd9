"""Formulas as rows: systems stacked, wide lines broken at relations, then at plus and minus, then between factors."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Add, Junction, Mul, Neg, Record, Relation, Symbol, Term

from .brackets import is_system
from .display import shown
from .notation import Notation, tall
from .opening import opened
from .width import SIGN, width

GAP = Symbol("")
BRACE = 1.5
FEW = 3
INDENT = 2.0
# a row that is hardly wider than its room is set a little smaller, and still read with ease; so no row is left that
# holds less than this
SLACK = 1.08
WIDOW = 4.0


class Piece(Record):
    """A row of a formula: what it says, how it is printed, and its width in em."""

    term: Term
    text: str
    room: float


def broken(term: Term, notation: Notation, room: float, few: int = FEW) -> tuple[Piece, ...]:
    """A formula in rows that fit into a width (in em) where that can be; of more than a few short equations one row."""
    match term:
        case Junction("and", parts) if is_system(term):
            if len(parts) > few and lies(term, room):
                return (Piece(term, notation.words["next"].join(shown(part, notation) for part in parts), width(term)),)
            return (_system(term, parts, notation, room - BRACE),)
        case Add(terms) if width(term) > room:
            return _rows(terms, lambda part: Add(part), notation, room)
        case Mul(factors) if width(term) > room and len(factors) > 1 and not _opens(factors):
            return _narrower(_rows(factors, lambda part: Mul(part), notation, room), _inside(term, notation, room))
        case Junction(word, parts) if width(term) > room and word != "not":
            return _rows(parts, lambda part: Junction(word, part), notation, room)
        case Relation(_, left, _) if width(term) > room > 3 * width(left):
            return _behind(term, notation, room)
        case Relation(sign, left, right) if width(term) > room:
            return _rows((left, right), lambda part: Relation(sign, *part), notation, room)
    whole = (Piece(term, shown(term, notation), width(term)),)
    return _narrower(whole, _inside(term, notation, room)) if width(term) > room else whole


def _inside(term: Term, notation: Notation, room: float) -> tuple[Piece, ...]:
    """The rows of a term broken inside its longest bracket."""

    def rows(body: Term, space: float) -> tuple[tuple[Term, str, float], ...]:
        return tuple((piece.term, piece.text, piece.room) for piece in broken(body, notation, space))

    return tuple(Piece(*row) for row in opened(term, notation, room, rows))


def _narrower(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The rows that need less room, the first where both need the same."""
    return other if other and _widest(other) < _widest(one) else one


def _widest(pieces: tuple[Piece, ...]) -> float:
    return max(piece.room for piece in pieces)


def lies(system: Term, room: float) -> bool:
    """Whether a system is short enough for one row."""
    return width(system) <= room and not tall(system)


def _system(whole: Term, parts: tuple[Term, ...], notation: Notation, room: float) -> Piece:
    """Relations one below the other, their signs aligned; a wide one is broken behind its sign."""
    rows: list[tuple[str, str]] = []
    widest = 0.0
    for part in parts:
        if type(part) is not Relation:
            continue
        left, *rest = (piece.text for piece in broken(part, notation, room))
        widest = max(widest, *(piece.room for piece in broken(part, notation, room)))
        if rest:
            rows += [(left, ""), *(("", text) for text in rest)]
        else:
            text = shown(Relation(part.sign, GAP, part.right), notation)
            rows.append((shown(part.left, notation), text.removeprefix(shown(GAP, notation)).strip()))
    return Piece(whole, notation.system(rows), widest + BRACE)


def _behind(term: Relation, notation: Notation, room: float) -> tuple[Piece, ...]:
    """A relation with a short left side, broken on the right."""
    lead = shown(Relation(term.sign, term.left, GAP), notation).removesuffix(shown(GAP, notation))
    taken = width(term.left) + SIGN
    first, *rest = broken(term.right, notation, room - taken)
    whole = Relation(term.sign, term.left, first.term)
    return (Piece(whole, lead + first.text, first.room + taken), *rest)


def _opens(factors: tuple[Term, ...]) -> bool:
    return type(factors[0]) is Neg


def _rows(
    parts: tuple[Term, ...], joined: Callable[[tuple[Term, ...]], Term], notation: Notation, room: float
) -> tuple[Piece, ...]:
    groups: list[list[Term]] = [[]]
    for part in parts:
        space = room if len(groups) == 1 else room - INDENT
        if groups[-1] and width(joined((*groups[-1], part))) > space:
            groups.append([])
        groups[-1].append(part)
    if len(groups) > 1 and width(joined((GAP, *groups[-1]))) < WIDOW:
        together = joined((*groups[-2], *groups[-1]))
        if width(together) <= (room if len(groups) == 2 else room - INDENT) * SLACK:
            groups[-2:] = [groups[-2] + groups[-1]]
    gap = shown(GAP, notation)
    multiplied = type(joined(parts)) is Mul
    out: list[Piece] = []
    for group in groups:
        whole = joined(tuple(group)) if len(group) > 1 else group[0]
        plain = shown(whole, notation)
        text = shown(joined((GAP, *group)), notation).removeprefix(gap).strip() if out else plain
        if not out and multiplied and len(groups) > 1:
            text = shown(joined((*group, GAP)), notation).removesuffix(gap).rstrip()
        led = width(joined((GAP, *group)) if out else whole)
        if out and multiplied and not text.startswith(notation.times):
            text = f"{notation.times} {text}"
        lead = text.removesuffix(plain)
        alone = len(group) == 1 and lead != text and width(whole) > room - INDENT
        inner = broken(whole, notation, room - INDENT) if alone else ()
        if len(inner) > 1 or any(piece.text != plain for piece in inner):
            first, *rest = inner
            out += [first.but(text=lead + first.text, room=first.room + led - width(whole)), *rest]
        else:
            out.append(Piece(whole, text, led))
    return tuple(out)
