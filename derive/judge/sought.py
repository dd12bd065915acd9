"""Coefficients that a line leaves to be found, A/(x - 1) + B/(x + 2), and what an identity says of them."""

from __future__ import annotations

from derive.core.certificates import ASSUMED, sound
from derive.core.context import Context, Definition
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.kernel.bench import Bench
from derive.kernel.coefficients import conditions, unknowns
from derive.kernel.directions import directions
from derive.kernel.systems import entails
from derive.terms import (
    FALSE,
    ZERO,
    Apply,
    Binder,
    Call,
    Derivative,
    Div,
    Junction,
    Operator,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    opened,
    substituted,
    summands,
    symbols,
)

MOST_UNKNOWNS = 6
WORKED_OUT = frozenset((Derivative, Operator, Binder, Apply))
Known = tuple[JudgedStep, Context]


def where(step: JudgedStep, told: tuple[Relation, ...], key: str) -> JudgedStep:
    """A step that follows where some letters have values."""
    return step.but(conditions=tuple(Condition(each, ASSUMED) for each in told), message=phrase(f"check.{key}", told))


def with_meanings(context: Context, names: tuple[Symbol, ...], values: tuple[Term, ...]) -> Context:
    """The context in which some letters stand for some terms."""
    made = tuple(Definition(x.name, (), value) for x, value in zip(names, values, strict=True))
    return context.but(definitions=(*context.definitions, *made))


def to_be_found(before: Term, after: Term, new: tuple[Symbol, ...], context: Context, bench: Bench) -> Known | None:
    """Coefficients that are still to be found, as in A/(x - 1) + B/(x + 2)."""
    given, form = _under_one_integral(before, after)
    if (kinds(given) | kinds(form)) & WORKED_OUT or given.shape or not _is_form(form, new):
        return None
    varying = tuple(x for x in letters(given) if x not in new)
    for choice in (varying, *((x,) for x in varying)):
        values = unknowns(given, form, new, choice) if choice else None
        if values is None:
            continue
        found = bench.equal(given, substituted(form, dict(zip(new, values, strict=True))), context)
        if sound(found.grade):
            told = tuple(Relation("=", x, value) for x, value in zip(new, values, strict=True))
            step = where(JudgedStep(0, 1, "identity-if", found), told, "identity_if")
            return step, with_meanings(context, new, values)
    return None


def _under_one_integral(before: Term, after: Term) -> tuple[Term, Term]:
    """What stands under two integrals over the same letter from and to the same ends; other terms as they are."""
    match before, after:
        case Binder("integral", _, _, low, high), Binder("integral", letter, _, start, end) if (low, high) == (
            start,
            end,
        ):
            return opened(before, Symbol(letter)), opened(after, Symbol(letter))
    return before, after


def _is_form(term: Term, new: tuple[Symbol, ...]) -> bool:
    """Whether a term is written to find letters in it: fractions with nothing known above, or several capitals."""
    if not 1 <= len(new) <= MOST_UNKNOWNS:
        return False
    parts = summands(term)
    if all(symbols(part) & set(new) for part in parts):
        return len(new) > 1 or Div in kinds(term)
    return len(new) > 1 and all(x.name[0].isupper() for x in new)


def for_every_place(before: Term, after: Term, context: Context, bench: Bench) -> Known | None:
    """What an equation says of the letters in one of its sides if it holds at every place: coefficients compared."""
    if type(before) is not Relation or before.sign != "=" or before.left.shape:
        return None
    gone = [x for x in letters(before) if x not in letters(after)]
    if (at_zero := _at_zero(before, after, context, bench)) is not None:
        return at_zero
    wanted = set(letters(after))
    if len(gone) != 1 or not wanted or not wanted <= set(letters(before)):
        return None
    sides = [symbols(side) & wanted for side in before.children]
    if all(sides) or gone[0] not in symbols(before.left) & symbols(before.right):
        return None
    needed = conditions(before.left, before.right, gone[0])
    if not needed or any(gone[0] in symbols(each) for each in needed):
        return None
    whole = Junction("and", tuple(Relation("=", each, ZERO) for each in needed))
    if entails(whole, FALSE, context):
        return None
    found = directions(whole, after, context, bench)
    if not sound(found.forth.grade):
        return None
    key = "equivalent" if sound(found.back.grade) else "implies"
    return JudgedStep(0, 1, key, found.forth, message=phrase("check.at_every_place", (gone[0],))), context


def _at_zero(before: Relation, after: Term, context: Context, bench: Bench) -> Known | None:
    """What a characteristic polynomial, in its letter on both sides, says at zero: of the determinant."""
    left, right = before.children if type(before.left) is Call else before.children[::-1]
    gone = [x for x in letters(right) if x in letters(left) and x not in letters(after)]
    if len(gone) != 1 or type(left) is not Call or left.name != "det":
        return None
    found = directions(substituted(before, {gone[0]: ZERO}), after, context, bench)
    if not sound(found.forth.grade):
        return None
    return JudgedStep(0, 1, "implies", found.forth, message=phrase("check.at_every_place", (gone[0],))), context
