"""What distributions tell: the mean and the variance of what is drawn from them, their parameters, their densities."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.context import Context
from derive.terms import (
    INTEGERS,
    NATURALS,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Apply,
    Component,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    number,
    symbols,
    with_children,
)

from .raw_moments import RAW

Moments = tuple[Term, Term]


def _less(a: Term, b: Term) -> Term:
    return Add((a, Neg(b)))


def _square(a: Term) -> Term:
    return Pow(a, TWO)


def _beta(a: Term, b: Term) -> Moments:
    whole = Add((a, b))
    return Div(a, whole), Div(Mul((a, b)), Mul((_square(whole), Add((a, b, ONE)))))


MOMENTS: dict[str, Callable[..., Moments]] = {
    "Normal": lambda mean, variance: (mean, variance),
    "Poisson": lambda rate: (rate, rate),
    "Bernoulli": lambda p: (p, Mul((p, _less(ONE, p)))),
    "Binomial": lambda n, p: (Mul((n, p)), Mul((n, p, _less(ONE, p)))),
    "Geometric": lambda p: (Div(ONE, p), Div(_less(ONE, p), _square(p))),
    "Exponential": lambda rate: (Div(ONE, rate), Div(ONE, _square(rate))),
    "Gamma": lambda shape, rate: (Div(shape, rate), Div(shape, _square(rate))),
    "Beta": _beta,
    "Uniform": lambda a, b: (Div(Add((a, b)), TWO), Div(_square(_less(b, a)), Number(12, 1))),
    "Laplace": lambda mean, scale: (mean, Mul((TWO, _square(scale)))),
}  # fmt: skip
POSITIVE: dict[str, Callable[..., tuple[Term, ...]]] = {
    "Normal": lambda _, variance: (variance,),
    "Poisson": lambda rate: (rate,),
    "Geometric": lambda p: (p,),
    "Exponential": lambda rate: (rate,),
    "Gamma": lambda shape, rate: (shape, rate),
    "Beta": lambda a, b: (a, b),
    "Uniform": lambda a, b: (_less(b, a),),
    "Laplace": lambda _, scale: (scale,),
}  # fmt: skip
CHANCES: dict[str, Callable[..., Term]] = {
    "Bernoulli": lambda p: p,
    "Binomial": lambda _, p: p,
    "Geometric": lambda p: p,
}
HIGHEST = 6
# Between what the values lie, and which are whole numbers, of what is drawn.
SUPPORT: dict[str, Callable[..., tuple[Relation, ...]]] = {
    "Poisson": lambda x, _: (Relation("in", x, INTEGERS), Relation(">=", x, ZERO)),
    "Bernoulli": lambda x, _: (Relation("in", x, INTEGERS), Relation(">=", x, ZERO), Relation("<=", x, ONE)),
    "Binomial": lambda x, n, _: (Relation("in", x, INTEGERS), Relation(">=", x, ZERO), Relation("<=", x, n)),
    "Geometric": lambda x, _: (Relation("in", x, NATURALS),),
    "Exponential": lambda x, _: (Relation(">", x, ZERO),),
    "Gamma": lambda x, *_: (Relation(">", x, ZERO),),
    "Beta": lambda x, *_: (Relation(">", x, ZERO), Relation("<", x, ONE)),
    "Uniform": lambda x, a, b: (Relation(">=", x, a), Relation("<=", x, b)),
}  # fmt: skip
PARAMETERS = {"Poisson": 1, "Bernoulli": 1, "Geometric": 1, "Exponential": 1}


def distributions_told(context: Context) -> Iterator[Term]:
    """The means and variances of the letters and entries whose distribution is declared, and where its parameters lie.

    Parameters that are numbers say nothing.
    """
    for fact in context.facts:
        match fact:
            case Relation("~", (Symbol() | Component()) as x, Apply(name, parameters, 0)) if name in MOMENTS:
                if not x.shape and len(parameters) == PARAMETERS.get(name, 2):
                    mean, variance = MOMENTS[name](*parameters)
                    yield Relation("=", call("expectation", x), mean)
                    yield Relation("=", call("variance", x), variance)
                    yield from _powers(x, name, parameters)
                    if name in SUPPORT:
                        yield from SUPPORT[name](x, *parameters)
                    yield from filter(symbols, _ranges(name, parameters))


def _powers(x: Term, name: str, parameters: tuple[Term, ...]) -> Iterator[Relation]:
    """The means of the higher powers, which the mean and the variance do not tell."""
    if name in RAW:
        for n in range(3, HIGHEST + 1):
            yield Relation("=", call("expectation", Pow(x, number(n))), RAW[name](n, *parameters))


def _ranges(name: str, parameters: tuple[Term, ...]) -> Iterator[Relation]:
    if name in POSITIVE:
        yield from (Relation(">", each, ZERO) for each in POSITIVE[name](*parameters))
    if name == "Binomial" and type(parameters[0]) is Symbol:
        yield Relation("in", parameters[0], NATURALS)
    if name in CHANCES:
        p = CHANCES[name](*parameters)
        yield from (Relation(">=", p, ZERO), Relation("<=", p, ONE))


def _normal(x: Term, mean: Term, variance: Term) -> Term:
    gap = Div(Pow(_less(x, mean), TWO), Mul((TWO, variance)))
    return Mul((Div(ONE, call("sqrt", Mul((TWO, PI, variance)))), Pow(E, Neg(gap))))


def _binomial(k: Term, n: Term, p: Term) -> Term:
    return Mul((call("binom", n, k), Pow(p, k), Pow(_less(ONE, p), _less(n, k))))


DENSITIES: dict[str, Callable[..., Term]] = {
    "Normal": _normal,
    "Binomial": _binomial,
    "Bernoulli": lambda x, p: Mul((Pow(p, x), Pow(_less(ONE, p), _less(ONE, x)))),
    "Poisson": lambda k, rate: Div(Mul((Pow(rate, k), Pow(E, Neg(rate)))), call("factorial", k)),
}


def densities_written_out(term: Term) -> Term:
    """The density N(x; m, v) as the formula that it is; that of a variable with a range, within it."""
    new = with_children(term, densities_written_out)
    match new:
        case Apply(name, (x, *parameters), 0) if name in DENSITIES and not any(part.shape for part in new.children):
            if len(parameters) == PARAMETERS.get(name, 2):
                return DENSITIES[name](x, *parameters)
    return new
