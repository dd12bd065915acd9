"""Claims that repeat what an earlier chain has shown, from its first line to one of the others."""

from __future__ import annotations

from derive.core.certificates import Certificate, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedChain, JudgedStep
from derive.core.steps import Condition
from derive.terms import Record, Term, alike

from .writing import composed

AS_STRONG = {"=": ("=", "<=", ">="), "<": ("<", "<=", "!="), ">": (">", ">=", "!=")}


class Shown(Record):
    """A relation between two terms that a chain has shown line by line, and how it is known."""

    before: Term
    after: Term
    relation: str
    context: Context
    certificate: Certificate
    conditions: tuple[Condition, ...]
    line: int


def shown_by(chain: JudgedChain) -> tuple[Shown, ...]:
    """What a chain shows of its first line, as far as each line follows from the one right before it."""
    lines = chain.written.lines
    first = lines[0].term if lines else None
    out: list[Shown] = []
    for k, step in enumerate(chain.steps):
        last = lines[step.end].term
        if first is None or last is None or not step.follows or (step.start, step.end) != (k, k + 1):
            break
        so_far = chain.steps[: k + 1]
        relation = composed(tuple(line.relation for line in lines[1 : k + 2]))
        conditions = tuple(dict.fromkeys(each for step in so_far for each in step.conditions))
        known = worst(tuple(step.certificate for step in so_far))
        if relation:
            out.append(
                Shown(first, last, relation, chain.written.context, known, conditions, chain.written.source_line)
            )
    return tuple(out)


def restated(chain: JudgedChain, shown: tuple[Shown, ...]) -> JudgedChain:
    """The chain in which steps that are not decided by themselves are known from earlier chains."""
    if not any(step.verdict == "undecided" for step in chain.steps):
        return chain
    return chain.but(steps=tuple(_known(step, chain, shown) for step in chain.steps))


def _known(step: JudgedStep, chain: JudgedChain, shown: tuple[Shown, ...]) -> JudgedStep:
    start, end = (chain.written.lines[place] for place in (step.start, step.end))
    if step.verdict != "undecided" or start.term is None or end.term is None:
        return step
    for each in shown:
        as_strong = end.relation in AS_STRONG.get(each.relation, (each.relation,))
        same = alike(each.before, start.term) and alike(each.after, end.term)
        if as_strong and same and _told(each.context, chain.written.context):
            verdict = "identity-if" if each.conditions else "identity"
            message = phrase("check.shown", str(each.line))
            return JudgedStep(step.start, step.end, verdict, each.certificate, each.conditions, message=message)
    return step


def _told(before: Context, now: Context) -> bool:
    """Whether all that was declared there is declared here, with the same meaning of the names."""
    kept = all(
        set(getattr(before, part)) <= set(getattr(now, part))
        for part in ("facts", "properties", "constants", "indices")
    )
    return kept and before.definitions == now.definitions
