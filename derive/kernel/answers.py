"""Every term of an answer is derived: it stands in a line, a claim, a table, a definition or a case."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.drafts import Cases, Chain, Definition, Draft, Part, Phrase, Table, Value, claims_of, every_part
from derive.core.errors import ReplayError
from derive.core.steps import lines
from derive.terms import Apply, Symbol, Term, nameless, with_children


def check_answers(draft: Draft) -> None:
    """Raise ReplayError where a term of an answer is nowhere derived."""
    shown: set[Term] = set()
    for part in every_part(draft.parts):
        for term in stated_in(part):
            _collect(nameless(term), shown)
    for given in draft.problem.given:
        _collect(nameless(given.term), shown)
    for answer in draft.answers:
        for term in leaves(answer.value):
            if nameless(term) not in shown:
                raise ReplayError(f"the answer {answer.name} holds {term!r}, which is nowhere derived")


def stated_in(part: Part) -> Iterator[Term]:
    """Every line, claim, definition, case and cell of a part."""
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


def leaves(value: Value) -> Iterator[Term]:
    """The terms in a value, in order."""
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)


def bare(term: Term) -> Term:
    """A term without the letters of its binders, and y(x) written y."""

    def change(here: Term) -> Term:
        new = with_children(here, change)
        if type(new) is Apply and all(type(each) is Symbol for each in new.arguments):
            return Symbol(new.name)
        return new

    return change(nameless(term))
