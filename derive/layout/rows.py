"""Chains as rows: which lines are shown, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.laws import Law, together
from derive.core.relations import ROW_EQUIVALENT
from derive.core.steps import Condition, Derivation, Step, conditions_of, lines
from derive.layout.document import Chain, Reason, Row, Small
from derive.layout.spelled import alike_in_print, visible
from derive.terms import Bound, Relation, Term, kinds, replaced
from derive.terms.lettering import around, first_letter, released


class Said:
    """The laws whose sentences a sheet has printed already, and the numbers of its parts."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.laws: set[str] = set()
        self.numbers = numbers

    def reason(self, law: Law) -> Reason:
        """A law as it is cited here: with its sentence the first time, by its name afterwards."""
        name = law.name.replace("-", " ").replace("_", " ")
        if law.name in self.laws:
            return Reason(name)
        self.laws.add(law.name)
        return Reason(name, law.statement, law.formula)

    def cited(self, labels: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the parts with these labels."""
        return tuple(dict.fromkeys(self.numbers[label] for label in labels if label in self.numbers))


def laid_out(derivation: Derivation, said: Said, detail: str) -> Chain:
    """A derivation as rows, at the detail `brief`, `normal` or `full`."""
    whole = lines(derivation.start, derivation.steps)
    rows: list[Row] = []
    pending: list[Step] = []
    shown = derivation.start
    last = len(derivation.steps) - 1
    for index, step in enumerate(derivation.steps):
        before, after = whole[index], whole[index + 1]
        pending.append(step)
        if alike_in_print(after, shown) or (detail == "brief" and index != last and _minor(step)):
            continue
        told = conditions_of(Derivation(whole[index + 1 - len(pending)], tuple(pending), after))
        rows.append(_row(tuple(pending), before, after, told, said, detail))
        pending, shown = [], after
    return Chain(derivation.start, tuple(rows))


def _minor(step: Step) -> bool:
    """Whether a line may be left out of a brief sheet: nothing but tidying up happens in it."""
    return step.law.trivial or all(law.trivial for law in _laws(step))


def _row(
    steps: tuple[Step, ...], before: Term, after: Term, told: tuple[Condition, ...], said: Said, detail: str
) -> Row:
    step = steps[-1]
    laws = dict.fromkeys(law for each in steps for law in _laws(each))
    named = tuple(law for law in laws if not law.trivial) or tuple(laws)[:1]
    place = visible(before, step.position) if step.position and len(steps) == 1 else None
    return Row(
        step.relation,
        after,
        tuple(map(said.reason, named)),
        step.certificate,
        place,
        tuple(dict.fromkeys(each for part in steps for each in _meant(before, part) if not part.uses)),
        told,
        said.cited(tuple(label for each in steps for label in each.uses)),
        _smalls(steps, said) if detail == "full" else (),
    )


def _meant(line: Term, step: Step) -> tuple[Term, ...]:
    """What a law's letters stand for: the equations among its parameters; of a row operation the rows."""
    if step.detail:
        return tuple(_told(step))
    if step.relation == ROW_EQUIVALENT and not step.detail:
        from derive.laws.rows import operation

        found = operation(step.law.name, step.using)
        return () if found is None else (found,)
    told = tuple(term for term in step.using if isinstance(term, Relation) and term.sign == "=")
    if not _binds(told):
        return told
    bound = (*around(line, step.position), *first_letter(step.before))
    return tuple(released(term, bound) for term in told)


def _binds(terms: tuple[Term, ...]) -> bool:
    """Whether letters occur in terms that are bound outside of them."""
    return any(Bound in kinds(term) for term in terms)


def _told(step: Step) -> Iterator[Term]:
    """What the small steps of a line take: those at the whole line, and those that the line itself names."""
    here, taken = step.before, 0
    for k, small in enumerate(step.detail):
        if not small.uses and (not small.position or any(named in step.using for named in small.using)):
            if _binds(small.using):
                for earlier in step.detail[taken:k]:
                    here = replaced(here, earlier.position, earlier.after)
                taken = k
            yield from _meant(here, small)


def _laws(step: Step) -> tuple[Law, ...]:
    """The laws that a step is taken by: those of its small steps where it is named after them, else its own."""
    inner = tuple(law for small in step.detail for law in _laws(small))
    return inner if inner and together(inner).name == step.law.name else (step.law,)


def _smalls(steps: tuple[Step, ...], said: Said) -> tuple[Small, ...]:
    return tuple(small for step in steps for small in _unfolded(step.before, step.detail, said))


def _unfolded(start: Term, steps: tuple[Step, ...], said: Said) -> tuple[Small, ...]:
    out: list[Small] = []
    here = start
    for step, line in zip(steps, lines(start, steps)[1:], strict=True):
        if step.detail and not step.law.trivial:
            out += _unfolded(step.before, step.detail, said)
        else:
            before, after = visible(here, step.position), visible(line, step.position)
            if not alike_in_print(before, after):
                bound = around(here, step.position)
                told = tuple(c.but(relation=released(c.relation, bound)) for c in step.conditions)
                out.append(Small(before, step.relation, after, (said.reason(step.law),), told))
        here = line
    return tuple(out)
