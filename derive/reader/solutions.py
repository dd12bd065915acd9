"""Lists of solutions: x = 2, x = 3 are alternatives, and so are x = 2, 3 and the numbered roots of an equation in x."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.core.written import WrittenLine
from derive.terms import Junction, Relation, Symbol, Term, letters, substituted

from .spaces import NAME

_VALUES = re.compile(rf"\s*({NAME})\s*=\s*(.*)$", re.DOTALL)
_OR = re.compile(r"\\text\w*\s*\{\s*(?:,?\s*or|or)\s*\}|\\lor(?![A-Za-z])|(?<![A-Za-z\\])or(?![A-Za-z])|(?<!\\)[,;]")
_OTHER = re.compile(r"[<>=]|\\(?:[lg]eq?|neq?|in|land|wedge|text\{ *and)(?![a-z])")
_SPACING = re.compile(r"\\[,;:! ]|\\q?quad|[\s.]")
_OR_SAID = re.compile(r"\\(?:lor|vee|pm|mp)(?![A-Za-z])|(?<![A-Za-z\\])or(?![A-Za-z])")
_AND = re.compile(r"\\(?:land|wedge)(?![A-Za-z])|(?<![A-Za-z\\])and(?![A-Za-z])")
_NUMBERED = re.compile(r"([A-Za-z]+)_(?:\{?(\d)(?:,(\d))*\}?)$")


def spread(text: str) -> str:
    """The values of one letter, x = 2, 3 or x = 2 or 3, as statements of their own."""
    match = _VALUES.match(text)
    if not match or not _OR.search(match[2]) or _OTHER.search(match[2]):
        return text
    values = _cut(match[2])
    return r" \lor ".join(f"{match[1]} = {value}" for value in values) if len(values) > 1 else text


def _cut(text: str) -> list[str]:
    """The pieces between commas and `or` outside of brackets."""
    out, begin = [], 0
    for cut in _OR.finditer(text):
        before = text[: cut.start()]
        if all(before.count(a) == before.count(b) for a, b in ("()", "[]", "{}")):
            out.append(text[begin : cut.start()])
            begin = cut.end()
    return [piece for piece in (*out, text[begin:]) if _SPACING.sub("", piece)]


def joined_by_and(text: str) -> bool:
    """Whether statements are joined by a sign or a word that says that all of them hold."""
    return _AND.search(text) is not None


def alternatives(term: Term) -> Term:
    """Equations of the same letter with different values, joined by commas, hold one or the other."""
    match term:
        case Junction("and", parts) if any(type(p) is Junction and p.word == "or" for p in parts):
            flat = tuple(each for p in parts for each in (p.parts if type(p) is Junction else (p,)))
            found = alternatives(Junction("and", flat))
            return found if type(found) is Junction and found.word == "or" else term
        case Junction("and", parts) if all(type(p) is Relation and p.sign == "=" for p in parts):
            lefts = {part.children[0] for part in parts}
            if len(lefts) == 1 and type(parts[0].children[0]) is Symbol and len(set(parts)) == len(parts):
                return Junction("or", parts)
    return term


def given_at_once(line: WrittenLine) -> WrittenLine:
    """The first line of a chain: y = 2x + 1, y = x^2 is a system there, not a list of solutions."""
    term = line.term
    if type(term) is not Junction or term.word != "or" or _OR_SAID.search(line.latex):
        return line
    values = tuple(part.right for part in term.parts if type(part) is Relation)
    system = len(values) == len(term.parts) and all(map(letters, values))
    return line.but(term=Junction("and", term.parts)) if system else line


def with_numbered_roots(lines: Sequence[WrittenLine]) -> tuple[tuple[WrittenLine, ...], tuple[str, ...]]:
    """The lines with x_1 = a, x_2 = b, and x_{1,2} = a, read as values of the x of the lines before; a note on it."""
    out: list[WrittenLine] = []
    notes: dict[str, None] = {}
    known: set[str] = set()
    for line in lines:
        if line.term is not None and out:
            found = _numbered(line.term, known)
            if found is not None:
                term, base = found
                line = line.but(term=term)
                notes[f"The numbered {base} of line {line.source_line} are values of {base}."] = None
        if line.term is not None:
            known |= {letter.name for letter in letters(line.term)}
        out.append(line)
    return tuple(out), tuple(notes)


def _numbered(term: Term, known: set[str]) -> tuple[Term, str] | None:
    parts = term.children if type(term) is Junction and term.word in ("and", "or") else (term,)
    bases: set[str] = set()
    for part in parts:
        if type(part) is not Relation or part.sign not in ("=", "~=") or type(part.left) is not Symbol:
            return None
        match = _NUMBERED.match(part.left.name)
        if match is None or match[1] not in known or part.left.name in known:
            return None
        bases.add(match[1])
    if len(bases) != 1:
        return None
    base = bases.pop()
    new = tuple(substituted(part, {part.children[0]: Symbol(base)}) for part in parts)
    return (Junction("or", new) if len(new) > 1 else new[0]), base
