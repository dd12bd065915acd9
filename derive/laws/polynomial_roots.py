"""Laws that carry a polynomial equation to the values of its letter, each an equivalence."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.exact.algebraic import real_roots, roots
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import Poly, by_powers, constants_only
from derive.exact.spelling import normal, power_term, sum_term
from derive.terms import (
    COMPLEXES,
    FALSE,
    TRUE,
    ZERO,
    Div,
    Junction,
    Number,
    Relation,
    Term,
    coefficient,
    equation,
    factors,
    negated,
    number,
    occurs,
    power,
    product,
    quotient,
    raised,
    summands,
    symbols,
    total,
)

from .polynomial_factors import minus


def is_complex(letter: Term, context: Context) -> bool:
    """Whether the letter of an equation stands for complex numbers."""
    declared = Relation("in", letter, COMPLEXES)
    return any(fact is declared for fact in context.facts)


def either(*statements: Term) -> Term:
    """One or the other."""
    return statements[0] if len(statements) == 1 else Junction("or", statements)


def over_the_complex(term: Term, context: Context) -> bool:
    """Whether a term holds a letter that stands for complex numbers."""
    return any(is_complex(letter, context) for letter in symbols(term))


@rule("a = b \\iff a - b = 0", Relation, relation=IFF)
def zero_on_the_right(term: Relation, context: Context) -> Term | None:
    """Subtracting the right side from both sides leaves zero on the right."""
    if term.sign != "=" or term.right is ZERO:
        return None
    return equation(term.left if term.left is ZERO else minus(term.left, term.right), ZERO)


@rule("c p = 0 \\iff p = 0", Relation, relation=IFF)
def divide_both_sides(term: Relation, context: Context, divisor: Term, letter: Term) -> Term | Provided | None:
    """Both sides may be divided by what is not zero."""
    found = polynomial_in(Div(term.left, divisor))
    if term.right is not ZERO or found is None:
        return None
    after = equation(power_term(found, letter), ZERO)
    return after if type(divisor) is Number else Provided(after, (Relation("!=", divisor, ZERO),))


@rule("u v = 0 \\iff u = 0 or v = 0", Relation, relation=IFF)
def zero_product(term: Relation, context: Context) -> Term | None:
    """A product is zero exactly where one of its factors is zero."""
    if term.sign != "=" or term.right is not ZERO:
        return None
    parts = tuple(power(part)[0] for part in factors(term.left) if type(part) is not Number)
    if parts == (term.left,) or not parts:
        return None
    return either(*(equation(part, ZERO) for part in dict.fromkeys(parts)))


@rule("a x + b = 0 \\iff x = -b/a", Relation, relation=IFF)
def linear_equation(term: Relation, context: Context, letter: Term) -> Term | Provided | None:
    """Moving the constant to the right and dividing by the coefficient solves a linear equation."""
    groups = powers(term, letter)
    if groups is None or set(groups) - {0, 1} or 1 not in groups:
        return None
    lead = sum_term(groups[1])
    after = equation(letter, normal(Div(negated(sum_term(groups.get(0, {}))), lead)))
    return after if constants_only(groups[1]) else Provided(after, (Relation("!=", lead, ZERO),))


@rule("x + a = 0 \\iff x = -a", Relation, relation=IFF)
def isolate_the_letter(term: Relation, context: Context, letter: Term) -> Term | None:
    """The other terms move to the right side with the opposite sign."""
    parts = summands(term.left)
    if term.sign != "=" or term.right is not ZERO or parts.count(letter) != 1 or len(parts) == 1:
        return None
    return equation(letter, total(_opposite(part) for part in parts if part is not letter))


def _opposite(term: Term) -> Term:
    """The negative of a summand; a sum times a letter is turned round where that leaves fewer minus signs."""
    first, *others = factors(term)
    parts = summands(quotient(first)[0])
    below = sum(coefficient(part)[0].p < 0 for part in parts)
    if not others or len(parts) == 1 or 2 * below < len(parts):
        return negated(term)
    return product((normal(negated(first)), *others))


@rule("a u^n + c = 0 \\iff u^n = -c/a", Relation, relation=IFF)
def isolate_the_power(term: Relation, context: Context, letter: Term) -> Term | Provided | None:
    """Moving the constant to the right and dividing by the coefficient leaves the power by itself."""
    groups = powers(term, letter)
    if groups is None or len(groups) != 2 or 0 not in groups or max(groups) < 2:
        return None
    n = max(groups)
    lead = sum_term(groups[n])
    after = equation(raised(letter, number(n)), normal(Div(negated(sum_term(groups[0])), lead)))
    return after if constants_only(groups[n]) else Provided(after, (Relation("!=", lead, ZERO),))


@rule("", Relation, relation=IFF)
def roots_of_an_irreducible(term: Relation, context: Context, letter: Term) -> Term | None:
    """An irreducible polynomial has as many different roots as its degree, and each is named by its place."""
    if (coefficients := integer_coefficients(term, letter)) is None:
        return None
    found = [root for root, _ in roots(coefficients)] if is_complex(letter, context) else list(real_roots(coefficients))

    return either(*(equation(letter, root) for root in found)) if found else FALSE


@rule("", Relation, relation=IFF)
def constant_equation(term: Relation, context: Context) -> Term | None:
    """An equation between numbers is either true or false."""
    difference = normal(minus(term.left, term.right))
    return None if type(difference) is not Number else TRUE if difference is ZERO else FALSE


@rule("", Junction, relation=IFF)
def without_the_impossible(term: Junction, context: Context) -> Term | None:
    """A case that is impossible is left out, and a case that is named twice is named once."""
    if term.word != "or":
        return None
    kept = tuple(dict.fromkeys(part for part in term.parts if part is not FALSE))
    return either(*kept) if kept else FALSE


@rule("", Junction, relation=IFF, trivial=True)
def cases_without_brackets(term: Junction, context: Context) -> Term | None:
    """Brackets between cases may be left out."""
    if term.word != "or":
        return None
    parts = tuple(
        inner
        for part in term.parts
        for inner in (part.parts if type(part) is Junction and part.word == "or" else (part,))
    )
    return None if parts == term.parts else Junction("or", parts)


def powers(term: Relation, letter: Term) -> dict[int, Poly] | None:
    """The coefficients of p in p = 0 by exponent, None where p is no polynomial in the letter."""
    found = polynomial_in(term.left) if term.sign == "=" and term.right is ZERO else None
    if found is None:
        return None
    hidden = any(g is not letter and occurs(letter, g) for m in found for g, _ in m)
    return None if hidden else by_powers(found, letter)


def integer_coefficients(term: Relation, letter: Term) -> tuple[int, ...] | None:
    """The coefficients of p in p = 0, constant term first, without a common factor and with a positive lead."""
    from derive.exact.divisors import content

    groups = powers(term, letter)
    if groups is None or any(set(c) - {()} for c in groups.values()):
        return None
    values: Poly = {((letter, k),) if k else (): c[()] for k, c in groups.items() if c}
    c = content(values)
    top = max(groups)
    sign = 1 if groups[top][()] > 0 else -1
    whole = {k: int(sign * v[()] / c) for k, v in groups.items()}
    return tuple(whole.get(k, 0) for k in range(top + 1))
