"""A judged solution as a document."""

from __future__ import annotations

from derive.core.drafts import (
    Branch,
    Cases,
    Chain,
    Claim,
    Claims,
    Definition,
    Part,
    Solution,
    Table,
    every_part,
    evidence,
    phrase,
)
from derive.core.errors import InputError
from derive.layout.answers import answers, repeats
from derive.layout.declared import conventions, declarations
from derive.layout.document import Block, Case, Display, Document, Evidence, Heading, Prose, Statement
from derive.layout.document import Table as Grid
from derive.layout.explained import explanation
from derive.layout.naming import named
from derive.layout.rows import Said, laid_out
from derive.terms import Relation, Symbol, Term, equation

DETAILS = ("brief", "normal", "full")


def layout(solution: Solution, detail: str = "normal") -> Document:
    """The document of a solution: what is asked, the parts, the answer, and how all of it is known."""
    if detail not in DETAILS:
        raise InputError(f"the detail is one of {', '.join(DETAILS)}, not {detail!r}")
    numbers = {part.label: index for index, part in enumerate(every_part(solution.parts), 1)}
    said = Said(numbers if len(numbers) > 1 else {})
    body = tuple(block for part in _shown(solution) for block in _part(part, said, detail, 1))
    problem = solution.problem
    title = problem.title or phrase("sheet.untitled", problem.topic.replace("-", " "))
    worked = (*conventions(solution), *named((*body, *answers(solution))), *_pictures(solution), *_evidence(solution))
    return Document(title, _asked(solution), worked, problem)


def _pictures(solution: Solution) -> tuple[Block, ...]:
    if not solution.problem.option("plot"):
        return ()
    from derive.layout.pictures import pictures

    return pictures(solution)


def _shown(solution: Solution) -> tuple[Part, ...]:
    """The parts but a table at the end that the answer repeats."""
    parts = solution.parts
    return parts[:-1] if parts and isinstance(parts[-1], Table) and repeats(parts[-1].heading) else parts


def _asked(solution: Solution) -> tuple[Block, ...]:
    problem = solution.problem
    out: list[Block] = []
    if problem.statement:
        out.append(Prose((problem.statement,)))
    given = tuple(_given(given.name, given.term) for given in problem.given)
    if given:
        out.append(Prose((phrase("sheet.given"),)))
        out += map(Display, given)
    return (*out, *declarations(solution))


def _given(name: str, term: Term) -> Term:
    """A given term with its name, where the name is a letter."""
    return equation(Symbol(name), term) if len(name) == 1 and type(term) is not Relation else term


def _part(part: Part, said: Said, detail: str, level: int) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(part.heading, level, said.numbers.get(part.label, 0)), *explanation(part.heading)]
    match part:
        case Chain():
            blocks.append(laid_out(part.derivation, said, detail))
        case Definition():
            blocks.append(Display(part.relation))
        case Table():
            blocks.append(Grid(part.columns, part.rows))
        case Cases():
            if part.cover.relation is not part.on:
                blocks.append(_statement(part.cover.but(says=part.cover.says or phrase("sheet.cover")), said))
            blocks += (_case(branch, said, detail, level) for branch in part.branches)
        case Claims():
            pass
    shown = part.relation if isinstance(part, Definition) else None
    blocks += (_statement(claim, said) for claim in part.claims if claim.relation is not shown)
    return tuple(blocks)


def _case(branch: Branch, said: Said, detail: str, level: int) -> Case:
    inner = tuple(block for part in branch.parts for block in _part(part, said, detail, level + 1))
    return Case(branch.when, inner, branch.closed_by)


def _statement(claim: Claim, said: Said) -> Statement:
    return Statement(claim.says, claim.relation, claim.certificate, claim.under, said.cited(claim.uses))


def _evidence(solution: Solution) -> tuple[Block, ...]:
    counts = tuple((grade, count) for grade, count in evidence(solution).items() if count)
    total = sum(count for _, count in counts)
    return (Evidence(total, counts),) if total else ()
