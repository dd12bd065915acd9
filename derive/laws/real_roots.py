"""Equations in one unknown solved over the real numbers: factors, square roots, the quadratic formula, roots."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Strategy
from derive.exact.combinations import degree
from derive.exact.constants import difference_sign, sign_of
from derive.exact.divisors import content, degree_order, factors_of
from derive.exact.rings import Poly, by_powers, constants_only, polynomial_in, scaled_by
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
    occurs,
    product,
    raised,
    scaled,
    total,
)

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
    """Whether a coefficient is not rational."""
    return any(type(g) is not Symbol for monomial in p for g, _ in monomial)


@rule("ab + ac = a(b + c)", Relation, relation="iff")
def side_factored(statement: Term, context: Context) -> Term | None:
    """The left side is written as a product."""
    p = zero_side(statement)
    if not p or has_surds(p) or statement.right is not ZERO:  # type: ignore[attr-defined]
        return None
    _, parts = factors_of(p)
    if len(parts) == 1 and parts[0][1] == 1:
        return None
    return equation(factored_term(p), ZERO)


@rule("ab = 0 iff a = 0 or b = 0", Relation, relation="iff")
def zero_product(statement: Term, context: Context) -> Term | None:
    """A product is zero exactly when one of its factors is zero."""
    p = zero_side(statement)
    if not p or has_surds(p):
        return None
    _, parts = factors_of(p)
    if len(parts) == 1 and parts[0][1] == 1:
        return None
    return either(tuple(equation(sum_term(f), ZERO) for f, _ in simplest_first(parts)))


def _degree(p: Poly, letter: Symbol) -> int:
    return max(by_powers(p, letter), default=0)


def _each(statement: Term, letter: Term, solve: object) -> Term | None:
    """Every alternative that the function solves, solved."""
    assert type(letter) is Symbol
    out: list[Term] = []
    changed = False
    for part in alternatives(statement):
        p = zero_side(part)
        found = None if p is None or part.left is letter else solve(p, letter)  # type: ignore[attr-defined,operator]
        changed = changed or found is not None
        out.append(part if found is None else found)
    return either(tuple(out)) if changed else None


def _coefficient(p: Poly, letter: Symbol, k: int) -> Term:
    return sum_term(by_powers(p, letter).get(k, {}))


def _quotient(a: Term, b: Term) -> Term:
    return normal(fraction(a, b))


@rule("ax + b = 0 iff x = -b/a", relation="iff")
def linear_equation(statement: Term, context: Context, letter: Term) -> Term | None:
    """A linear equation is solved by subtracting the constant and dividing by the coefficient."""
    return _each(statement, letter, _linear)


def _linear(p: Poly, letter: Symbol) -> Term | None:
    if _degree(p, letter) != 1 or not constants_only(by_powers(p, letter)[1]):
        return None
    return equation(letter, _quotient(negated(_coefficient(p, letter, 0)), _coefficient(p, letter, 1)))


@rule("x^2 = a iff x = sqrt(a) or x = -sqrt(a)", relation="iff")
def square_roots(statement: Term, context: Context, letter: Term) -> Term | None:
    """A number that is not negative has two square roots, which differ in sign."""
    return _each(statement, letter, _pure_square)


def _pure_square(p: Poly, letter: Symbol) -> Term | None:
    powers = by_powers(p, letter)
    if (
        max(powers, default=0) != 2
        or 1 in powers
        or not constants_only({m: c for q in powers.values() for m, c in q.items()})
    ):
        return None
    value = _quotient(negated(_coefficient(p, letter, 0)), _coefficient(p, letter, 2))
    if sign_of(value) < 0:
        return None
    if value is ZERO:
        return equation(letter, ZERO)
    root = normal(call("sqrt", value))
    return Junction("or", (equation(letter, negated_sum(root)), equation(letter, root)))


def negated_sum(value: Term) -> Term:
    """The negative of a value, written out."""
    return normal(negated(value))


@rule("ax^2 + bx + c = 0 iff x = (-b ± sqrt(b^2 - 4ac)) / (2a)", relation="iff")
def quadratic_formula(statement: Term, context: Context, letter: Term) -> Term | None:
    """A quadratic equation with a discriminant that is not negative is solved by the quadratic formula."""
    return _each(statement, letter, _quadratic)


def _quadratic(p: Poly, letter: Symbol) -> Term | None:
    discriminant = _discriminant(p, letter)
    if discriminant is None or sign_of(discriminant) < 0:
        return None
    a, b = _coefficient(p, letter, 2), _coefficient(p, letter, 1)
    root, under = call("sqrt", discriminant), product((number(2), a))
    low, high = (normal(fraction(total((negated(b), part)), under)) for part in (negated(root), root))
    if difference_sign(low, high) > 0:
        low, high = high, low
    return either((equation(letter, low), equation(letter, high)))


def _discriminant(p: Poly, letter: Symbol) -> Term | None:
    powers = by_powers(p, letter)
    if max(powers, default=0) != 2 or not all(map(constants_only, powers.values())):
        return None
    a, b, c = (_coefficient(p, letter, k) for k in (2, 1, 0))
    return normal(total((product((b, b)), negated(product((number(4), a, c))))))


@rule("b^2 - 4ac < 0: no real x", relation="iff")
def negative_discriminant(statement: Term, context: Context, letter: Term) -> Term | None:
    """A quadratic equation with a negative discriminant has no real solution."""
    return _each(statement, letter, _no_square)


def _no_square(p: Poly, letter: Symbol) -> Term | None:
    discriminant = _discriminant(p, letter)
    return FALSE if discriminant is not None and sign_of(discriminant) < 0 else None


@rule("p(x) = 0 iff x is one of the real roots of p", relation="iff")
def real_roots_isolated(statement: Term, context: Context, letter: Term) -> Term | None:
    """A polynomial without rational factors is zero at its real roots, which are enclosed by changes of sign."""
    return _each(statement, letter, _isolated)


def _isolated(p: Poly, letter: Symbol) -> Term | None:
    from derive.exact.algebraic import real_roots

    if has_surds(p) or _degree(p, letter) < 3 or any(g is not letter for m in p for g, _ in m):
        return None
    whole = primitive(p)
    dense = [0] * (_degree(p, letter) + 1)
    for monomial, c in whole.items():
        dense[dict(monomial).get(letter, 0)] = int(c)
    return either(tuple(equation(letter, root) for root in real_roots(dense)))


def solve_real(statement: Term, letter: Symbol, context: Context) -> Derivation:
    """An equation in one unknown carried to its real solutions, `x = a or x = b`, by equivalences."""
    steps: Strategy = side_factored >> zero_product
    for law in (linear_equation, square_roots, negative_discriminant, quadratic_formula, real_roots_isolated):
        steps = steps >> law.with_(letter)
    found = steps(statement, context)
    return found or Derivation(statement, (), statement)


def solutions(statement: Term, letter: Symbol) -> tuple[Term, ...] | None:
    """The values of the unknown in a statement that names them all, None where it does not."""
    parts = alternatives(statement)
    if not all(type(p) is Relation and p.left is letter and not occurs(letter, p.right) for p in parts):
        return None
    return tuple(part.right for part in parts)  # type: ignore[attr-defined]
