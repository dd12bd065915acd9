"""What the parts of a document show, so that later lines may rest on it; and what a line rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.core.written import WrittenLine
from derive.exact.conjuncts import conjuncts
from derive.terms import (
    ZERO,
    Apply,
    Call,
    Derivative,
    Junction,
    Operator,
    Record,
    Relation,
    Term,
    alike,
    letters,
    subterms,
)

from .displays import Display
from .joining import BESIDE
from .notes import Note, cited, conditions_of
from .parser import read_latex
from .sentences import COMMANDS, HEADING

_NUMBERED = re.compile(r"(?:[ \t#]|\\\w+\*?|[\s{])*(\d+)[.)]")
_GIVEN = re.compile(
    r"\b(?:given|suppose(?: that)?|assume(?: that)?|gegeben|angenommen|données|on donne|supposons(?: que)?|dado|dados"
    r"|supongamos(?: que)?)\W*\s*$",
    re.IGNORECASE,
)
# What the next equation is a condition on: the minimiser satisfies the normal equations.
_CONDITION = re.compile(
    r"\b(?:satisf(?:y|ies|ying)|fulfil\w*|obeys?|solves?|normal equations?|condition|constraint|erfüllt|genügt|löst"
    r"|vérifie|satisfait|satisface|cumple)\b[^.!?]*$",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b(?:show|prove|verify|check|claim|identit\w+|rule|law|every|all|any|always|zeige|beweise|identität|montre\w*"
    r"|demuestr\w+)\b[^.!?]*$",
    re.IGNORECASE,
)
_TO_ZERO = re.compile(
    r"\b(?:set(?:ting|s)?|put(?:ting|s)?|equat(?:e|es|ing)|setz\w+|annul\w+|igual\w+)\b[^.!?]*"
    r"(?:\b(?:this|it|gradients?|derivatives?|slope|differential|diese\w*|ableitung\w*|dérivées?|derivadas?)\b"
    r"|\\nabla|\\partial)[^.!?]*(?:\bto|\bequal(?: to)?|=|\bgleich|\bauf|\bà|\ba)\W*(?:zero|null|zéro|cero|0)(?![.\w])"
    r"|\b(?:gradient|derivative)s? (?:\w+ )?(?:vanish(?:es)?|(?:is|be|equals?) (?:zero|\$?0(?![.\w])))|\bNullsetzen\b",
    re.IGNORECASE,
)
# Where C is positive definite: what is shown next is shown under that.
_UNDER = re.compile(r"\$`?([^$]*\\(?:succ|prec)[^$`]*)`?\$\s*:")
_HENCE = re.compile(
    r"\b(?:then|hence|thus|so|therefore|consequently|dann|also|daher|folglich|somit|donc|alors|entonces|luego)\b",
    re.IGNORECASE,
)
_WORKS_ON = re.compile(
    r"\b(?:adding|subtracting|eliminat\w+|substitut\w+|insert\w*|plugging|combin\w+|solv(?:e|ing)|so"
    r"|(?<!cases )together|from (?:the|this|these|both)|(?:first|second|third|last|both|two) (?:\w+ )?equations?"
    r"|addition|addieren|einsetzen|substituyendo|sumando|additionnant)\b",
    re.IGNORECASE,
)
# The words over equations that hold together.
_SYSTEM = re.compile(
    r"\b(?:systems?|equations|conditions|constraints|simultaneous\w*|critical|stationar\w+|first[- ]order|kkt"
    r"|gleichungssystem|bedingungen|système|sistema)\b",
    re.IGNORECASE,
)
_EQUAL = frozenset(("=", ":="))
_ARROWS = frozenset(("iff", "implies", ""))


class Ground(Record):
    """The part that a place of the document belongs to, by its number, and what the numbered parts so far show."""

    part: str = ""
    shown: tuple[tuple[str, Term], ...] = ()
    last: tuple[Term, ...] = ()

    def of(self, parts: Iterable[str]) -> tuple[Term, ...]:
        """What some parts show."""
        wanted = frozenset(parts)
        return tuple(term for part, term in self.shown if part in wanted)

    def with_shown(self, terms: Iterable[Term]) -> Ground:
        """The ground with what the part of this place shows."""
        last = tuple(terms)
        return self.but(shown=(*self.shown, *((self.part, term) for term in last)), last=last or self.last)


def passed(ground: Ground, text: str, start: int, end: int, formulas: Iterable[Display], context: Context) -> Ground:
    """The ground behind a stretch of prose: its headings begin parts, what it says in passing stands in them."""
    at = start
    for formula in (*formulas, None):
        stop = formula.start if formula else end
        for heading in HEADING.finditer(text, at, stop):
            number = _NUMBERED.match(text, heading.start(), end)
            ground = ground.but(part=number[1] if number else "")
        if formula:
            ground = ground.with_shown(_claims(text[formula.start : formula.end], context))
            at = formula.behind
    return ground


def _claims(formula: str, context: Context) -> tuple[Term, ...]:
    """What is said in passing of a whole matrix: that it is definite."""
    try:
        term = read_latex(formula, context) if r"\succ" in formula or r"\prec" in formula else None
    except DeriveError:
        return ()
    return (term,) if type(term) is Call else ()


def words_before(text: str, start: int, end: int) -> str:
    """The words before a display, without the heading over them."""
    headings = [match.end() for match in HEADING.finditer(text, start, end)]
    at = text.find("\n", headings[-1], end) if headings else start
    return text[at:end] if at >= 0 else ""


def shown_by(lines: Sequence[WrittenLine]) -> tuple[Term, ...]:
    """What holds once the lines of a chain do: how its ends are related, and its last statement."""
    first, last = lines[0].term, lines[-1].term
    relations = {line.relation for line in lines[1:]}
    if last is None or first is None:
        return ()
    if rows := told_beside(lines):
        return tuple(line.term for line in lines[: rows + 1] if line.term is not None)
    if type(last) in (Relation, Junction):
        ends = (Junction("<=>", (first, last)),) if relations == {"iff"} else ()
        said = (each for each in conjuncts(last) if type(each) is Relation) if relations <= _ARROWS else ()
        return (*said, *ends)
    signs = relations - _EQUAL
    sign = signs.pop() if len(signs) == 1 else "="
    return (Relation(sign, first, last),) if relations and not signs and sign in ("=", "<=", ">=") else ()


def rests_on(note: Note | None, before: str, ground: Ground, context: Context) -> tuple[Term, ...]:
    """What a line rests on: the conditions and parts that its note and the words before the display name.

    Words such as `hence` or `then` name what was shown last; others set that to zero.
    """
    parts = (*cited(before), *(note.cited if note else ()))
    told = conditions_of(note.told, context) if note else ()
    last = ground.last if _WORKS_ON.search(before) else ground.last[-1:] if _HENCE.search(before) else ()
    zero = tuple(_at_zero(each) for each in ground.last[-1:] if _is_of_slopes(each)) if _TO_ZERO.search(before) else ()
    return tuple(dict.fromkeys((*told, *ground.of(parts), *last, *zero)))


def _is_of_slopes(shown: Term) -> bool:
    """Whether something shown says what a derivative or a gradient is."""
    if type(shown) is not Relation or shown.sign != "=":
        return False
    parts = subterms(shown.left)
    return any(type(part) in (Derivative, Operator) or (type(part) is Apply and part.primes) for part in parts)


def _at_zero(shown: Term) -> Term:
    """That the right side of an equation is zero."""
    return Relation("=", shown.right, ZERO) if type(shown) is Relation else shown


def under(before: str, context: Context) -> tuple[Term, ...]:
    """What the words before a display say it holds under: where a matrix is positive definite."""
    return tuple(term for formula in _UNDER.findall(before) for term in _claims(formula, context))


def told_beside(lines: Sequence[WrittenLine]) -> int:
    """How many rows behind the first one are told to hold together with it."""
    rows = 0
    for line in lines[1:]:
        if line.term is None or line.given[:1] != (line.term,) or line.relation:
            break
        rows += 1
    return rows


def beside(lines: tuple[WrittenLine, ...], before: str) -> tuple[WrittenLine, ...]:
    """The lines of a chain with the rows that hold together given, each as what it says itself.

    These are the rows of a system, as the words before the display tell, and those that set something to zero.
    """
    said = _SYSTEM.search(COMMANDS.sub("", before)) is not None and type(lines[0].term) is Relation
    out = [lines[0]]
    for line in lines[1:]:
        told = line.relation == BESIDE or (said and not line.relation and type(line.term) is Relation)
        said = said and told
        out.append(line.but(relation="", given=(line.term, *line.given)) if told and line.term is not None else line)
    return tuple(line.but(relation="") if line.relation == BESIDE else line for line in out)


def stated(lines: tuple[WrittenLine, ...], before: str, ground: Ground) -> tuple[WrittenLine, ...]:
    """The two sides of a lone equation as one that is given, where the words before it or an earlier part say so."""
    if len(lines) != 2 or lines[1].relation not in _EQUAL or lines[0].term is None or lines[1].term is None:
        return lines
    equation = Relation("=", lines[0].term, lines[1].term)
    words = COMMANDS.sub("", before)
    told = _GIVEN.search(words) is not None or (_CONDITION.search(words) is not None and not _CLAIMED.search(words))
    said = told or any(alike(equation, each) for _, each in ground.shown)
    return (lines[0], lines[1].but(given=(equation,))) if said and letters(equation) else lines
