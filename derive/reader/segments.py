"""A row cut into what it says one after another: statements joined by arrows, with their conditions."""

from __future__ import annotations

import re

from derive.terms import Record

from .marks import EQUALITIES, LOGICAL, Mark, said_in
from .rows import Row, trimmed
from .wording import CONDITIONS, HENCE, REASONS, is_remark

Stretch = tuple[int, int]


class Segment(Record):
    """What stands between two arrows: its parts, and the relations between them.

    `connector` is the arrow before it; `lead` the relation it begins with; `parts` is one stretch where it is a
    statement that holds `and`, `or`, commas or `in`. `demanded` says that its last equality was not found but imposed.
    """

    connector: str
    lead: str
    parts: tuple[Stretch, ...]
    signs: tuple[str, ...]
    statement: bool = False
    demanded: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]


class Said(Record):
    """What a row says: its segments, and the stretches in it that are conditions."""

    segments: tuple[Segment, ...]
    conditions: tuple[Stretch, ...]


_MOST = 100
_SIDE = frozenset(("<", ">", "<=", ">=", "!=", "in", "~"))
_LABEL = re.compile(r"\(\s*(?:\\?[*\w]|\\(?:ast|star|dagger|dag|ddagger)|\\text\{[^{}]*\}|[ivxIVX\d.]+)\s*\)$")


def said(text: str, row: Row, demanded: frozenset[int]) -> Said:
    """The segments of a row and its conditions."""
    pieces = _pieces(text, row)
    segments: list[Segment] = []
    conditions: list[Stretch] = []
    for connector, stretch, condition in pieces:
        start, end = trimmed(text, *stretch)
        if start >= end:
            if connector and not condition:
                segments.append(Segment(connector, "", ((start, start),), ()))
            continue
        if condition:
            conditions.append((start, end))
            continue
        inside = [mark for mark in row.marks if start <= mark.start < end and not mark.depth]
        for kept, side in _sides(text, inside, start, end):
            if side:
                conditions.append(kept)
            else:
                segments.append(_segment(text, connector, inside, *kept, demanded))
    return Said(tuple(_joined(segments)), tuple(conditions))


def _joined(segments: list[Segment]) -> list[Segment]:
    """An arrow at the end of a row, or two arrows side by side, belong to what follows."""
    out: list[Segment] = []
    for k, segment in enumerate(segments):
        if segment.start == segment.end and k + 1 < len(segments):
            segments[k + 1] = segments[k + 1].but(connector=segments[k + 1].connector or segment.connector)
        else:
            out.append(segment)
    return out


def _pieces(text: str, row: Row) -> list[tuple[str, Stretch, bool]]:
    """Connector, stretch, and whether it is a condition, between the arrows and the words of a row."""
    out: list[tuple[str, Stretch, bool]] = []
    connector, start, condition, skipping = "", row.start, False, False

    def close(end: int) -> None:
        if not skipping and (text[start:end].strip(" \n\t&") or connector):
            out.append((connector, (start, end), condition))

    for mark in row.marks:
        if mark.depth or mark.start < start:
            continue
        if mark.key in LOGICAL:
            close(mark.start)
            connector, start, condition, skipping = mark.key, mark.end, False, False
        elif mark.key == "because":
            close(mark.start)
            connector, start, condition, skipping = (
                "",
                mark.end,
                False,
                bool(text[row.start : mark.start].strip(" &\n")),
            )
        elif mark.key == "forall":
            close(mark.start)
            connector, start, condition, skipping = "", mark.end, True, False
        elif mark.key == "words":
            words = said_in(text, mark)
            plain = words.strip(" ,.;:()").lower()
            if plain in HENCE or plain in ("iff", "if and only if", "equivalently", "or equivalently"):
                close(mark.start)
                arrow = "iff" if plain not in HENCE else "implies"
                connector, start, condition, skipping = arrow, mark.end, False, False
            elif plain in ("i.e", "that is", "ie"):
                close(mark.start)
                connector, start, condition, skipping = "", mark.end, False, False
            elif CONDITIONS.match(words.lstrip(" (,[")):
                close(mark.start)
                connector, start, condition, skipping = "", mark.start, True, False
            elif is_remark(text, row, mark, words, start):
                close(mark.start)
                swallows = REASONS.match(words) is not None
                connector, start, condition, skipping = "", mark.end, False, swallows
    close(row.end)
    return out


