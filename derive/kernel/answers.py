"""Every term of an answer is derived: it stands in a line, a claim, a table, a definition or a case."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.drafts import Cases, Chain, Definition, Draft, Part, Phrase, Table, Value, claims_of, every_part
from derive.core.errors import ReplayError
from derive.core.steps import lines
from derive.terms import Term, nameless


def check_answers(draft: Draft) -> None:
    """Raise ReplayError where a term of an answer is nowhere derived."""
    shown: set[Term] = set()
    for part in every_part(draft.parts):
        for term in _terms(part):
            _collect(nameless(term), shown)
    for given in draft.problem.given:
        _collect(nameless(given.term), shown)
    for answer in draft.answers:
        for term in _leaves(answer.value):
            if nameless(term) not in shown:
                raise ReplayError(f"the answer {answer.name} holds {term!r}, which is nowhere derived")


def _terms(part: Part) -> Iterator[Term]:
    for claim in claims_of(part):
        yield claim.relation
    if isinstance(part, Chain):
        yield from lines(part.derivation.start, part.derivation.steps)
    if isinstance(part, Definition):
        yield part.relation
    if isinstance(part, Cases):
        yield part.on
        yield from (branch.when for branch in part.branches)
    if isinstance(part, Table):
        for row in part.rows:
            for cell in row:
                if isinstance(cell, Term):
                    yield cell
                elif isinstance(cell, Phrase):
                    yield from (slot for slot in cell.slots if isinstance(slot, Term))


def _collect(term: Term, shown: set[Term]) -> None:
    stack = [term]
    while stack:
        here = stack.pop()
        if here not in shown:
            shown.add(here)
            stack.extend(here.children)


def _leaves(value: Value) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
