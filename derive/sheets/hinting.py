"""Hints from a worked solution: the first law of each part, then the next one, and so on."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.drafts import Phrase, Problem, Value, phrase
from derive.layout.document import Block, Case, Chain, Heading, Reason, Words
from derive.layout.handout import Hint
from derive.terms import Symbol, Term, subterms

STEP = "handout.step"
LEVELS = {"brief": 1, "normal": 2, "full": 6}
ROUTINE = frozenset({
    "arithmetic", "entries evaluated", "entries written out", "evaluated", "known numbers put in", "known values",
    "lower derivative put in", "numbers", "numbers put in", "point inserted", "reordered", "result put in", "signs",
    "taken at the point", "values put in",
})  # fmt: skip


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
    """The parts that are chains: a heading that gives nothing away, and their laws, each once.

    Laws that anyone takes who has got so far are no hints, unless there are no others.
    """
    found = [(_discreet(heading, known), _names(chain)) for heading, chain in _headed(blocks, Heading(""))]
    helpful = [(words, tuple(name for name in names if name not in ROUTINE)) for words, names in found]
    return [each for each in helpful if each[1]] or [each for each in found if each[1]]


def _headed(blocks: tuple[Block, ...], heading: Heading) -> Iterator[tuple[Heading, Chain]]:
    """The chains with the heading that each stands under, those inside of cases too."""
    for block in blocks:
        match block:
            case Heading():
                heading = block
            case Chain():
                yield heading, block
            case Case(_, inner):
                yield from _headed(inner, heading)


def _names(chain: Chain) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.name for reason in reasons((chain,))))


def _discreet(heading: Heading, known: frozenset[Term]) -> Words:
    """The heading where all its terms stand in the problem, else its number in the worked solution."""
    if heading.number and names_result(heading.text, known):
        return phrase(STEP, str(heading.number))
    return "" if names_result(heading.text, known) else heading.text


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
