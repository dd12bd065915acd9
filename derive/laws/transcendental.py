"""Systems with exponentials, logarithms and fractions carried to polynomial ones."""

from __future__ import annotations

from fractions import Fraction

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.constants import sign_under
from derive.exact.divisors import factors_of
from derive.exact.rings import fraction_in
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import Poly, by_powers
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    FALSE,
    ZERO,
    Call,
    E,
    Pow,
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
    substituted,
    symbols,
    total,
)
from derive.terms import coefficient as split_number

from .real_roots import fixed, has_surds, zero_side
from .systems import equations, exchanged, is_solved, together


@rule("a / b = 0 \\iff a = 0, b \\ne 0", relation="iff")
def numerators_zero(system: Term, context: Context) -> Term | Provided | None:
    """A fraction is zero exactly where its numerator is, its denominator not being zero."""
    for index, part in enumerate(equations(system)):
        if type(part) is not Relation or is_solved(part) or zero_side(part) is not None:
            continue
        found = fraction_in(total((part.left, negated(part.right))))
        if found is not None:
            after = exchanged(system, index, equation(sum_term(found[0]), ZERO))
            return Provided(after, (Relation("!=", sum_term(found[1]), ZERO),))
    return None


@rule("c p = 0 \\iff p = 0, c \\ne 0", relation="iff")
def nonzero_factor_dropped(system: Term, context: Context) -> Term | None:
    """A factor that is never zero, such as a power of e, is left out."""
    return together(tuple(_without_positive(part, context) for part in equations(system)))


def _without_positive(part: Term, context: Context) -> Term:
    p = zero_side(part)
    if not p or is_solved(part) or fixed(p) or has_surds(p):
        return part
    factors = tuple(f for f, _ in factors_of(p)[1])
    kept = tuple(f for f in factors if 0 in sign(sum_term(f), context))
    return equation(normal(product(map(sum_term, kept))), ZERO) if len(kept) < len(factors) else part


@rule("a g + b = 0 \\iff g = -b/a, a \\ne 0", relation="iff")
def function_by_itself(system: Term, context: Context) -> Term | None:
    """Moving the number to the right and dividing by the coefficient leaves the function by itself."""
    for index, part in enumerate(equations(system)):
        if (found := _single(part)) is not None and part is not equation(*found):
            return exchanged(system, index, equation(*found))
    return None


@rule("\\ln u = c \\iff u = e^c", relation="iff")
def logarithm_undone(system: Term, context: Context) -> Term | None:
    """A logarithm equals a number exactly where its argument is e to the power of that number."""
    for index, part in enumerate(equations(system)):
        match part:
            case Relation("=", Call("log", (inner,)), value) if _single(part):
                return exchanged(system, index, equation(inner, raised(E, value)))
    return None


@rule("e^u = c \\iff u = \\ln c, c > 0", relation="iff")
def exponential_undone(system: Term, context: Context) -> Term | None:
    """A power of e equals a positive number exactly where its exponent is the logarithm of that number."""
    for index, part in enumerate(equations(system)):
        match part:
            case Relation("=", Pow(base, exponent), value) if base is E and _single(part):
                after = equation(exponent, call("log", value))
                return exchanged(system, index, after) if sign_under(value, context) > 0 else FALSE
    return None


@rule("e^{n u} = (e^u)^n", relation="iff")
def powers_of_one_exponential(system: Term, context: Context) -> Term | None:
    """Exponentials whose exponents are multiples of one another are written as powers of one."""
    return together(tuple(_in_one_exponential(part) for part in equations(system)))


def _in_one_exponential(part: Term) -> Term:
    p = zero_side(part)
    found = {g for monomial in p or {} for g, _ in monomial if type(g) is Pow and g.base is E and symbols(g)}
    if not p or is_solved(part) or len(found) < 2:
        return part
    exponents = sorted(
        (split_number(g.exponent) for g in found), key=lambda pair: (abs(Fraction(pair[0].p, pair[0].q)), repr(pair))
    )
    least, rest = exponents[0]
    powers: dict[Term, Term] = {}
    for c, other in exponents:
        times = Fraction(c.p, c.q) / Fraction(least.p, least.q)
        if other is not rest or times.denominator != 1 or times < 1:
            return part
        powers[Pow(E, scaled(c, other))] = raised(Pow(E, scaled(least, rest)), number(times.numerator))
    after = substituted(sum_term(p), powers)
    return part if after is sum_term(p) else equation(after, ZERO)


@rule("g - h = 0 \\iff g = h", relation="iff")
def function_on_each_side(system: Term, context: Context) -> Term | None:
    """One of two logarithms, or of two powers of e, is brought to the other side."""
    for index, part in enumerate(equations(system)):
        p = zero_side(part)
        if not p or is_solved(part) or len(p) != 2 or sum(p.values()) != 0:
            continue
        match [g for monomial in p for g, k in monomial if k == 1]:
            case [first, second] if _alike(first, second) and part is not equation(first, second):
                return exchanged(system, index, equation(first, second))
    return None


def _alike(first: Term, second: Term) -> bool:
    """Whether two terms are both logarithms, or both powers of e."""
    logarithms = all(type(g) is Call and g.name == "log" and len(g.arguments) == 1 for g in (first, second))
    return logarithms or all(type(g) is Pow and g.base is E for g in (first, second))


@rule("e^u = e^v \\iff u = v", relation="iff")
def exponentials_equal(system: Term, context: Context) -> Term | None:
    """Two powers of e are equal exactly where their exponents are equal."""
    for index, part in enumerate(equations(system)):
        match part:
            case Relation("=", Pow(base, first), Pow(other, second)) if base is E and other is E:
                return exchanged(system, index, equation(first, second))
    return None


@rule("\\ln u = \\ln v \\iff u = v, u > 0, v > 0", relation="iff")
def logarithms_equal(system: Term, context: Context) -> Term | Provided | None:
    """Two logarithms are equal exactly where their arguments are equal, which have to be positive."""
    for index, part in enumerate(equations(system)):
        match part:
            case Relation("=", Call("log", (first,)), Call("log", (second,))):
                positive = (Relation(">", first, ZERO), Relation(">", second, ZERO))
                return Provided(exchanged(system, index, equation(first, second)), positive)
    return None


def _single(part: Term) -> tuple[Term, Term] | None:
    """The exponential or logarithm g and the number c of an equation that says g = c."""
    p = zero_side(part)
    if not p or is_solved(part):
        return None
    hidden = {g for monomial in p for g, _ in monomial if symbols(g)}
    if len(hidden) != 1:
        return None
    (generator,) = hidden
    powers = by_powers(p, generator)
    known = (type(generator) is Call and generator.name == "log") or (type(generator) is Pow and generator.base is E)
    if not known or max(powers) != 1 or not all(fixed(q) for q in powers.values()):
        return None
    return generator, normal(fraction(negated(sum_term(powers.get(0, {}))), sum_term(powers[1])))


def hidden_letters(p: Poly) -> bool:
    """Whether a letter stands inside a function, so that p is no polynomial in its letters."""
    return any(type(g) is not Symbol and symbols(g) for monomial in p for g, _ in monomial)
