"""Constants among which all real zeros of a term are: algebraic numbers, logarithms, powers of e."""

from __future__ import annotations

from typing import Any

from derive.exact.algebraic import real_roots
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Cases,
    E,
    Neg,
    Pow,
    RootOf,
    Symbol,
    Term,
    call,
    fraction,
    negated,
    number,
    product,
    substituted,
    subterms,
    symbols,
    total,
)

from .remembered import remembered
from .rings import Ring, TooHardError

MOST_BRANCHES, HIGHEST_DEGREE, HIGHEST_POWER = 64, 48, 12
ALGEBRAIC = ("sqrt", "root")
PIECEWISE = ("abs", "sign", "max", "min")


@remembered(TooHardError)
def zeros(term: Term, x: Symbol) -> tuple[Term, ...]:
    """Constants among which are all real zeros of a term, where it is not 0 all along."""
    if x not in symbols(term):
        return ()
    found: dict[Term, None] = {}
    for branch in _branches(term):
        found.update(dict.fromkeys(_zeros(branch, x)))
    return tuple(found)


def _branches(term: Term) -> tuple[Term, ...]:
    """The term with every choice for what is piecewise in it."""
    open_ones, done = [term], []
    while open_ones:
        here = open_ones.pop()
        inner = next((u for u in subterms(here) if _is_piecewise(u)), None)
        if inner is None:
            done.append(here)
        else:
            open_ones += [substituted(here, {inner: choice}) for choice in _choices(inner)]
        if len(open_ones) + len(done) > MOST_BRANCHES:
            raise TooHardError
    return tuple(dict.fromkeys(done))


def _is_piecewise(term: Term) -> bool:
    return type(term) is Cases or (type(term) is Call and term.name in PIECEWISE)


def _choices(term: Term) -> tuple[Term, ...]:
    match term:
        case Cases(values, _, otherwise):
            return (*values, *(() if otherwise is None else (otherwise,)))
        case Call("abs", (u,)):
            return u, Neg(u)
        case Call("sign", _):
            return Neg(ONE), ZERO, ONE
        case Call(_, arguments):
            return arguments
    raise TooHardError


def _zeros(term: Term, x: Symbol) -> tuple[Term, ...]:
    ring = Ring((term,))
    above, _ = ring.read(term)
    if above == 0:
        return ()
    if any(symbols(g) - {x} for g in ring.generators):
        raise TooHardError
    varying = [g for g in ring.generators if x in symbols(g) and not _is_algebraic(g)]
    if len(varying) > 1 or (varying and type(varying[0]) is Call):
        merged = _merged(ring, above)
        if merged is not None:
            return zeros(merged, x)
    if len(varying) > 1:
        raise TooHardError
    if any(not symbols(g) and not _is_algebraic(g) for g in ring.generators):
        return _linear(ring, above, varying, x)
    return _back(_univariate(ring, above, varying), varying, x)


def _merged(ring: Ring, polynomial: Any) -> Term | None:
    """An equation between sums of logarithms as one between products: no logarithm of the letter is left."""
    above: list[Term] = []
    below: list[Term] = []
    for exponents, c in polynomial.to_dict().items():
        held = [(k, int(e)) for k, e in enumerate(exponents) if e]
        if len(held) > 1 or any(e > 1 for _, e in held):
            return None
        inner: Term = E
        if held:
            generator = ring.generators[held[0][0]]
            if type(generator) is not Call or generator.name != "log":
                return None
            (inner,) = generator.arguments
        if abs(int(c)) > HIGHEST_POWER:
            return None
        (above if int(c) > 0 else below).append(Pow(inner, number(abs(int(c)))))
    return total((product(above), Neg(product(below))))


def _is_algebraic(generator: Term) -> bool:
    return type(generator) is RootOf or (type(generator) is Call and generator.name in ALGEBRAIC)


