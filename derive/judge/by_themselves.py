"""Statements that are true, false or without a value whatever the line before says."""

from __future__ import annotations

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, Witness, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.domains import divides_by_zero
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.facts import meant
from derive.kernel.witnesses import witness_of
from derive.terms import UNDEFINED, Relation, Term, kinds, size, subterms, symbols

from .both_ways import said_of
from .expressions import compared
from .givens import OPERATORS


def true_by_itself(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A line that is true whatever the one before says, as a formula that is recalled."""
    if not (is_of_known(after, context) or kinds(after) & OPERATORS or symbols(after) - symbols(before)):
        return None
    known = judged(after, context, bench)
    if known.grade == UNDECIDED and type(after) is Relation and after.sign == "=":
        known = compared(after.left, after.right, after.sign, context, bench, ()).certificate
    if not sound(known.grade):
        return None
    return JudgedStep(0, 1, "identity", known, message=phrase("check.by_itself"))


def is_of_known(statement: Term, context: Context) -> bool:
    """Whether all letters of a statement stand for numbers."""
    return bool(symbols(statement)) and not symbols(meant(statement, context))


def false_by_itself(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A false formula below one that is always true."""
    known = judged(after, context, bench)
    if known.grade != REFUTED or not sound(judged(before, context, bench).grade):
        return None
    witness = known.witness
    if type(after) is Relation:
        witness = witness_of(after.left, after.right, after.sign, context) or witness
    return said_of("wrong", known, "false_by_itself").but(witness=witness)


def divided_by_zero(before: Term, after: Term) -> JudgedStep | None:
    """A line that divides by zero where the one before does not: whatever its letters are, it says nothing."""
    if divides_by_zero(before) or not divides_by_zero(after):
        return None
    part = min((here for here in subterms(after) if divides_by_zero(here)), key=size)
    witness = Witness((), part, UNDEFINED)
    return said_of("wrong", Certificate(REFUTED, "divided by zero", witness=witness), "no_value").but(witness=witness)