def _sides(text: str, inside: list[Mark], start: int, end: int) -> list[tuple[Stretch, bool]]:
    """The main statement, and the conditions that stand behind commas or wide spaces."""
    cuts = [mark for mark in inside if mark.key in (",", "space", "&")]
    pieces: list[tuple[str, Stretch]] = []
    begin, by = start, ""
    for cut in (*cuts, None):
        stop = cut.start if cut else end
        piece = trimmed(text, begin, stop)
        if piece[0] < piece[1]:
            pieces.append((by, piece))
            by = ""
        if cut:
            begin, by = cut.end, "," if cut.key == "," or by == "," else cut.key
    if not pieces:
        return []
    if len(pieces) > _MOST:
        return [((pieces[0][1][0], pieces[-1][1][1]), False)]
    main = pieces[0][1]
    out: list[Stretch] = []
    for by, piece in pieces[1:]:
        kind = _kind(text, inside, main, piece, by)
        if kind == "main" and not out:
            main = (main[0], piece[1])
        elif kind == "side":
            out.append(piece)
        elif kind == "main":
            out[-1] = (out[-1][0], piece[1])
    return [(main, False), *((piece, True) for piece in out)]


_SETS = re.compile(r"\\\{[^{}]*\\\}")


def _kind(text: str, inside: list[Mark], main: Stretch, piece: Stretch, by: str) -> str:
    """Whether what follows a comma or a space belongs to the statement, is a condition of it, or a label."""
    keys = {mark.key for mark in inside if piece[0] <= mark.start < piece[1]}
    before = {mark.key for mark in inside if main[0] <= mark.start < main[1]}
    joins = [m for m in inside if m.start == piece[0] or m.end == main[1]]
    if any(m.key in EQUALITIES | LOGICAL | {"sign", "and", "or", "in", "~", "pm"} for m in joins):
        return "main"
    said = text[piece[0] : piece[1]]
    if re.search(r"\\(?:l?dots|cdots)", _SETS.sub("", said)):
        return "label"
    related = keys & (EQUALITIES | {"in", "~"})
    if by != "," and not related:
        if _LABEL.match(said):
            return "label"
        bracketed = said.startswith(("(", "[", r"\left(", r"\bigl(")) and re.search(
            r"[<>=→]|\\(?:[lg]eq?|neq?|in|to|rightarrow)(?![a-z])", said
        )
        return "side" if bracketed and "=" not in keys else "main"
    if (
        related
        and not keys & {"and", "or"}
        and related <= _SIDE
        and (before & {"=", ":=", "propto", "~="} or not before & (EQUALITIES | {"in"}))
    ):
        return "side"
    if related and not before & (EQUALITIES | {"in", "~", "and", "or"}):
        return "side"
    return "main"


def _joins(text: str, mark: Mark) -> bool:
    """Whether a mark makes a statement of what stands around it, not to be cut at its relations."""
    return mark.key in ("and", "or", "in", "~", ",", "pm") or (
        mark.key == "words" and said_in(text, mark) in ("and", "or")
    )


def _segment(text: str, connector: str, inside: list[Mark], start: int, end: int, demanded: frozenset[int]) -> Segment:
    here = [mark for mark in inside if start <= mark.start < end]
    lead = ""
    if here and here[0].start == start and here[0].key in EQUALITIES:
        lead = here[0].key
        start = trimmed(text, here[0].end, end)[0]
        imposed = here[0].start in demanded
        here = here[1:]
    else:
        imposed = False
    statement = any(_joins(text, mark) for mark in here)
    if statement:
        return Segment(connector, lead, ((start, end),), (), statement=True)
    parts: list[Stretch] = []
    signs: list[str] = []
    for mark in here:
        if mark.key in EQUALITIES:
            parts.append(trimmed(text, start, mark.start))
            signs.append(mark.key)
            start, imposed = mark.end, mark.start in demanded
    parts.append(trimmed(text, start, end))
    return Segment(connector, lead, tuple(parts), tuple(signs), demanded=imposed)
