"""Solutions as JSON, complete enough to be judged again from it alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from derive import __version__
from derive.core.certificates import Certificate
from derive.core.drafts import (
    Branch,
    Cases,
    Chain,
    Claim,
    Definition,
    Part,
    Phrase,
    Solution,
    Table,
    Value,
    evidence,
    phrase,
    verified,
)
from derive.core.inside import terms_in
from derive.core.laws import Law
from derive.core.steps import Step, lines, placed
from derive.terms import Symbol, Term
from derive.terms.lettering import around, first_letter, released

from .declared import declared
from .language import speaking
from .latex import latex
from .plain import plain
from .sympy_text import sympy_text
from .words import said

Object = dict[str, Any]


def json(solutions: tuple[Solution, ...]) -> str:
    """A solution as JSON text, several as an array."""
    from json import dumps

    objects = [saved(solution) for solution in solutions]
    return dumps(objects if len(objects) > 1 else objects[0], indent=1, ensure_ascii=False) + "\n"


def saved(solution: Solution) -> Object:
    """A solution as the object that is written."""
    problem = solution.problem
    return {
        "schema": "derive/1",
        "version": __version__,
        "seed": solution.seed,
        "topic": problem.topic,
        "title": _said(problem.title or phrase("sheet.untitled", problem.topic)),
        "context": list(declared(problem.context, terms_in((problem.given, solution.parts, solution.answers)))),
        "given": [{"name": given.name, **term_object(given.term)} for given in problem.given],
        "parts": [_part(part) for part in solution.parts],
        "answer": [{"name": answer.name, **_answer(answer.value)} for answer in solution.answers],
        "verified": verified(solution),
        "evidence": evidence(solution),
    }


def term_object(term: Term) -> Object:
    """A term in three spellings."""
    with speaking("en"):  # a name and its words are read back
        return {"latex": latex(term), "text": plain(term), "sympy": sympy_text(term)}


def _said(words: Phrase | str) -> str:
    return said(words, plain)


def _part(part: Part) -> Object:
    kinds = {"Chain": "chain", "Claims": "claims", "Table": "table", "Cases": "cases", "Definition": "definition"}
    steps = _steps(part.derivation.start, part.derivation.steps, ()) if isinstance(part, Chain) else []
    out: Object = {
        "id": part.label,
        "kind": kinds[type(part).__name__],
        "heading": _said(part.heading),
        "uses": list(part.uses),
        "steps": steps,
        "claims": [_claim(claim) for claim in part.claims],
    }
    match part:
        case Chain(_, _, derivation):
            out["start"] = term_object(derivation.start)
        case Table(_, _, columns, rows):
            out["columns"] = [_said(column) for column in columns]
            out["rows"] = [[_cell(cell) for cell in row] for row in rows]
        case Cases(_, _, on, branches, cover):
            out |= {"on": term_object(on), "branches": [_branch(branch) for branch in branches], "cover": _claim(cover)}
        case Definition(_, _, relation):
            out["relation"] = term_object(relation)
    return out


def _branch(branch: Branch) -> Object:
    return {
        "when": term_object(branch.when),
        "parts": [_part(part) for part in branch.parts],
        "closed_by": _said(branch.closed_by),
    }


def _cell(cell: Term | Phrase | str) -> Object | str:
    return term_object(cell) if isinstance(cell, Term) else _said(cell)


def _claim(claim: Claim) -> Object:
    text = _said(claim.says) if claim.says is not None else plain(claim.relation)
    return {
        "text": text,
        "relation": term_object(claim.relation),
        "under": [term_object(fact) for fact in claim.under],
        "uses": list(claim.uses),
        "certificate": certified(claim.certificate),
    }


def _steps(start: Term, steps: tuple[Step, ...], bound: tuple[Symbol, ...]) -> list[Object]:
    """The steps with their whole lines; `bound` are the letters of the binders that the chain stands in."""
    whole = lines(start, steps)
    pairs = zip(steps, whole, whole[1:], strict=False)
    return [_step(step, before, after, bound) for step, before, after in pairs if _differ(before, after, bound)]


def _differ(before: Term, after: Term, bound: tuple[Symbol, ...]) -> bool:
    """Whether two lines are printed differently."""
    return plain(released(before, bound)) != plain(released(after, bound))


def _step(step: Step, before: Term, after: Term, bound: tuple[Symbol, ...]) -> Object:
    inside = (*bound, *around(released(before, bound), step.position))
    within = (*inside, *first_letter(step.before))
    return {
        "law": _law(step.law),
        "before": term_object(released(before, bound)),
        "relation": step.relation,
        "after": term_object(released(after, bound)),
        "position": list(step.position),
        "using": [term_object(released(term, within)) for term in step.using],
        "conditions": [{"text": plain(released(c.relation, inside)), "status": c.status} for c in step.conditions],
        "uses": list(step.uses),
        "certificate": certified(step.certificate),
        "detail": _steps(before, placed(step.detail, step.position), bound),
    }


def _law(law: Law) -> Object:
    return {"name": law.name, "statement": law.statement, "formula": law.formula, "source": law.source}


def certified(certificate: Certificate | None) -> Object | None:
    """A certificate as the object that is written."""
    if certificate is None:
        return None
    witness = certificate.witness
    seen = witness and {
        "at": {name: plain(value) for name, value in witness.at},
        "left": plain(witness.left),
        "right": plain(witness.right),
    }
    return {
        "grade": certificate.grade,
        "method": certificate.method,
        "points": certificate.points,
        "bound": certificate.bound,
        "witness": seen,
        "seed": certificate.seed,
    }


def _answer(value: Value) -> Object:
    return term_object(value) if isinstance(value, Term) else {"value": _value(value)}


def _value(value: Value) -> Any:
    if isinstance(value, Term):
        return term_object(value)
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_value(each) for each in value]
    return value
