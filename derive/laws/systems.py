"""Systems of polynomial equations carried along by equivalences: collect, solve for a letter, put in, combine."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.divisors import factors_of
from derive.exact.signs import sign
from derive.exact.signs_of_sums import zero_only_together
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    FALSE,
    TRUE,
    ZERO,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    equation,
    fraction,
    negated,
    occurs,
    substituted,
)

from .evaluation import known
from .real_roots import factored_term, fixed, has_surds, primitive, zero_side
from .tuples import entries_of

SOURCE = "Cox, Little and O'Shea, Ideals, Varieties, and Algorithms, ch. 2 and 3"


def equations(system: Term) -> tuple[Term, ...]:
    """The statements that a system joins by `and`, none of a truth."""
    if system is TRUE:
        return ()
    return system.parts if type(system) is Junction and system.word == "and" else (system,)


def together(parts: tuple[Term, ...]) -> Term:
    """All of some statements, without repetitions; one that is false makes all false."""
    found = tuple(dict.fromkeys(parts))
    if FALSE in found:
        return FALSE
    return Junction("and", found) if len(found) > 1 else found[0] if found else TRUE


def is_solved(statement: Term) -> bool:
    """Whether an equation names a letter that its other side does not hold."""
    return (
        type(statement) is Relation and type(statement.left) is Symbol and not occurs(statement.left, statement.right)
    )


def exchanged(system: Term, index: int, *new: Term) -> Term:
    """The system with one equation exchanged for others."""
    parts = equations(system)
    return together((*parts[:index], *new, *parts[index + 1 :]))


@rule("a = b \\iff a - b = 0", relation="iff")
def collect_terms(system: Term, context: Context) -> Term | None:
    """In each equation the terms are brought to one side and collected, and a common number is divided out."""
    return together(tuple(_collected(part) for part in equations(system)))


def _collected(statement: Term) -> Term:
    statement = known(statement)
    if is_solved(statement):
        return equation(statement.left, normal(statement.right))  # type: ignore[attr-defined]
    p = zero_side(statement)
    if p is None:
        return statement
    return equation(sum_term(primitive(p)), ZERO) if p else equation(ZERO, ZERO)


@rule("0 = 0", relation="iff")
def trivial_equation_dropped(system: Term, context: Context) -> Term | None:
    """An equation that always holds, or that repeats another, is left out."""
    kept = tuple(part for part in equations(system) if part is not equation(ZERO, ZERO))
    return together(kept)


@rule("f_x = p \\land f_x = 0 \\iff f_x = p \\land p = 0", relation="iff")
def derivatives_inserted(system: Term, context: Context, found: Term) -> Term | None:
    """The partial derivatives found before are inserted."""
    if type(found) is not Relation:
        return None
    pairs = zip(entries_of(found.left), entries_of(found.right), strict=True)
    return substituted(system, dict(pairs))


@rule("c = 0 \\iff \\text{false}, c \\ne 0", relation="iff")
def contradiction(system: Term, context: Context) -> Term | None:
    """This equation can never hold, so there is no solution."""
    for part in equations(system):
        p = zero_side(part)
        if p and (fixed(p) or 0 not in sign(sum_term(p), context)):
            return FALSE
    return None


@rule("a^2 + c > 0, c > 0", relation="iff")
def positive_sum_never_zero(system: Term, context: Context) -> Term | None:
    """A sum of even powers with positive coefficients and a positive number is never zero."""
    for part in equations(system):
        p = zero_side(part)
        if p and not is_solved(part) and zero_only_together(p) == ():
            return FALSE
    return None


@rule("a^2 + b^2 = 0 \\iff a = 0 \\land b = 0", relation="iff")
def sum_of_squares_zero(system: Term, context: Context) -> Term | None:
    """A sum of squares is zero exactly when each square is zero."""
    for index, part in enumerate(equations(system)):
        p = zero_side(part)
        found = None if not p or is_solved(part) else zero_only_together(p)
        if found and (len(p or ()) > 1):
            return exchanged(system, index, *(equation(each, ZERO) for each in found))
    return None


@rule("a^n = 0 \\iff a = 0", relation="iff")
def power_zero(system: Term, context: Context) -> Term | None:
    """A power is zero exactly when its base is zero."""
    out = tuple(_once(part) for part in equations(system))
    return together(out)


def _once(statement: Term) -> Term:
    p = zero_side(statement)
    if not p or is_solved(statement) or has_surds(p):
        return statement
    _, parts = factors_of(p)
    if len(parts) != 1 or parts[0][1] == 1:
        return statement
    return equation(sum_term(parts[0][0]), ZERO)


@rule("a b + a c = a (b + c)", relation="iff")
def equation_factored(system: Term, context: Context, index: Term) -> Term | None:
    """The left side of one equation is factored."""
    part = equations(system)[whole(index)]
    p = zero_side(part)
    if not p or has_surds(p):
        return None
    return exchanged(system, whole(index), equation(factored_term(p), ZERO))


@rule("c x + r = 0 \\iff x = -r/c, c \\ne 0", relation="iff")
def solve_for_a_letter(system: Term, context: Context, index: Term, letter: Term) -> Term | Provided | None:
    """An equation that is linear in a letter is solved for it."""
    p = zero_side(equations(system)[whole(index)])
    powers = by_powers(p or {}, letter)
    if max(powers, default=0) != 1 or occurs(letter, sum_term(powers.get(0, {}))):
        return None
    divisor = sum_term(powers[1])
    after = exchanged(
        system, whole(index), equation(letter, normal(fraction(negated(sum_term(powers.get(0, {}))), divisor)))
    )
    return after if fixed(powers[1]) else Provided(after, (Relation("!=", divisor, ZERO),))


def solved_in(system: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """The equations of a system that name a letter."""
    parts = equations(system) if type(system) is Junction else ()
    yield from ((each,) for each in parts if is_solved(each))


@rule("x = r \\land p(x) = 0 \\iff x = r \\land p(r) = 0", relation="iff", choices=solved_in)
def substitution(system: Term, context: Context, solved: Term) -> Term | None:
    """The value of a letter is substituted into the other equations."""
    if type(solved) is not Relation or solved not in equations(system):
        return None
    value = {solved.left: solved.right}
    return together(tuple(part if part is solved else substituted(part, value) for part in equations(system)))


@rule("p(x) = 0 \\iff x = r_1 \\lor \\dots \\lor x = r_k", relation="iff")
def roots_inserted(system: Term, context: Context, found: Term) -> Term | None:
    """An equation in one letter is replaced by its real solutions."""
    if type(found) is not Junction or found.word != "<=>":
        return None
    before, after = found.parts
    parts = equations(system)
    return exchanged(system, parts.index(before), after) if before in parts else None


def whole(index: Term) -> int:
    """A law's parameter as an index."""
    assert type(index) is Number
    return index.p
