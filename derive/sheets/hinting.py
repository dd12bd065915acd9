"""Hints from a worked solution: the first law of each part, then the next one, and so on."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.drafts import Phrase, Problem, Value, phrase
from derive.layout.document import Block, Chain, Heading, Reason, Words
from derive.layout.handout import Hint
from derive.terms import Symbol, Term, subterms

STEP = "handout.step"
LEVELS = {"brief": 1, "normal": 2, "full": 6}


def hints(blocks: tuple[Block, ...], problem: Problem, detail: str) -> tuple[tuple[Hint, ...], ...]:
    """The hints of a worked solution in levels; a law's sentence stands where it is hinted at first."""
    sentences = {reason.name: reason for reason in reasons(blocks) if reason.statement}
    known = told_terms(problem)
    parts = _parts(blocks, known)
    said: set[str] = set()
    out: list[tuple[Hint, ...]] = []
    for level in range(LEVELS[detail]):
        here: dict[str, list[Words]] = {}
        for heading, names in parts:
            if level < len(names):
                here.setdefault(names[level], []).append(heading)
        found = []
        for name, headings in here.items():
            for heading in _together(headings):
                found.append(Hint(heading, Reason(name) if name in said else sentences.get(name, Reason(name))))
                said.add(name)
        if found:
            out.append(tuple(found))
    return tuple(out)


def reasons(blocks: tuple[Block, ...]) -> tuple[Reason, ...]:
    """The laws that the chains of some blocks cite, in order, those inside of cases too."""
    out: list[Reason] = []
    for block in blocks:
        if isinstance(block, Chain):
            out += (reason for row in block.rows for reason in row.reasons)
        else:
            out += reasons(getattr(block, "blocks", ()))
    return tuple(out)


def _parts(blocks: tuple[Block, ...], known: frozenset[Term]) -> list[tuple[Words, tuple[str, ...]]]:
    """The parts that are chains: a heading that gives nothing away, and their laws, each once."""
    out: list[tuple[Words, tuple[str, ...]]] = []
    heading: Words = ""
    for block in blocks:
        match block:
            case Heading(words):
                heading = words
            case Chain():
                names = tuple(dict.fromkeys(reason.name for reason in reasons((block,))))
                if names:
                    out.append((_discreet(heading, known, len(out) + 1), names))
    return out


def _discreet(heading: Words, known: frozenset[Term], number: int) -> Words:
    """The heading where all its terms stand in the problem, else a number."""
    return phrase(STEP, str(number)) if names_result(heading, known) else heading


def _together(headings: list[Words]) -> Iterator[Words]:
    """Headings of parts with one law, each once, those that are mere numbers in one."""
    numbers = [slot for each in headings if isinstance(each, Phrase) and each.key == STEP for slot in each.slots]
    for heading in dict.fromkeys(headings):
        if not numbers or not (isinstance(heading, Phrase) and heading.key == STEP):
            yield heading
        elif heading.slots[0] == numbers[0]:
            yield heading if len(numbers) == 1 else phrase("handout.steps", ", ".join(map(str, numbers)))


def names_result(heading: Words, known: frozenset[Term]) -> bool:
    """Whether a heading holds a term that does not stand in the problem, so that it was found on the way."""
    if isinstance(heading, str):
        return False
    terms = [term for slot in heading.slots for term in (slot if isinstance(slot, tuple) else (slot,))]
    return not all(isinstance(term, str | Symbol) or term in known for term in terms)


def told_terms(problem: Problem) -> frozenset[Term]:
    """The terms that a problem states, with their subterms."""
    return frozenset(part for term in _given(problem) for part in subterms(term))


def _given(problem: Problem) -> tuple[Term, ...]:
    values = tuple(value for _, value in problem.options)
    statement = problem.statement.slots if isinstance(problem.statement, Phrase) else ()
    return (*(each.term for each in problem.given), *_terms((*values, *statement)))


def _terms(value: Value | Phrase) -> tuple[Term, ...]:
    if isinstance(value, Term):
        return (value,)
    return tuple(term for each in value for term in _terms(each)) if isinstance(value, tuple) else ()
