"""Differentials that do not say what varies: an equality of them is wrong where no letter alone can vary in it."""

from __future__ import annotations

from derive.core.certificates import REFUTED, Certificate
from derive.core.context import Context
from derive.terms import ZERO, Mul, Operator, Symbol, Term, kinds, natural_order, subterms, symbols

from .facts import Facts
from .held import in_letters, is_bare
from .instances import judged_at_sizes, size_letters

# What a small step in a letter of a kind is itself; a kind that leaves every matrix near by as it is tells nothing.
STEPS = {"symmetric": "symmetric", "spd": "symmetric", "psd": "symmetric", "diagonal": "diagonal"}
OPEN = ("invertible", "full-column-rank")


def refuted_whatever_varies(a: Term, b: Term, context: Context, facts: Facts, seed: int) -> Certificate | None:
    """A witness against a = b if the sides differ for each letter that may vary, the others held; else None.

    What holds for some letters that vary holds for one of them alone, as the others may stand still: their steps are
    zero. So where it fails for each letter alone, it fails whatever varies.
    """
    bodies = tuple(here.children[0] for side in (a, b) for here in subterms(side) if is_bare(here))
    if not bodies or any(Operator in kinds(body) and any(map(is_bare, subterms(body))) for body in bodies):
        return None
    if facts.solved or facts.equations or facts.complexes:
        return None
    fixed = {*size_letters((a, b), context, {}), *facts.integers}
    letters = tuple(sorted({x for body in bodies for x in symbols(body)} - fixed, key=natural_order))
    inside = _with_steps(letters, context)
    if not letters or inside is None:
        return None

    def certified(left: Term, right: Term) -> Certificate | None:
        found = judged_at_sizes(left, right, inside, {}, seed)
        return found if found is not None and found.grade == REFUTED else None

    still = (side for side in (a, b) if not any(map(is_bare, subterms(side))))
    if not all(certified(side, Mul((ZERO, side))) for side in still):  # d(y^2) = 0 holds where y is held
        return None
    if not all(certified(in_letters(a, (x,)), in_letters(b, (x,))) for x in letters):
        return None
    return certified(in_letters(a, letters), in_letters(b, letters))


def _with_steps(letters: tuple[Symbol, ...], context: Context) -> Context | None:
    """The context with the kinds of small steps in some letters; None where they are not known."""
    named = {x.name for x in letters}
    told = tuple((name, kind) for name, kind in context.properties if name in named and kind not in OPEN)
    if any(kind not in STEPS for _, kind in told):
        return None
    return context.but(properties=(*context.properties, *((f"d {name}", STEPS[kind]) for name, kind in told)))
