"""Substitutions that are not written down: the u of one integral as a part of another, if the lines are equal then."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import Certificate, sound
from derive.core.context import Context, Definition
from derive.core.reports import JudgedStep
from derive.kernel.antiderivatives import antiderivatives, equal_up_to_constants
from derive.kernel.bench import Bench
from derive.terms import Binder, Bound, Derivative, Relation, Symbol, Term, kinds, opened, subterms, symbols

MOST = 12


def substitution(
    before: Term, after: Term, modulo: tuple[Symbol, ...], context: Context, bench: Bench
) -> tuple[Certificate, Relation] | None:
    """What a letter stands for that two lines are equal with, and how that is known; None where no part does."""
    free = [x for x in modulo if context.definition(x.name) is None]
    if len(free) != 2:
        return None
    for x, u in (free, free[::-1]):
        for k, part in enumerate(dict.fromkeys(_parts(before, after, x, u))):
            if k == MOST:
                break
            told = context.but(definitions=(*context.definitions, Definition(u.name, (), part)))
            found = equal_up_to_constants(before, after, (x, u), told, bench)
            if sound(found.grade):
                return found, Relation("=", u, part)
    return None


def told_later(steps: tuple[JudgedStep, ...], context: Context) -> Context:
    """The context with what lines below show that a letter stands for, where they go back from it."""
    told = [each.relation for step in steps if step.verdict == "identity-if" for each in step.conditions]
    for each in told:
        if type(each) is not Relation or each.sign != "=" or type(each.left) is not Symbol:
            continue
        held = symbols(each.right)
        if held and each.left not in held and context.definition(each.left.name) is None:
            context = context.but(definitions=(*context.definitions, Definition(each.left.name, (), each.right)))
    return context


def occurring(modulo: tuple[Symbol, ...], before: Term, after: Term) -> tuple[Symbol, ...]:
    """The letters integrated by that two lines speak of; all of them where they speak of none."""
    held = {Symbol(integral.letter) for side in (before, after) for integral in antiderivatives(side)}
    held |= symbols(before) | symbols(after)
    return tuple(x for x in modulo if x in held) or modulo


def _parts(before: Term, after: Term, x: Symbol, u: Symbol) -> Iterator[Term]:
    """The terms in one letter that stand in two lines, inside integrals too."""
    for side in (before, after):
        for integral in antiderivatives(side):
            if integral.letter == x.name:
                yield from (part for part in subterms(opened(integral, x)) if _is_inner(part, x, u))
        yield from (part for part in subterms(side) if _is_inner(part, x, u))


def _is_inner(part: Term, x: Symbol, u: Symbol) -> bool:
    held = symbols(part)
    return (
        part is not x
        and not part.shape
        and x in held
        and u not in held
        and not kinds(part) & {Binder, Bound, Derivative}
    )
