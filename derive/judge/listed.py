"""Systems that are written a row each: equations in the same letters that only together give what follows them."""

from __future__ import annotations

import re
from itertools import combinations

from derive.core.certificates import REFUTED, sound
from derive.core.context import Context
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.kernel.statements import implied
from derive.reader.citing import told_beside
from derive.terms import Junction, Relation, Term, letters

MOST = 4
_POSED = re.compile(
    r"\b(?:systems?|simultaneous|equations|constraints|subject to|satisf(?:y|ies|ying))\b|gleichung", re.IGNORECASE
)
_PUT_TOGETHER = re.compile(
    r"\(1\)\s*(?:and|und|into|from|in)\b|\b(?:both|these|the two) equations\b|\bthe (?:first|second)(?: equation)?\b",
    re.IGNORECASE,
)


def listed(chain: WrittenChain, bench: Bench) -> int:
    """How many first lines make up a system, 0 where each line is to follow from the one before."""
    rows: list[Relation] = []
    told = told_beside(chain.lines)
    for k, line in enumerate(chain.lines[: MOST + 1]):
        so_far = k if 1 < k <= told + 1 else 0
        if type(line.term) is not Relation or line.term.sign != "=" or (k and line.relation):
            return so_far
        if k > 1 and _from_all(tuple(rows), line.term, chain.context, bench):
            return k
        if k and not _new(rows[-1], line.term, chain.context, bench):
            return so_far
        rows.append(line.term)
    return len(rows) if 1 < len(rows) <= told + 1 else 0


def posed(chain: WrittenChain, text: str, bench: Bench) -> bool:
    """Whether a chain is nothing but a system, as words around it say; no row follows from another."""
    first, *others = chain.lines
    if not others or len(chain.lines) > MOST or any(line.relation for line in others):
        return False
    rows = tuple(line.term for line in chain.lines if type(line.term) is Relation and line.term.sign == "=")
    before, after = text[: first.span.start].split("\n\n")[-2:], text[others[-1].span.end :].split("\n\n")[:2]
    said = _POSED.search(" ".join(before)) or _PUT_TOGETHER.search(" ".join(after))
    if len(rows) < len(chain.lines) or not said or any(len(letters(row)) < 2 for row in rows):
        return False
    return all(_new(one, other, chain.context, bench) for one, other in combinations(rows, 2))


def system(chain: WrittenChain, count: int) -> Junction:
    """The first lines of a chain as one statement."""
    return Junction("and", tuple(line.term for line in chain.lines[:count] if line.term is not None))


def added(whole: Term, line: Term) -> Term:
    """A system with one more equation."""
    return Junction("and", (*whole.parts, line)) if type(whole) is Junction and whole.word == "and" else line


def _new(before: Relation, after: Relation, context: Context, bench: Bench) -> bool:
    """Whether an equation in several letters neither follows from another nor gives it."""
    shared = [x for x in letters(after) if x in letters(before)]
    scalar = not before.left.shape and not after.left.shape
    if not scalar or not shared or len(letters(Junction("and", (before, after)))) < 2:
        return False
    ways = (implied(before, after, context, bench), implied(after, before, context, bench))
    return all(way.grade == REFUTED for way in ways)


def _from_all(rows: tuple[Relation, ...], after: Term, context: Context, bench: Bench) -> bool:
    """Whether a line follows from some equations together, and not from the last of them."""
    if not sound(implied(Junction("and", rows), after, context, bench).grade):
        return False
    return implied(rows[-1], after, context, bench).grade == REFUTED