def _univariate(ring: Ring, poly: Any, varying: list[Term]) -> tuple[Term, ...]:
    """The real roots in the one generator that varies, all roots eliminated by resultants."""
    for place in range(len(ring.generators) - 1, -1, -1):
        generator = ring.generators[place]
        if not _is_algebraic(generator):
            continue
        (relation,) = ring.relation(generator)
        poly = poly.resultant(relation, f"g{place}")
        if poly == 0:
            raise TooHardError
    if not varying:
        return ()
    place = ring.generators.index(varying[0])
    degree = max((exponents[place] for exponents in poly.to_dict()), default=0)
    if degree > HIGHEST_DEGREE:
        raise TooHardError
    listed = [0] * (int(degree) + 1)
    for exponents, c in poly.to_dict().items():
        if any(e for k, e in enumerate(exponents) if k != place):
            raise TooHardError
        listed[int(exponents[place])] = int(c)
    return real_roots(listed)


def _back(roots: tuple[Term, ...], varying: list[Term], x: Symbol) -> tuple[Term, ...]:
    """The values of the letter at which the generator that varies takes some values."""
    if not varying or varying[0] is x:
        return roots
    from .real_values import difference_sign

    match varying[0]:
        case Pow(base, u) if base is E:
            above = (r for r in roots if difference_sign(r, ZERO) > 0)
            return tuple(v for r in above for v in _solved(u, ZERO if r is ONE else call("log", r), x))
        case Call("log", (u,)):
            return tuple(v for r in roots for v in _solved(u, ONE if r is ZERO else E if r is ONE else Pow(E, r), x))
    raise TooHardError


def _solved(u: Term, value: Term, x: Symbol) -> tuple[Term, ...]:
    """The x with u = value, u of degree one."""
    gap = u if value is ZERO else total((u, Neg(value)))
    ring = Ring((gap,))
    return _linear(ring, ring.read(gap)[0], [x], x)


def _linear(ring: Ring, poly: Any, varying: list[Term], x: Symbol) -> tuple[Term, ...]:
    """The zeros of a polynomial of degree one, or of a pure power and a constant, its coefficients of any kind."""
    if len(varying) != 1:
        raise TooHardError
    place = ring.generators.index(varying[0])
    degree = max((int(exponents[place]) for exponents in poly.to_dict()), default=0)
    top, rest = 0 * ring.one, 0 * ring.one
    for exponents, c in poly.to_dict().items():
        monomial = ring.one * int(c)
        for k, e in enumerate(exponents):
            if k != place and e:
                if k < len(ring.generators) and x in symbols(ring.generators[k]):
                    raise TooHardError
                monomial = monomial * ring.context.gens()[k] ** int(e)
        if exponents[place] not in (0, degree):
            raise TooHardError
        if exponents[place]:
            top += monomial
        else:
            rest += monomial
    if not degree:
        return ()
    if degree > 1:
        return _pure_roots(_quotient(ring.term(-rest), ring.term(top)), degree, varying, x)
    if top.is_constant() and int(next(iter(top.to_dict().values()))) < 0:
        top, rest = -top, -rest
    return _back((_quotient(ring.term(-rest), ring.term(top)),), varying, x)


def _pure_roots(value: Term, degree: int, varying: list[Term], x: Symbol) -> tuple[Term, ...]:
    """The real roots of g^n = value."""
    from .real_values import difference_sign

    side = difference_sign(value, ZERO)
    if side == 0:
        return _back((ZERO,), varying, x)
    if side < 0 and degree % 2 == 0:
        return ()
    root = Pow(value if side > 0 else negated(value), number(1, degree))
    both = (root, Neg(root)) if degree % 2 == 0 else (root if side > 0 else Neg(root),)
    return _back(both, varying, x)


def _quotient(over: Term, under: Term) -> Term:
    """A quotient of constants, a number where both are numbers."""
    from .exactly import value

    made = fraction(over, under)
    exact = value(made, {})
    return made if exact is None else number(exact.numerator, exact.denominator)
