"""Judging a step: its law re-fired, its relation judged, its conditions discharged, its detail joined up."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import ASSUMED, PROVED, REFUTED, UNDECIDED, Certificate, sound, worst
from derive.core.context import Context
from derive.core.errors import ReplayError
from derive.core.relations import EQUAL, IFF, IMPLIES, then
from derive.core.steps import Condition, Step, lines
from derive.terms import Junction, Mul, Relation, Term, alike, at, product, substituted

from .bench import Bench
from .joining import end_of
from .relations import follows, is_statement

BARE = Context()
NO_INSTANCE = "not an instance of its law"
MISNAMED = "not named after what it folds"
FAILED = "a condition of the law fails"


def judged_step(step: Step, context: Context, bench: Bench, outer: Context) -> Step:
    """The step with its certificate, those of its detail, and its conditions settled.

    `outer` is the problem's own context, under which its rules may have fired.
    """
    conditions, failed = settled(step.conditions, context)
    here = context.given(*(condition.relation for condition in step.conditions), *_cited(step))
    detail = tuple(judged_step(inner, here, bench, outer) for inner in step.detail)
    certificate = _joined(step, detail, here, bench) if detail else _alone(step, here, bench, (context, outer))
    if detail and sound(certificate.grade) and not bench.fires(step, here):
        certificate = Certificate(UNDECIDED, MISNAMED, seed=bench.seed)
    if failed and sound(certificate.grade):
        certificate = Certificate(UNDECIDED, FAILED, seed=bench.seed)
    return Step(
        step.law, step.before, step.after, step.relation, conditions, step.position, step.uses, step.using, detail,
        certificate,
    )  # fmt: skip


def _cited(step: Step) -> tuple[Term, ...]:
    """The certified relations of earlier parts that the step uses."""
    return tuple(term for term in step.using if is_statement(term)) if step.uses else ()


def settled(conditions: tuple[Condition, ...], context: Context) -> tuple[tuple[Condition, ...], bool]:
    """The conditions worth printing with their status, and whether one of them is false."""
    if not conditions:
        return (), False
    from derive.exact.conditions import holds

    kept: list[Condition] = []
    failed = False
    for condition in {each.relation: each for each in conditions}.values():
        relation = condition.relation
        found = holds(context, relation)
        failed = failed or found is False
        if found and holds(BARE, relation):
            continue
        given = any(alike(relation, fact) for fact in context.facts)
        kept.append(condition.but(status="given" if given else "proved" if found else ASSUMED))
    return tuple(kept), failed


def _alone(step: Step, context: Context, bench: Bench, contexts: tuple[Context, Context]) -> Certificate:
    """A step without detail: it is an instance of its law, and what it says is true."""
    if not any(bench.fires(step, each) for each in contexts):
        return Certificate(UNDECIDED, NO_INSTANCE, seed=bench.seed)
    by_part = _by_part(step)
    if by_part is not None:
        return by_part
    return follows(step.before, step.after, step.relation, context, bench, step.using)


def _by_part(step: Step) -> Certificate | None:
    """Exchanging one side of a cited relation for the other."""
    for relation in _cited(step):
        if type(relation) is Relation and relation.sign in ("=", ":="):
            for old, new in (relation.children, relation.children[::-1]):
                if any(
                    alike(each, step.after)
                    for each in (substituted(step.before, {old: new}), *_beside(step.before, old, new))
                ):
                    return Certificate(PROVED, "the part cited")
    return None


def _beside(term: Term, old: Term, new: Term) -> Iterator[Term]:
    """The products in which factors side by side are exchanged for what their product equals."""
    if type(term) is Mul and type(old) is Mul:
        chain, part = term.factors, old.factors
        for k in range(len(chain) - len(part) + 1):
            if chain[k : k + len(part)] == part:
                yield product((*chain[:k], new, *chain[k + len(part) :]))


def _joined(step: Step, detail: tuple[Step, ...], context: Context, bench: Bench) -> Certificate:
    """A step that folds others: they lead from its start to its end, and their relations give its own."""
    if not alike(end_of(step.before, step.detail), step.after):
        raise ReplayError(f"the detail of {step.law.name} does not end where the step does")
    known = tuple(inner.certificate for inner in detail if inner.certificate)
    wrong = next((c for c in known if c.grade == REFUTED or c.method in (NO_INSTANCE, MISNAMED, FAILED)), None)
    if wrong is not None:
        return wrong
    whole = EQUAL if all(inner.relation == EQUAL for inner in detail) else _composed(step.before, detail)
    if whole is None or not _gives(whole, step.relation, step.before):
        return follows(step.before, step.after, step.relation, context, bench, step.using)
    certificate = worst(known)
    if sound(certificate.grade):
        return certificate
    direct = follows(step.before, step.after, step.relation, context, bench, step.using)
    return direct if sound(direct.grade) else certificate


def _composed(start: Term, steps: tuple[Step, ...]) -> str | None:
    """The relation from the start to the end; equality changes no other relation."""
    relation = EQUAL
    for step, line in zip(steps, lines(start, steps), strict=False):
        lifted = _lifted(step, line)
        if lifted is None:
            return None
        joined = lifted if relation == EQUAL else relation if lifted == EQUAL else then(relation, lifted)
        if joined is None:
            return None
        relation = joined
    return relation


def _lifted(step: Step, line: Term) -> str | None:
    """What a step inside a line says about the line: equality passes everywhere, `iff` and `implies` through and/or."""
    if not step.position or step.relation == EQUAL:
        return step.relation
    above = (at(line, step.position[:k]) for k in range(len(step.position)))
    through = all(type(term) is Junction and term.word in ("and", "or") for term in above)
    return step.relation if through and step.relation in (IFF, IMPLIES) else None


def _gives(found: str, wanted: str, before: Term) -> bool:
    if found == wanted or then(found, wanted) == wanted:
        return True
    return found == EQUAL and (wanted == "row-equivalent" or is_statement(before))
