"""Densities named by their arguments: the integral of p(x, z) over z is p(x); means under q; Jensen's inequality."""

from __future__ import annotations

from itertools import chain

from derive.core.certificates import PROVED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.terms import (
    ZERO,
    Apply,
    Binder,
    Call,
    Div,
    Mul,
    Relation,
    Symbol,
    Term,
    factors,
    kinds,
    opened,
    product,
    subterms,
    symbols,
    with_children,
)

REASON = "an integral over all values of a density"
BELOW = (">=", "<=")
NAMES = frozenset("pqf")


def by_marginals(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on lines with means and integrals of densities; None where the lines are about something else."""
    sides = before, after
    if not any(type(part) is Binder and part.kind in ("integral", "expectation") for part in _parts(*sides)):
        return None
    names = _densities(*sides)
    left, right = (_with_marginals(side, names) for side in sides)
    context = context.given(*(Relation(">", each, ZERO) for each in _calls(names, *sides)))
    if relation in BELOW:
        upper, lower = sides if relation == ">=" else sides[::-1]
        if _by_jensen(upper, lower, context, bench):
            found = Certificate(PROVED, "Jensen's inequality", seed=bench.seed)
            return JudgedStep(0, 1, "identity", found, message=phrase("check.holds"))
    if (left, right) == sides:
        return None
    found = bench.equal(left, right, context)
    if relation in ("=", *BELOW) and sound(found.grade):
        return JudgedStep(0, 1, "identity", found, message=phrase("check.identity"))
    return JudgedStep(0, 1, "undecided", Certificate(UNDECIDED, REASON), message=phrase("check.not_decided", REASON))


def _parts(*terms: Term) -> list[Term]:
    return [part for term in terms for part in subterms(term) if kinds(term) & {Binder}]


def _densities(*terms: Term) -> frozenset[str]:
    """What is a law of a mean, and p, q or f called with different numbers of arguments, or beside a law."""
    calls: dict[str, set[int]] = {}
    laws: set[str] = set()
    for part in chain.from_iterable(map(subterms, terms)):
        match part:
            case Binder("expectation", _, _, Symbol(name)):
                laws.add(name)
            case Apply(name, arguments, 0) if name in NAMES:
                calls.setdefault(name, set()).add(len(arguments))
    return frozenset((*laws, *(name for name, counts in calls.items() if laws or len(counts) > 1)))


def _calls(names: frozenset[str], *terms: Term) -> tuple[Term, ...]:
    """The values of densities in terms, without bound letters."""
    there = (part for term in terms for part in subterms(term) if type(part) is Apply and part.name in names)
    return tuple(dict.fromkeys(part for part in there if all(type(each) is Symbol for each in part.arguments)))


def _with_marginals(term: Term, names: frozenset[str]) -> Term:
    """The term with each integral of a density over one of its letters, and each mean that is one, as the density."""
    if Binder not in kinds(term):
        return term
    new = with_children(term, lambda child: _with_marginals(child, names))
    if type(new) is Binder and (whole := _integrand(new)) is not None:
        letter, body = whole
        match body:
            case Apply(name, arguments, 0) if name in names and arguments.count(letter) == 1:
                rest = tuple(each for each in arguments if each is not letter)
                if not any(letter in symbols(each) for each in rest):
                    return Apply(name, rest) if rest else product(())
    return new


def _integrand(mean: Binder) -> tuple[Symbol, Term] | None:
    """The letter and the integrand of an integral over everything, or of a mean; what q divides, q cancels."""
    letter = Symbol(f"{mean.letter} of a mean")
    if mean.kind == "integral" and mean.low is None and mean.high is None:
        return letter, _cancelled(opened(mean, letter))
    if mean.kind == "expectation" and type(mean.low) is Symbol:
        return letter, _cancelled(Mul((Apply(mean.low.name, (letter,)), opened(mean, letter))))
    return None


def _cancelled(term: Term) -> Term:
    """A product of factors and quotients without what stands above and below."""
    over: list[Term] = []
    under: list[Term] = []
    for each in factors(term):
        over += factors(each.over) if type(each) is Div else (each,)
        under += factors(each.under) if type(each) is Div else ()
    for each in tuple(under):
        if each in over:
            over.remove(each)
            under.remove(each)
    return Div(product(over), product(under)) if under else product(over)


def _by_jensen(upper: Term, lower: Term, context: Context, bench: Bench) -> bool:
    """Whether log E[u] stands over E[log u]."""
    match upper, lower:
        case Call("log", (Binder("expectation", _, _, law, None) as outer,)), Binder(
            "expectation", _, _, other, None
        ) as inner if law is other:
            letter = Symbol(f"{outer.letter} of a mean")
            inside, logs = opened(outer, letter), opened(inner, letter)
            names = _densities(upper, lower)
            known = context.given(*(Relation(">", each, ZERO) for each in _calls(names, inside, logs)))
            return bench.same(Call("log", (inside,)), logs, known)
    return False
