"""Where the truth of a statement about one real letter may change: zeros of what it compares, divides by and roots."""

from __future__ import annotations

from typing import Any

from derive.exact.algebraic import real_roots
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Cases,
    Constant,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    call,
    number,
    substituted,
    subterms,
    symbols,
    total,
    undefined_unless,
    unfolded,
)

from .domains import needs
from .rings import Ring, TooHardError

MOST_BRANCHES, HIGHEST_DEGREE = 64, 48
ALGEBRAIC = ("sqrt", "root")
PIECEWISE = ("abs", "sign", "max", "min")
THROUGH = ("tan", "cot", "sec", "csc", "step", "relu", "leaky_relu", "elu", "sigma", "logit", "tanh", "sinh", "cosh")


def events(statement: Term, x: Symbol) -> tuple[Term, ...]:
    """Constants at which alone the truth of a statement may change; raises TooHardError where there is no list."""
    found: dict[Term, None] = {}
    for compared in _compared(_unfolded(statement)):
        found.update(dict.fromkeys(zeros(compared, x)))
    return tuple(found)


def _unfolded(term: Term) -> Term:
    """The term with hyperbolic functions and the like written through others."""
    for _ in range(8):
        known: dict[Term, Term] = {}
        for here in subterms(term):
            if type(here) is Call and here.name in THROUGH and (through := unfolded(here)) is not None:
                known[here] = through
            if type(here) is Call and here.name == "log" and len(here.arguments) == 2:
                known[here] = Div(call("log", here.arguments[0]), call("log", here.arguments[1]))
        if not known:
            return term
        term = substituted(term, known)
    raise TooHardError


def _compared(statement: Term) -> tuple[Term, ...]:
    """The terms whose zeros matter."""
    found: dict[Term, None] = {}
    for here in subterms(statement):
        match here:
            case Relation("in", left, right) if type(right) is not Constant:
                found.update(dict.fromkeys(total((left, Neg(end))) for end in right.children))
            case Relation("in"):
                continue
            case Relation(_, left, right):
                found[left if right is ZERO else total((left, Neg(right)))] = None
            case Call("abs" | "sign", (u,)):
                found[u] = None
            case Call("max" | "min", arguments):
                found.update(dict.fromkeys(total((u, Neg(v))) for u in arguments for v in arguments if u is not v))
            case Junction() | Cases():
                continue
        for condition in (*needs(here), *(undefined_unless(here) if type(here) is Call else ())):
            if type(condition) is Relation:
                found[total((condition.left, Neg(condition.right)))] = None
    return tuple(found)


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
    if len(varying) > 1 or any(symbols(g) and type(g) is Call and g.name not in ALGEBRAIC for g in varying[1:]):
        raise TooHardError
    free = [g for g in ring.generators if not symbols(g) and type(g) is not RootOf and not _is_algebraic(g)]
    if free:
        return _linear(ring, above, x)
    return _back(_univariate(ring, above, varying), varying, x)


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
    ring = Ring((u,))
    above, below = ring.read(u)
    if not below.is_constant() or ring.generators != [x]:
        raise TooHardError
    found = {int(exponents[0]): int(c) for exponents, c in above.to_dict().items()}
    if set(found) - {0, 1} or 1 not in found:
        raise TooHardError
    steep, shift, scale = found[1], found.get(0, 0), int(below.to_dict()[(0,) * len(next(iter(above.to_dict())))])
    if value is ZERO:
        return (number(-shift, steep),)
    scaled = value if scale == 1 else Mul((number(scale, 1), value))
    moved = scaled if not shift else Add((scaled, number(-shift, 1)))
    return (moved if steep == 1 else Div(moved, number(steep, 1)),)


def _linear(ring: Ring, poly: Any, x: Symbol) -> tuple[Term, ...]:
    """The zero of a polynomial of degree one in x whose coefficients are constants of any kind."""
    if x not in ring.generators:
        raise TooHardError
    place = ring.generators.index(x)
    top, rest = 0 * ring.one, 0 * ring.one
    for exponents, c in poly.to_dict().items():
        monomial = ring.one * int(c)
        for k, e in enumerate(exponents):
            if k != place and e:
                monomial = monomial * ring.context.gens()[k] ** int(e)
        if exponents[place] > 1:
            raise TooHardError
        if exponents[place]:
            top += monomial
        else:
            rest += monomial
    return (Div(Neg(ring.term(rest)), ring.term(top)),)
