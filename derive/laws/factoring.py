"""How a polynomial is written as a product by hand: powers, squares, two numbers, the rational root theorem."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt, prod

from derive.core.context import Context
from derive.core.rules import Rule
from derive.core.steps import Derivation, standing
from derive.exact.divisors import factors_of
from derive.exact.rings import multiplied, polynomial_in, power_of
from derive.exact.sparse_polynomials import Poly, by_powers, constants_only, generated, plus, rational, scaled_by
from derive.exact.spelling import power_term, sum_term
from derive.terms import IMAGINARY, Mul, Pow, Relation, Symbol, Term, number, raised

from .polynomial_factors import (
    common_power,
    equal_factors,
    factor_for,
    factor_theorem,
    factors_multiply_back,
    product_without_brackets,
    square_minus_square,
    square_of_a_difference,
    sum_and_product,
)
from .polynomial_roots import is_complex
from .whole_lines import Move, absorbed, chained, joined

Found = tuple[tuple[Poly, int], ...]


def factored(here: Relation, letter: Symbol, context: Context) -> Derivation:
    """Lines from `p = 0` to `product = 0` with factors that are irreducible over the rational numbers."""
    lines = standing(here)
    while (move := _next_move(lines.end, letter, context)) is not None:
        flat: list[Move] = [move, ((0,), product_without_brackets)]
        further = chained(lines.end, (flat,), context)
        if not further.steps:
            break
        lines = joined(lines, further)
    return absorbed(lines, chained(lines.end, ([((0,), equal_factors)],), context)) if lines.steps else lines


def _next_move(here: Term, letter: Symbol, context: Context) -> Move | None:
    """The law that splits the first factor that can be split, and where that factor stands."""
    left = here.children[0]
    parts = left.factors if type(left) is Mul else (left,)
    for index, part in enumerate(parts):
        if type(part) is Pow and type(left) is Mul:
            continue
        if (law := _splitting(part, letter, context)) is not None:
            return ((0, index) if type(left) is Mul else (0,)), law
    return None


def _splitting(part: Term, letter: Symbol, context: Context) -> Rule | None:
    """The law that splits a polynomial, the easiest by hand first."""
    whole = polynomial_in(part)
    if whole is None:
        return None
    groups = by_powers(whole, letter)
    if max(groups, default=0) < 2 or (type(part) is Pow and part.base is letter):
        return None
    if 0 not in groups:
        return common_power.with_(letter)
    _, found = factors_of(whole)
    if sum(m for _, m in found) < 2:
        return _with_i(groups, letter) if is_complex(letter, context) else None
    if all(set(c) <= {()} for c in groups.values()):
        return _with_numbers(groups, found, letter)
    return _multiplied_back(whole, found, letter)


def _with_numbers(groups: dict[int, Poly], found: Found, letter: Symbol) -> Rule:
    values = {k: c[()] for k, c in groups.items()}
    n = max(values)
    whole: Poly = {((letter, k),) if k else (): c for k, c in values.items()}
    if (law := _in_a_square(values, n, letter)) is not None:
        return law
    linear = sorted((root, f) for f, _ in found if (root := _root(f, letter)) is not None)
    if n > 2 and linear:
        root = min((root for root, _ in linear), key=lambda r: (r.denominator, abs(r), -r))
        at_root = number(root.numerator, root.denominator)
        rest = _divided(values, root, letter)
        return factor_theorem.with_(letter, at_root, power_term(rest, letter))
    return _multiplied_back(whole, found, letter)


def _with_i(groups: dict[int, Poly], letter: Symbol) -> Rule | None:
    """The two factors of x^2 + b x + c where b^2 - 4 c is minus the square of a polynomial with letters."""
    b, c = (groups.get(k, {}) for k in (1, 0))
    minus_discriminant = plus(scaled_by(c, 4), multiplied(b, b), -1)
    if max(groups) != 2 or groups[2] != rational(1) or constants_only(minus_discriminant):
        return None
    k, found = factors_of(minus_discriminant)
    over, under = _integer_root(Fraction(k.numerator)), _integer_root(Fraction(k.denominator))
    if over is None or under is None or any(m % 2 for _, m in found):
        return None
    root: Poly = {((IMAGINARY, 1),): Fraction(over, under)}
    for f, m in found:
        root = multiplied(root, power_of(f, m // 2))
    middle = plus(generated(letter), scaled_by(b, Fraction(1, 2)))
    parts = (power_term(plus(middle, root, sign * Fraction(1, 2)), letter) for sign in (-1, 1))
    return factors_multiply_back.with_(*parts)


def _in_a_square(values: dict[int, Fraction], n: int, letter: Symbol) -> Rule | None:
    """A difference of squares, a perfect square, or two numbers with the right sum and product, in x or x^2."""
    if set(values) - {0, n // 2, n} or n % 2 or n > 4:
        return None
    unknown = raised(letter, number(n // 2))
    a, b, c = values[n], values.get(n // 2, Fraction(0)), values[0]
    roots = _integer_root(a), _integer_root(-c)
    if not b and None not in roots:
        lead = unknown if roots[0] == 1 else Mul((number(roots[0] or 1), unknown))
        return square_minus_square.with_(lead, number(roots[1] or 1))
    apart = _integer_root(b * b - 4 * a * c)
    if apart is None or a != 1:
        return None
    p, q = sorted(((-b - apart) / 2, (-b + apart) / 2))
    if p.denominator != 1:
        return None
    if p == q:
        return square_of_a_difference.with_(factor_for(unknown, number(int(p))))
    return sum_and_product.with_(unknown, number(int(p)), number(int(q)))


def _integer_root(value: Fraction) -> int | None:
    if value < 0 or value.denominator != 1:
        return None
    root = isqrt(int(value))
    return root if root * root == value else None


def _root(f: Poly, letter: Symbol) -> Fraction | None:
    groups = by_powers(f, letter)
    return -groups.get(0, {}).get((), Fraction(0)) / groups[1][()] if max(groups) == 1 else None


def _divided(values: dict[int, Fraction], root: Fraction, letter: Symbol) -> Poly:
    """The quotient by q x - p, where the root is p/q."""
    out: Poly = {}
    carried = Fraction(0)
    for k in range(max(values) - 1, -1, -1):
        carried = carried * root + values.get(k + 1, Fraction(0))
        if carried:
            out[((letter, k),) if k else ()] = carried / root.denominator
    return out


def _multiplied_back(whole: Poly, found: Found, letter: Symbol) -> Rule:
    """All the irreducible factors at once; what the number in front leaves over goes into the first of them."""
    constant, _ = factors_of(whole)
    turned = [_turned(f, m, letter) for f, m in found]
    constant *= prod(sign for sign, _, _ in turned)
    ordered = sorted(((f, m) for _, f, m in turned), key=lambda pair: _by_root(pair[0], letter))
    parts: list[Term] = [] if constant == 1 else [sum_term(rational(constant))]
    parts += [raised(power_term(f, letter), number(m)) for f, m in ordered]
    return factors_multiply_back.with_(*parts)


def _turned(f: Poly, m: int, letter: Symbol) -> tuple[int, Poly, int]:
    """A factor with a positive number in front of the highest power of the letter, and the sign that this costs."""
    groups = by_powers(f, letter)
    lead = groups[max(groups)]
    if len(lead) == 1 and sum(lead.values()) < 0:
        return (-1) ** m, scaled_by(f, -1), m
    return 1, f, m


def _by_root(f: Poly, letter: Symbol) -> tuple[object, ...]:
    groups = by_powers(f, letter)
    degree = max(groups)
    numeric = degree == 1 and all(set(c) <= {()} for c in groups.values())
    return (degree, not numeric, _root(f, letter) if numeric else Fraction(0))
