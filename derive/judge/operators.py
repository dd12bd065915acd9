"""Lines that are the image of the line before under a named operation."""

from __future__ import annotations

from derive.core.certificates import ASSUMED, Certificate, sound, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.exact.conditions import holds
from derive.kernel.bench import Bench
from derive.terms import (
    ZERO,
    Call,
    Derivative,
    Relation,
    Symbol,
    Term,
    functions_in,
    letters,
    shape,
)

from .differentiated import tied


def operated(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a line that is a derivative, an antiderivative or a transpose of the one before."""
    for key, image, other, letter in _images(before, after, context):
        found = bench.equal(image, other, context)
        if sound(found.grade):
            return JudgedStep(0, 1, "operator", found, message=phrase(f"check.{key}", *letter))
    return None


Image = tuple[str, Term, Term, tuple[Term, ...]]


def _images(before: Term, after: Term, context: Context) -> tuple[Image, ...]:
    """The operations tried: what they make of one line, and the line that this has to be."""
    if len(shape(before)) == 2 and len(shape(after)) == 2:
        return (("transposed", Call("transpose", (before,)), after, ()),)
    if shape(before) or shape(after):
        return ()
    free = [x for x in letters(before) if _varies(x, context)]
    inner = [x for x in letters(after) if _varies(x, context)]
    return (
        *(("differentiated", Derivative(before, x), after, (x,)) for x in free),
        *(("integrated", Derivative(after, x), before, (x,)) for x in inner),
    )


def _varies(x: Symbol, context: Context) -> bool:
    return not x.dims and x.name not in context.constants


def applied_to_both(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on an equation whose sides are what one operation makes of the sides of the one before."""
    if type(before) is not Relation or type(after) is not Relation or before.sign != "=" or after.sign != "=":
        return None
    for key, sides, wanted in (*_derivatives(before, after, context), *_functions(before, after)):
        found = _all_equal(sides, wanted, context, bench)
        if found is not None:
            told = _conditions(key, before, context)
            return JudgedStep(0, 1, "operator", found, told, message=phrase(f"check.{key}"))
    return None


def _all_equal(sides: tuple[Term, ...], wanted: tuple[Term, ...], context: Context, bench: Bench) -> Certificate | None:
    """The weakest certificate that each is its counterpart; None from the first on that is not seen to be."""
    found = []
    for x, y in zip(sides, wanted, strict=True):
        certificate = bench.equal(x, y, context)
        if not sound(certificate.grade):
            return None
        found.append(certificate)
    return worst(tuple(found))


Sides = tuple[str, tuple[Term, ...], tuple[Term, ...]]


def _derivatives(before: Relation, after: Relation, context: Context) -> tuple[Sides, ...]:
    """Both sides differentiated in a letter that others depend on, as dy/dx shows."""
    found = tied(before, after, context)
    if found is None:
        return ()
    wanted = tuple(found.written(side) for side in after.children)
    return (("differentiated_both", found.sides(before), wanted),)


def _functions(before: Relation, after: Relation) -> tuple[Sides, ...]:
    """One function of both sides."""
    names = ("transpose", "inverse", "det", "tr") if len(shape(before.left)) == 2 else ("log",)
    if "log" not in functions_in(after) and names == ("log",):
        return ()
    if len(shape(before.left)) == 1:
        return ()
    return tuple(
        (f"taken_{name}", tuple(Call(name, (side,)) for side in before.children), after.children) for name in names
    )


def _conditions(key: str, before: Relation, context: Context) -> tuple[Condition, ...]:
    if key != "taken_log":
        return ()
    wanted = Relation(">", before.left, ZERO)
    return () if holds(context, wanted) else (Condition(wanted, ASSUMED),)
