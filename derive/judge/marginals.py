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
    Add,
    Apply,
    Binder,
    Call,
    Div,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    factors,
    kinds,
    opened,
    product,
    subterms,
    symbols,
    with_children,
)

from .densities import LAW, law_of
from .divergences import by_divergence
from .expressions import compared
from .tables import tabled

REASON = "an integral over all values of a density"
BELOW = (">=", "<=")
DENSITY = "density"
EVERYWHERE = frozenset(("sum", "integral", "expectation"))
NAMES = frozenset("pqf")


def by_marginals(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on lines with means and integrals of densities; None where the lines are about something else."""
    sides = before, after
    if not any(type(part) is Binder and part.kind in EVERYWHERE for part in _parts(*sides)):
        return None
    names = _densities(*sides) | {name for name, told in context.properties if told == DENSITY}
    left, right = (_with_marginals(side, names) for side in sides)
    bare, context = context, context.given(*(Relation(">", each, ZERO) for each in _calls(names, *sides)))
    if relation in BELOW:
        upper, lower = sides if relation == ">=" else sides[::-1]
        reason = "Jensen's inequality" if _is_jensen(upper, lower, names, context, bench) else ""
        if reason or by_divergence(upper, lower, bare, bench):
            found = Certificate(PROVED, reason or "a divergence is not negative", seed=bench.seed)
            return JudgedStep(0, 1, "identity", found, message=phrase("check.holds"))
    over_all = any(_is_over_all(part, names) for part in _parts(*sides))
    means = any(type(part) is Binder and law_of(part) is not None for part in _parts(*sides))
    if (left, right) == sides and not over_all and not means:
        return None
    found = bench.equal(left, right, context)
    if relation in ("=", *BELOW) and sound(found.grade):
        return JudgedStep(0, 1, "identity", found, message=phrase("check.identity"))
    if (tables := tabled(sides, bare, EVERYWHERE)) is not None:
        (one, other), known = tables
        judged = compared(one, other, relation, known, bench, ())
        # what is at most 1 in a table can be more as a density: tables only show what is wrong of an inequality
        if relation == "=" or judged.follows is False:
            return judged
    if not over_all:
        return None
    return JudgedStep(0, 1, "undecided", Certificate(UNDECIDED, REASON), message=phrase("check.not_decided", REASON))


def _is_jensen(upper: Term, lower: Term, names: frozenset[str], context: Context, bench: Bench) -> bool:
    return _by_jensen(_as_means(upper, names), _as_means(lower, names), names, context, bench)


def _is_over_all(term: Term, names: frozenset[str]) -> bool:
    """Whether a term is an integral, or a sum, without limits in which densities stand."""
    if type(term) is not Binder or term.kind not in ("integral", "sum") or not (term.low is term.high is None):
        return False
    return any(type(each) is Apply and each.name in names for each in subterms(term.body))


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
    if mean.kind in ("integral", "sum") and mean.low is None and mean.high is None:
        return letter, _cancelled(opened(mean, letter))
    match mean.low:
        case Symbol(name) if mean.kind == "expectation":
            return letter, _cancelled(Mul((Apply(name, (letter,)), opened(mean, letter))))
        case Call("given", (Symbol(name), known)) if mean.kind == "expectation":
            law = Apply(name, (Call("given", (letter, known)),))
            return letter, _cancelled(Mul((law, opened(mean, letter))))
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


def _as_means(term: Term, names: frozenset[str]) -> Term:
    """The integral of q(z) u over z as the mean of u under q."""
    if type(term) is Binder and _is_over_all(term, names):
        z = Symbol(term.letter)
        parts = factors(opened(term, z))
        for each in parts:
            if (law := _law_over(each, z)) is not None:
                rest = product(other for other in parts if other is not each)
                return bind("expectation", z, rest, law)
    return term


def _law_over(density: Term, z: Symbol) -> Term | None:
    """The law whose density at z a factor is."""
    match density:
        case Apply(name, (letter,), 0) if letter is z and LAW.match(name):
            return Symbol(name)
        case Apply(name, (Call("given", (letter, known)),), 0) if letter is z and LAW.match(name):
            return call("given", Symbol(name), known)
    return None


def _by_jensen(upper: Term, lower: Term, told: frozenset[str], context: Context, bench: Bench) -> bool:
    """Whether log E[u] stands over E[log u], be the mean of u written as the density that it is."""
    match upper, lower:
        case Call("log", (whole,)), Binder("expectation", name, _, law, None) as inner:
            letter = Symbol(f"{name} of a mean")
            logs = opened(inner, letter)
            inside = opened(whole, letter) if type(whole) is Binder and whole.low is law else _without_log(logs)
            names = told | _densities(upper, lower)
            known = context.given(*(Relation(">", each, ZERO) for each in _calls(names, inside, logs)))
            if not bench.same(Call("log", (inside,)), logs, known):
                return False
            mean = _with_marginals(bind("expectation", letter, inside, law), names)
            return bench.same(_with_marginals(whole, names), mean, known)
    return False


def _without_log(term: Term) -> Term:
    """What the sum of logarithms is the logarithm of."""
    match term:
        case Call("log", (inner,)):
            return inner
        case Neg(inner):
            return Div(product(()), _without_log(inner))
        case Add(terms):
            over = [_without_log(each) for each in terms if type(each) is not Neg]
            under = [_without_log(each.inner) for each in terms if type(each) is Neg]
            return Div(product(over), product(under)) if under else product(over)
    return term
