"""Functions that solve one statement and not another, where an unknown function stands in both at several places."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from derive.core.certificates import Witness, sound
from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.exact.precision import working_at
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    Apply,
    At,
    Derivative,
    Div,
    E,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    letters,
    number,
    product,
    raised,
    scaled,
    total,
    with_children,
)

from .balls import Balls
from .bench import Bench
from .function_instances import unknown_function
from .sampling import FAILURES
from .witnesses import BITS, witness_of

NAMES = ("t", "s", "r", "u")
MOST = 4
DENSITIES = frozenset("pqPQ")
SLOPES, SIZES = tuple(map(number, (1, -1, 2, -2, 3, -3))), tuple(map(number, (1, -1, 2, -2)))
POWERS = (number(2), number(-1), number(3), number(1, 2), number(-2))


def failing_function(a: Term, b: Term, context: Context, bench: Bench) -> Witness | None:
    """A function with which the first statement holds at every point, and a point where the second then fails.

    The values are those of the sides of what fails.
    """
    name = unknown_function(a, b, context)
    if name is None or name in DENSITIES:
        return None
    free = letters(Junction("and", (a, b)))
    t = next(x for x in map(Symbol, NAMES) if x not in free)
    solved = 0
    for body in _bodies(t):
        first, second, *facts = (_with(side, body, t) for side in (a, b, *context.facts))
        told = tuple(part for fact in (first, *facts) for part in conjuncts(fact))
        equations = tuple(part for part in told if type(part) is Relation and part.sign == "=")
        inside = context.but(facts=tuple(part for part in told if part not in equations))
        if not all(_always(each, inside, bench) for each in equations):
            continue
        solved += 1
        for part in conjuncts(second):
            if type(part) is Relation and (found := witness_of(part.left, part.right, part.sign, inside)) is not None:
                at = tuple((x, value) for x, value in found.at if x != t.name)
                if _have_values(equations, at):
                    return found.but(at=((f"{name}({t.name})", body), *at))
        if solved == MOST:
            break
    return None


def _bodies(t: Symbol) -> Iterator[Term]:
    """Plain functions: lines, powers, exponentials, what recurrences lead to, circles and the like."""
    yield from (scaled(slope, t) for slope in SLOPES)
    yield from (total((size, scaled(slope, t))) for size in SIZES for slope in SLOPES)
    yield from (scaled(c, raised(t, power)) for power in POWERS for c in SLOPES)
    yield from (scaled(c, raised(E, scaled(b, t))) for b in SLOPES for c in SLOPES)
    yield from (scaled(number(1, 2), product((t, total((t, c))))) for c in (ONE, MINUS_ONE))
    yield Div(product((t, call("log", t))), call("log", TWO))
    yield from (total((raised(TWO, t), c)) for c in (ONE, MINUS_ONE))
    yield raised(Div(total((ONE, call("sqrt", number(5)))), TWO), t)
    squares = tuple(scaled(d, raised(t, TWO)) for d in SLOPES)
    yield from (call("sqrt", total((number(c), each))) for c in (25, 1, 9) for each in squares)
    yield from (call(name, t) for name in ("log", "sin", "cos", "tan", "sigma", "tanh"))


def _with(term: Term, body: Term, t: Symbol) -> Term:
    """A term with a function of one letter in place of the unknown one."""
    new = with_children(term, lambda child: _with(child, body, t))
    if type(new) is not Apply:
        return new
    (place,) = new.arguments
    value = Derivative(body, t, new.primes) if new.primes else body
    return At(value, (t,), (place,))


def _always(equation: Relation, context: Context, bench: Bench) -> bool:
    """Whether an equation holds wherever its sides have values, which points tell first."""
    left, right = equation.children
    if witness_of(left, right, "=", context) is not None:
        return False
    return sound(bench.equal(left, right, context).grade)


def _have_values(equations: tuple[Relation, ...], at: tuple[tuple[str, Term], ...]) -> bool:
    """Whether all sides have values at a point, where letters that stand in these alone are 1."""
    point: dict[Term, Fraction] = {x: Fraction(1) for each in equations for x in letters(each)}
    point.update((Symbol(x), Fraction(v.p, v.q)) for x, v in at if type(v) is Number)
    with working_at(BITS):
        balls = Balls(point, BITS)
        try:
            return all(balls.value(side).is_finite() for each in equations for side in each.children)
        except FAILURES:
            return False
