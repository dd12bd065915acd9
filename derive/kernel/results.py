"""Whether a solution says what its parts show: what is given stands in them, what is answered is their result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.core.drafts import Answer, Cases, Chain, Definition, Part, Solution, Table, claims_of, every_part
from derive.core.errors import ReplayError
from derive.exact.conjuncts import conjuncts
from derive.terms import Collection, Junction, Mul, Neg, Relation, Term, Vector, subterms, symbols

from .answers import bare, leaves, stated_in
from .records import SEQUENCE, check_records


def check_results(solution: Solution) -> None:
    """Raise ReplayError where what is given, defined, tabulated or answered is not what the parts are about."""
    every = every_part(solution.parts)
    parts = [part for part in every if not isinstance(part, Table)]
    lines = [bare(line) for part in parts for line in stated_in(part)]
    known = {each for line in lines for each in subterms(line)}
    begun = {each for part in parts for start in _starts(part) for each in subterms(bare(start))}
    found = {each for part in parts for result in _results(part) for each in _sides(bare(result))}
    found |= {bare(_identity(part)) for part in parts if isinstance(part, Chain)}
    found |= {bare(each.body) for each in solution.problem.context.definitions if not each.parameters}
    for given in solution.problem.given:
        if not _stands(bare(given.term), begun | found):
            raise ReplayError(f"{given.name} is given, and no part is about it")
    for part in parts:
        if isinstance(part, Definition) and not _used(part, parts):
            raise ReplayError(f"what part {part.label} defines stands nowhere else")
    for term, label in ((term, part.label) for part in every for term in _cells(part)):
        if not _stands(bare(term), known):
            raise ReplayError(f"the table of part {label} holds what is nowhere derived")
    for answer in solution.answers:
        for term in _wanted(answer):
            if not _stands(bare(term), found):
                raise ReplayError(f"the answer {answer.name} is not the result of any part")
        check_records(answer, solution, lines)


def _wanted(answer: Answer) -> Iterator[Term]:
    """The terms of an answer that parts have to end in; the numbers of an iterate as the vector that they are."""
    if answer.name != SEQUENCE or not isinstance(answer.value, tuple):
        yield from leaves(answer.value)
        return
    for record in answer.value:
        numbers = tuple(leaves(record))
        yield Vector(numbers) if len(numbers) > 1 else numbers[0]


def _stands(term: Term, known: set[Term]) -> bool:
    """Whether a term is among those known, or a list, an equation or statements of such."""
    joined = isinstance(term, Relation | Collection | Junction)
    return term in known or (joined and all(_stands(each, known) for each in term.children))


def _results(part: Part) -> Iterator[Term]:
    """What a part shows: the end of its chain, its claims, its definition, its cases."""
    yield from (claim.relation for claim in claims_of(part))
    match part:
        case Chain():
            yield part.derivation.end
        case Definition():
            yield part.relation
        case Cases():
            yield from (branch.when for branch in part.branches)


def _starts(part: Part) -> Iterator[Term]:
    """What a part begins with."""
    match part:
        case Chain():
            yield part.derivation.start
        case Definition():
            yield part.relation


def _identity(chain: Chain) -> Term:
    """That the two ends of a chain are equal."""
    return Relation("=", chain.derivation.start, chain.derivation.end)


def _sides(statement: Term) -> Iterator[Term]:
    """A statement, the statements in it, their sides, and the vector in a side such as A v."""
    yield statement
    match statement:
        case Junction():
            for each in conjuncts(statement) if statement.word == "and" else statement.parts:
                yield from _sides(each)
        case Relation():
            for side in statement.children:
                inner = side.inner if isinstance(side, Neg) else side
                yield from (side, inner, *(inner.children if isinstance(inner, Mul) else ()))


def _used(definition: Definition, parts: Sequence[Part]) -> bool:
    """Whether what is defined, or its name, stands in another part."""
    name, body = definition.relation.left, bare(definition.relation.right)
    others = [bare(line) for part in parts if part is not definition for line in stated_in(part)]
    return any(bare(name) in symbols(line) or body in subterms(line) for line in others)


def _cells(part: Part) -> Iterator[Term]:
    if isinstance(part, Table):
        yield from (cell for row in part.rows for cell in row if isinstance(cell, Term))
