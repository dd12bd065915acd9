"""Whether a wrong line is the line that was written."""

from __future__ import annotations

from typing import TypeGuard

from derive.core.certificates import PROVED, sound
from derive.core.context import Context
from derive.kernel.antiderivatives import antiderivatives, equal_up_to_constants
from derive.kernel.bench import Bench
from derive.kernel.directions import directions, part_soon
from derive.kernel.facts import speaks_of_chance
from derive.kernel.held import symbolic
from derive.kernel.relations import is_statement
from derive.terms import (
    ONE,
    Add,
    Binder,
    Call,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    alike,
    letters,
    negated,
    opened,
    substituted,
    total,
)

from .conditional_events import in_numbers
from .settled import normal

LIMIT = "limit"
CONSTANTS = ("C", "c", "K", "k")
SWAPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def at_once(candidate: Term, written: Term, context: Context, bench: Bench) -> bool:
    """Whether two lines say the same as their canonical forms show."""
    if alike(candidate, written):
        return True
    if is_statement(candidate) != is_statement(written):
        return False
    if is_statement(candidate):
        return _statements(candidate, written, context, bench)
    if candidate.shape != written.shape and {*candidate.shape, *written.shape} != {ONE}:
        return False
    match candidate, written:
        case Binder(kind, _, _, place), Binder(other, _, _, there) if kind.startswith(LIMIT) and kind == other:
            if alike(place or ONE, there or ONE):
                x = Symbol("x#")
                return at_once(opened(candidate, x), opened(written, x), context, bench)
    if antiderivatives(candidate) or antiderivatives(written):
        return up_to_constants(candidate, written, context, bench)
    return equal(candidate, written, context, bench)


def without_constant(before: Term, written: Term) -> Term:
    """A line that ends an integral, without the constant of integration that is added to it."""
    if type(written) is not Add or not antiderivatives(before) or antiderivatives(written):
        return written
    known = letters(before)
    return total(t for t in written.terms if type(t) is not Symbol or t in known or t.name not in CONSTANTS)


def equal(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    """Whether two terms are equal as canonical forms show, for general sizes and chances by all that the kernel has."""
    if (chances := in_numbers(a, b, context)) is not None:
        a, b = chances
    told = {each.left: each.right for each in context.facts if _tells_a_number(each)}
    a, b = substituted(a, told), substituted(b, told)
    if symbolic(a, b) or speaks_of_chance(a, b):
        return sound(bench.equal(a, b, context).grade)
    return bench.same(a, b, context)


def _tells_a_number(fact: Term) -> TypeGuard[Relation]:
    """Whether a fact tells what a function is at something: det A = 5."""
    return type(fact) is Relation and fact.sign == "=" and type(fact.left) is Call and type(fact.right) is Number


def up_to_constants(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    """Whether two lines with integrals in them are equal up to a constant."""
    letters = dict.fromkeys(Symbol(here.letter) for side in (a, b) for here in antiderivatives(side))
    return sound(equal_up_to_constants(a, b, tuple(letters), context, bench).grade)


def _statements(candidate: Term, written: Term, context: Context, bench: Bench) -> bool:
    match candidate, written:
        case Relation(), Relation():
            return _relations(candidate, written, context, bench)
        case Junction(word, parts), Junction(other, written_parts):
            pairs = zip(parts, written_parts, strict=False)
            return (
                word == other
                and len(parts) == len(written_parts)
                and all(_statements(a, b, context, bench) or _proportional(a, b) for a, b in pairs)
            )
    return False


def _proportional(a: Term, b: Term) -> bool:
    return type(a) is type(b) is Relation and not a.left.shape and normal(a) is normal(b)


def _relations(a: Relation, b: Relation, context: Context, bench: Bench) -> bool:
    for sign, left, right in ((b.sign, b.left, b.right), (SWAPPED.get(b.sign, ""), b.right, b.left)):
        if sign != a.sign or a.left.shape != left.shape:
            continue
        if equal(a.left, left, context, bench) and equal(a.right, right, context, bench):
            return True
        if sign in SWAPPED and not left.shape and not a.right.shape and not right.shape:
            gap, other_gap = (total((side, negated(other))) for side, other in ((a.left, a.right), (left, right)))
            if bench.same(gap, other_gap, context):
                return True
    return False


def after_all(candidate: Term, written: Term, context: Context, bench: Bench) -> bool:
    """Whether two lines say the same, by every rung of the kernel."""
    if is_statement(candidate) != is_statement(written):
        return False
    if is_statement(candidate):
        if Junction in (type(candidate), type(written)) and part_soon(candidate, written, context):
            return False
        found = directions(candidate, written, context, bench)
        return found.forth.grade == found.back.grade == PROVED
    return candidate.shape == written.shape and sound(bench.equal(candidate, written, context).grade)
