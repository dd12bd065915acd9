"""Equations in one unknown solved over the real numbers, also where their coefficients are surds."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation, standing
from derive.core.strategies import Strategy
from derive.exact.combinations import degree
from derive.exact.constants import difference_sign, sign_under
from derive.exact.divisors import content, degree_order, factors_of
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import Poly, by_powers, scaled_by
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    FALSE,
    ZERO,
    Junction,
    Relation,
    Symbol,
    Term,
    call,
    equation,
    fraction,
    negated,
    number,
    product,
    raised,
    scaled,
    symbols,
    total,
)

from .polynomials import solved

Factors = tuple[tuple[Poly, int], ...]


def alternatives(statement: Term) -> tuple[Term, ...]:
    """The parts of an `or`; none of a falsehood; any other statement is its only alternative."""
    if statement is FALSE:
        return ()
    return statement.parts if type(statement) is Junction and statement.word == "or" else (statement,)


def either(parts: tuple[Term, ...]) -> Term:
    """One of some statements, without repetitions."""
    found = tuple(dict.fromkeys(inner for part in parts for inner in alternatives(part)))
    return Junction("or", found) if len(found) > 1 else found[0] if found else FALSE


def zero_side(statement: Term) -> Poly | None:
    """The polynomial p of an equation p = 0, None of anything else."""
    if type(statement) is Relation and statement.sign == "=":
        found = polynomial_in(total((statement.left, negated(statement.right))))
        return found if found is None or found else {}
    return None


def primitive(p: Poly) -> Poly:
    """The multiple with coprime integer coefficients whose first one in textbook order is positive."""
    first = p[min(p, key=degree_order)]
    return scaled_by(p, 1 / (content(p) * (1 if first > 0 else -1)))


def simplest_first(parts: Factors) -> Factors:
    """Irreducible factors by their degree and length, those that are alike in the order given."""
    return tuple(sorted(parts, key=lambda pair: (degree(pair[0]), len(pair[0]))))


def factored_term(p: Poly) -> Term:
    """A polynomial as a product of powers of irreducible factors, a number in front."""
    c, parts = factors_of(p)
    if not parts:
        return sum_term(p)
    body = product(raised(sum_term(f), number(m)) for f, m in simplest_first(parts))
    return scaled(number(c.numerator, c.denominator), body)


def has_surds(p: Poly) -> bool:
    """Whether a coefficient is a number that is not rational."""
    return any(not symbols(g) for monomial in p for g, _ in monomial)


def fixed(p: Poly) -> bool:
    """Whether a polynomial holds no letter at all, not even inside a function."""
    return not any(symbols(g) for monomial in p for g, _ in monomial)


@rule("a x^2 + b x + c = 0 \\iff x = \\frac{-b \\pm \\sqrt{b^2 - 4 a c}}{2 a}", Relation, relation="iff")
def quadratic_with_surds(statement: Term, context: Context, letter: Symbol) -> Term | None:
    """A quadratic equation whose discriminant is not negative is solved by the quadratic formula."""
    p = zero_side(statement)
    value = None if p is None else _discriminant(p, letter)
    if p is None or value is None or sign_under(value, context) < 0:
        return None
    a, b = _coefficient(p, letter, 2), _coefficient(p, letter, 1)
    root, under = call("sqrt", value), product((number(2), a))
    low, high = (normal(fraction(total((negated(b), part)), under)) for part in (negated(root), root))
    if difference_sign(low, high, context) > 0:
        low, high = high, low
    return either((equation(letter, low), equation(letter, high)))


@rule("b^2 - 4 a c < 0", Relation, relation="iff")
def quadratic_without_real_root(statement: Term, context: Context, letter: Symbol) -> Term | None:
    """A quadratic equation whose discriminant is negative has no real solution."""
    p = zero_side(statement)
    value = None if p is None else _discriminant(p, letter)
    return FALSE if value is not None and sign_under(value, context) < 0 else None


@rule("a x^2 + b x = 0 \\iff x = 0 \\lor x = -b/a", Relation, relation="iff")
def letter_factored_out(statement: Term, context: Context, letter: Symbol) -> Term | None:
    """A quadratic equation without a constant term is zero where its letter is, or its other factor."""
    p = zero_side(statement)
    powers = by_powers(p or {}, letter)
    if set(powers) != {1, 2} or not all(map(fixed, powers.values())):
        return None
    other = normal(fraction(negated(sum_term(powers[1])), sum_term(powers[2])))
    return either((equation(letter, ZERO), equation(letter, other)))


def _coefficient(p: Poly, letter: Symbol, k: int) -> Term:
    return sum_term(by_powers(p, letter).get(k, {}))


def _discriminant(p: Poly, letter: Symbol) -> Term | None:
    powers = by_powers(p, letter)
    if max(powers, default=0) != 2 or not all(map(fixed, powers.values())):
        return None
    a, b, c = (_coefficient(p, letter, k) for k in (2, 1, 0))
    return normal(total((product((b, b)), negated(product((number(4), a, c))))))


def solve_real(statement: Term, letter: Symbol, context: Context) -> Derivation:
    """An equation in one unknown carried to its real solutions, `x = a or x = b`, by equivalences."""
    assert type(statement) is Relation
    p = zero_side(statement)
    if p is not None and not has_surds(p):
        return solved(statement, letter, context)
    strategy: Strategy = letter_factored_out.with_(letter)
    strategy = strategy | quadratic_without_real_root.with_(letter) | quadratic_with_surds.with_(letter)
    return strategy(statement, context) or standing(statement)
