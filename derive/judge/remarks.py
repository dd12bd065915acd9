"""What is said of a step beyond its verdict: the mistake that makes it, or the law, and the lines left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from derive.core.certificates import REFUTED
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.laws.levels import nesting
from derive.misconceptions import LAST, misconceptions
from derive.terms import Derivative, Relation, Term, with_children

from .corrections import put_right
from .diagnosis import diagnosed
from .differentiated import Tied, tied
from .explaining import explained, jumps, right_by_luck
from .places import lettered
from .primed import letters_as_slopes, new_slopes, slopes_as_letters
from .turned import as_columns

ORDERS = frozenset(("<", "<=", ">", ">="))

BY_LUCK, FALSE = "right-by-luck", "check.false_by_itself"


def mistaken(step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """A step that does not follow, with the misconception that reproduces it and the right line."""
    functions = tied(before, after, context) if new_slopes(before, after) else None
    back: Callable[[Term], Term]
    if functions is not None and type(before) is Relation:
        sides: tuple[Term, Term] = Relation("=", *functions.sides(before)), functions.written(after)
        back = partial(_worked_back, functions, context)
    elif (claim := _false_claim(step, after, context, bench)) is not None:
        sides, relation, step = (claim.left, claim.right), claim.sign, step.but(place=claim)
        back = partial(Relation, claim.sign, claim.left)
    else:
        sides = slopes_as_letters(before, after) if is_statement(before) else _columns(before, after)
        back = partial(letters_as_slopes, beside=before)
    found = diagnosed(*sides, relation, context, bench)
    if found is None:
        known = sides[0] if functions is not None else put_right(*sides, context, bench)
        return step if known is None else step.but(instead=back(known))
    instead, place = None if found.instead is None else back(found.instead), lettered(found.place, sides[1])
    inside = type(step.place) is Relation and step.place.right is sides[1] and place is not sides[1]
    return step.but(misconception=found.misconception, place=place if inside else back(place), instead=instead)


def doubted(step: JudgedStep, left: Term, right: Term, context: Context, bench: Bench) -> JudgedStep:
    """A lone equation that is given, with the misconception that it is if it is meant to hold for all values."""
    if bench.equal(left, right, context).grade != REFUTED:
        return step
    found = diagnosed(left, right, "=", context, bench)
    if found is None or found.misconception in {each.name for each in misconceptions(*LAST)}:
        return step
    message = phrase("check.given_by_itself")
    return step.but(misconception=found.misconception, instead=found.instead, message=message)


def _false_claim(step: JudgedStep, after: Term, context: Context, bench: Bench) -> Relation | None:
    """The equation that is wrong whatever the line before says: all of a line, or a part of x = a = b that goes on."""
    if step.message is not None and step.message.key == FALSE:
        claim = step.place or after
        return claim if type(claim) is Relation else None
    parts = conjuncts(after)
    claims = tuple(each for each in parts if type(each) is Relation and each.sign == "=")
    if len(claims) < len(parts) or any(u.right is not v.left for u, v in pairwise(claims)):
        return None
    return next((each for each in claims[1:] if bench.equal(each.left, each.right, context).grade == REFUTED), None)


def _worked_back(functions: Tied, context: Context, term: Term) -> Term:
    """An equation of derivatives worked out, its functions as letters again."""
    worked = with_children(term, lambda side: worked_out(side, context).end if nesting(side) else side)
    return functions.read(worked, lambda y: Derivative(y, functions.variable))


def _columns(before: Term, after: Term) -> tuple[Term, Term]:
    """Two terms, as columns where one of them is a row."""
    return as_columns(before, after) or (before, after)


def understood(
    step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench
) -> JudgedStep:
    """A step that follows, with the laws that make it, the lines between, or the wrong rule it was lucky with."""
    law = explained(before, after, relation, context, bench)
    if law is not None:
        return step.but(law=law, jump=jumps(before, after, context, bench))
    lucky = right_by_luck(before, after, context, bench) if relation not in ORDERS else None
    return step if lucky is None else step.but(method=BY_LUCK, misconception=lucky)
