"""Random letters that take a few values with told chances: means, variances and chances as sums over the values."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.written import WrittenChain
from derive.exact.conditions import holds
from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Apply,
    Call,
    Collection,
    Div,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    number,
    product,
    substituted,
    symbols,
    total,
    with_children,
)

from .entries import Change

CHANCES = frozenset(("expectation", "variance", "probability"))
Law = tuple[tuple[Term, Term], ...]  # the values and their chances


def finite_laws(context: Context) -> dict[Symbol, Law]:
    """The laws of the letters of which all values and chances are told."""
    found: dict[Symbol, Law] = {}
    told: dict[Symbol, list[tuple[Term, Term]]] = {}
    sets: dict[Symbol, tuple[Term, ...]] = {}
    for fact in context.facts:
        match fact:
            case Relation("~", Symbol() as x, Apply("Uniform", (Collection("set", values),), 0)) if values:
                found[x] = tuple((value, Div(ONE, number(len(values)))) for value in values)
            case Relation("=", Call("probability", (Relation("=", Symbol() as x, value),)), chance) if _fixed(value):
                told.setdefault(x, []).append((value, chance))
            case Relation("in", Symbol() as x, Collection("set", values)):
                sets[x] = values
    for x, pairs in told.items():
        if (law := _completed(pairs, sets.get(x, ()))) is not None:
            found.setdefault(x, law)
    return found


def _fixed(value: Term) -> bool:
    """Whether a value is a number or a letter for one."""
    return not any(x.name[0].isupper() for x in letters(value))


def _completed(pairs: list[tuple[Term, Term]], values: tuple[Term, ...]) -> Law | None:
    """All values with their chances, which add up to one; the last chance is what the others leave."""
    left = [value for value in values if all(value is not known for known, _ in pairs)]
    whole = total(chance for _, chance in pairs)
    if len(left) == 1:
        return (*pairs, (left[0], total((ONE, Neg(whole)))))
    return tuple(pairs) if not left and normal(whole) is ONE else None


def with_finite_laws(chain: WrittenChain) -> WrittenChain:
    """A chain with sums over the values of the letters with a finite law, whose means and variances it tells then.

    The chances themselves lie between zero and one; that an event has such a chance is not told any more.
    """
    laws = finite_laws(chain.context)
    if not laws:
        return chain
    context, change = chain.context, _by_values(laws, chain.context)
    kept = tuple(fact for fact in context.facts if not _is_chance(fact, laws))
    told = context.but(facts=(*kept, *(fact for x, law in laws.items() for fact in _told(x, law))))
    lines = tuple(
        line
        if line.term is None
        else line.but(term=change(line.term), given=tuple(change(each) for each in line.given))
        for line in chain.lines
    )
    return chain.but(lines=lines, context=told)


def by_values(context: Context) -> Change | None:
    """What puts the sums over the values of letters with a finite law for their means; None where no law is told."""
    laws = finite_laws(context)
    return _by_values(laws, context) if laws else None


def _by_values(laws: dict[Symbol, Law], context: Context) -> Change:
    random = {x for fact in context.facts if type(fact) is Relation and fact.sign == "~" for x in symbols(fact.left)}

    def change(term: Term) -> Term:
        new = with_children(term, change)
        match new:
            case Call("expectation" | "variance" | "probability" as name, (body,)):
                x = next((x for x in letters(body) if x in laws), None)
                others = {y for y in letters(body) if y is not x and (y in random or y.name[0].isupper())}
                return (_by_law(name, body, x, laws[x], context) or new) if x is not None and not others else new
        return new

    return change


def _is_chance(fact: Term, laws: dict[Symbol, Law]) -> bool:
    match fact:
        case Relation("=", Call("probability", (Relation("=", Symbol() as x, _),)), _):
            return x in laws
    return False


def _told(x: Symbol, law: Law) -> Iterator[Relation]:
    """The mean and the variance of a letter, and where its chances lie."""
    yield Relation("=", Call("expectation", (x,)), _mean(x, x, law))
    yield Relation("=", Call("variance", (x,)), _variance(x, x, law))
    for _, chance in law:
        if symbols(chance):
            yield Relation(">=", chance, ZERO)
            yield Relation("<=", chance, ONE)


def _by_law(name: str, body: Term, x: Symbol, law: Law, context: Context) -> Term | None:
    """A mean, a variance or a chance by the values of the one random letter in it."""
    if name == "probability":
        return _chance(body, x, law, context)
    return _mean(body, x, law) if name == "expectation" else _variance(body, x, law)


def _mean(body: Term, x: Symbol, law: Law) -> Term:
    return total(product((chance, substituted(body, {x: value}))) for value, chance in law)


def _variance(body: Term, x: Symbol, law: Law) -> Term:
    return total((_mean(Pow(body, TWO), x, law), Neg(Pow(_mean(body, x, law), TWO))))


def _chance(event: Term, x: Symbol, law: Law, context: Context) -> Term | None:
    if Relation not in kinds(event) or Call in kinds(event):
        return None
    known = [(holds(context, substituted(event, {x: value})), chance) for value, chance in law]
    if any(found is None for found, _ in known):
        return None
    return total(chance for found, chance in known if found)
