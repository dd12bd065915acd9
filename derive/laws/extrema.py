"""What a function does at a critical point: by its second derivatives, by squares, along curves."""

from __future__ import annotations

from fractions import Fraction
from itertools import product as choices

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, phrase
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation
from derive.exact.conditions import holds
from derive.exact.constants import sign_of, sign_under
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers, constants_only
from derive.exact.spelling import sum_term
from derive.terms import (
    ZERO,
    Collection,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    negated,
    number,
    product,
    raised,
    scaled,
    substituted,
    symbols,
    total,
)

from .evaluation import constant_value, value_at

Letters = tuple[Symbol, ...]
Values = tuple[Term, ...]
SMALL = tuple(map(Fraction, ("0", "1", "-1", "2", "-2", "3", "1/2", "-1/2", "-3", "3/2")))


class Curve(Record):
    """A path through a point: the letters as powers of t, and the lowest power of t in the function's change."""

    path: Values
    exponent: int
    coefficient: Term


class Finding(Record):
    """A kind (None where it is not decided) and the parts that show it."""

    kind: str | None
    parts: tuple[Part, ...]


def fresh_letter(name: str, *terms: Term) -> Symbol:
    """A letter of that name, or the next one of the alphabet, that occurs in none of the terms."""
    taken = {symbol.name for term in terms for symbol in symbols(term)}
    names = (name, *(c for c in "tsuvrwabc" if c != name))
    return next(Symbol(n) for n in names if n not in taken)


def along_curves(body: Term, letters: Letters, values: Values, label: str, context: Context) -> Finding:
    """A saddle, where the function grows along one curve through the point and falls along another."""
    t = fresh_letter("t", body, *letters)
    up: Curve | None = None
    down: Curve | None = None
    for path in _paths(letters, values, t):
        curve = _curve(body, letters, path, values, t)
        if curve is None:
            continue
        rises = sign_under(curve.coefficient, context) > 0
        if curve.exponent % 2:
            return Finding("degenerate-saddle", _shown((curve,), body, letters, t, label, context))
        up, down = (up or curve, down) if rises else (up, down or curve)
        if up and down:
            return Finding("degenerate-saddle", _shown((up, down), body, letters, t, label, context))
    return Finding(None, ())


def _paths(letters: Letters, values: Values, t: Symbol) -> tuple[Values, ...]:
    """Straight lines through the point first, then bent ones."""
    n = len(letters)
    bent = (w for w in choices((1, 2, 3), repeat=n) if len(set(w)) > 1)
    small = SMALL if n < 3 else SMALL[:5]
    found: dict[Values, None] = {}
    for weight in ((1,) * n, *bent):
        for numbers in choices(small, repeat=n):
            if any(numbers) and _leads(numbers):
                path = tuple(_moved(v, c, k, t) for v, c, k in zip(values, numbers, weight, strict=True))
                found.setdefault(path)
    return tuple(found)


def _leads(numbers: tuple[Fraction, ...]) -> bool:
    """Whether the first number that is not 0 is 1 or -1: other paths are these, run through at another pace."""
    return next(abs(c) for c in numbers if c) == 1


def _moved(value: Term, c: Fraction, exponent: int, t: Symbol) -> Term:
    if not c:
        return value
    step = scaled(number(c.numerator, c.denominator), raised(t, number(exponent)))
    return step if value is ZERO else total((value, step))


def _curve(body: Term, letters: Letters, path: Values, values: Values, t: Symbol) -> Curve | None:
    p = polynomial_in(substituted(body, dict(zip(letters, path, strict=True))))
    if p is None:
        return None
    powers = by_powers(p, t)
    change = sorted(k for k in powers if k)
    if not change or not all(map(constants_only, powers.values())):
        return None
    return Curve(path, change[0], sum_term(powers[change[0]]))


def _shown(
    curves: tuple[Curve, ...], body: Term, letters: Letters, t: Symbol, label: str, context: Context
) -> tuple[Part, ...]:
    chains = tuple(
        Chain(
            f"{label}.c{k}",
            phrase("extrema.along", *(_named(letters, curve.path))),
            _along(body, letters, curve, context),
        )
        for k, curve in enumerate(curves, 1)
    )
    claims = tuple(
        Claim(
            _lowest(curve, context),
            phrase("extrema.lowest-odd" if curve.exponent % 2 else _even(curve, context), _term(curve, t)),
            uses=(chain.label,),
        )
        for curve, chain in zip(curves, chains, strict=True)
    )
    verdict = Claims(f"{label}.s", phrase("extrema.both-signs"), claims, uses=tuple(chain.label for chain in chains))
    return (*chains, verdict)


def _even(curve: Curve, context: Context) -> str:
    return "extrema.lowest-above" if sign_under(curve.coefficient, context) > 0 else "extrema.lowest-below"


def _lowest(curve: Curve, context: Context) -> Relation:
    return Relation(">" if sign_under(curve.coefficient, context) > 0 else "<", curve.coefficient, ZERO)


def _term(curve: Curve, t: Symbol) -> Term:
    power = raised(t, number(curve.exponent))
    c = curve.coefficient
    return scaled(c, power) if type(c) is Number else product((c, power))


def _named(letters: Letters, path: Values) -> tuple[Term, Term]:
    return Collection("tuple", letters), Collection("tuple", path)


def _along(body: Term, letters: Letters, curve: Curve, context: Context) -> Derivation:
    return value_at(body, letters, curve.path, context)


def lower_point(body: Term, letters: Letters, value: Term, side: int, context: Context) -> Values | None:
    """A point with small integer coordinates at which the function is below (side 1) or above (side -1) a value."""
    difference = total((body, negated(value)))
    sizes = (0, 1, 2, 3, 4, 6, 10, 100) if len(letters) < 3 else (0, 1, 2, 3, 10)
    grid = tuple(dict.fromkeys(n * sign for n in sizes for sign in (1, -1)))
    for point in sorted(choices(grid, repeat=len(letters)), key=lambda q: (sum(map(abs, q)), q)):
        at = tuple(map(number, point))
        if _sign_at(difference, letters, at) * side < 0 and admits(at, letters, context):
            return at
    return None


def admits(values: Values, letters: Letters, context: Context) -> bool:
    """Whether all declared domains are met at a point."""
    at: dict[Term, Term] = dict(zip(letters, values, strict=True))
    facts = (fact for fact in context.facts if any(u in symbols(fact) for u in letters))
    return all(holds(context, substituted(fact, at)) for fact in facts)


def _sign_at(difference: Term, letters: Letters, at: Values) -> int:
    """The sign at a point, 0 where the function has no value there."""
    found = constant_value(substituted(difference, dict(zip(letters, at, strict=True))))
    try:
        return 0 if found is None else sign_of(found)
    except UndecidedError:
        return 0
