"""The engine's own derivation from one line to the next: derivatives, integrals, sums, moments, equations solved."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.core.steps import Derivation, lines
from derive.core.strategies import Line, Repeat
from derive.core.traversals import Everywhere, Innermost
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.laws.arithmetic import TRIVIAL
from derive.laws.brackets import multiply_out
from derive.laws.chances import taken
from derive.laws.differentiation import worked_out
from derive.laws.expectations import constant_out_of_expectation, expectation_of_a_sum
from derive.laws.indices import sum_of_a_constant, sum_of_sums
from derive.laws.integrals import integral_from_the_table, integral_of_a_sum
from derive.laws.levels import nesting
from derive.laws.real_roots import solve_real
from derive.laws.series import geometric_sum, sum_of_the_first_numbers, telescoping_sum
from derive.laws.sums import constant_out_of_an_integral, constant_out_of_sum
from derive.laws.tidy import TIDY
from derive.terms import (
    Binder,
    Bound,
    Call,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    functions_in,
    kinds,
    letters,
    subterms,
)

from .matching import at_once, without_constant
from .settled import normal, settled

MOMENTS = ("expectation", "variance", "covariance")
INTEGRALS = integral_of_a_sum | constant_out_of_an_integral | integral_from_the_table
SUMS = (
    sum_of_sums | constant_out_of_sum | sum_of_a_constant | sum_of_the_first_numbers | geometric_sum | telescoping_sum
)
MULTIPLIED_OUT = Line(Everywhere(multiply_out) >> Innermost(TIDY))
LINEAR = Line(Everywhere(expectation_of_a_sum | constant_out_of_expectation) >> Innermost(TRIVIAL))


def derivation(before: Term, after: Term, context: Context, bench: Bench) -> Derivation | None:
    """What the engine derives from a line, up to the line that was written; None where it does not come there."""
    end = without_constant(before, after)
    wanted = settled(end)
    for found in _derivations(before, end, context):
        written = lines(found.start, found.steps)
        for k, line in enumerate(written[1:], start=1):
            last = k == len(written) - 1
            if settled(line) is wanted or (last and _is_like(line, end, context, bench)):
                made = Derivation(before, found.steps[:k], line)
                return made if _holds(made, context, bench) else None
    return None


def _derivations(before: Term, after: Term, context: Context) -> Iterator[Derivation]:
    """What the engine makes of a line, by what there is to work out in it."""
    try:
        if nesting(before):
            yield worked_out(before, context)
            return
        if _is_equation_to_solve(before, after):
            (letter,) = letters(before)
            yield solve_real(before, letter, context)
            return
        if not functions_in(before).isdisjoint(MOMENTS) and functions_in(after) <= functions_in(before) | {*MOMENTS}:
            if (found := (MULTIPLIED_OUT >> Repeat(LINEAR) >> Line(Innermost(TIDY)))(before, context)) is not None:
                yield found
            yield taken(before, context)
        binders = {here.kind for here in subterms(before) if type(here) is Binder} if Binder in kinds(before) else set()
        for kind, strategy in (("integral", INTEGRALS), ("sum", SUMS)):
            if kind in binders and (found := Repeat(Line(Everywhere(strategy)))(before, context)) is not None:
                yield found
    except (DeriveError, RuleError, RecursionError, ValueError):
        return


def _is_equation_to_solve(before: Term, after: Term) -> bool:
    """Whether an equation in one letter that is not linear stands over its solutions, and these are worked out."""
    if normal(before) is normal(after) or any(_is_open_root(here) for here in subterms(after)):
        return False
    if type(before) is not Relation or before.sign != "=" or before.left.shape or len(letters(before)) != 1:
        return False
    parts = after.parts if type(after) is Junction and after.word == "or" else (after,)
    return all(type(part) is Relation and type(part.left) is Symbol and not letters(part.right) for part in parts)


def _is_open_root(term: Term) -> bool:
    """Whether a root is taken of what is still to be worked out, as in the quadratic formula."""
    return type(term) is Call and term.name == "sqrt" and type(term.arguments[0]) is not Number


def _is_like(line: Term, end: Term, context: Context, bench: Bench) -> bool:
    """Whether the last line is the one that was written after like terms are collected."""
    if Bound in kinds(line) or Bound in kinds(end):
        return False
    match line, end:
        case Junction(word, parts), Junction(other, others) if word == other == "or" and len(parts) == len(others):
            return all(any(at_once(part, each, context, bench) for each in others) for part in parts)
    return at_once(line, end, context, bench)


def _holds(found: Derivation, context: Context, bench: Bench) -> bool:
    """Whether the conditions of all steps are known, where there are several to show."""
    conditions = [each.relation for step in found.steps for each in step.conditions]
    return nesting(found.start) > 0 or all(sound(judged(each, context, bench).grade) for each in conditions)
