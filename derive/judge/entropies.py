"""Divergences, and entropies of random letters: what is known of some, and what two share, by joint entropies."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Call,
    Component,
    Div,
    Junction,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    substituted,
    subterms,
    symbols,
    total,
    with_children,
)

from .entries import Change, same

MOST_LETTERS = 4
Joint = tuple[Symbol, ...]


def entropies(terms: tuple[Term, ...]) -> tuple[Change, tuple[Term, ...]]:
    """Each entropy and each mutual information by joint entropies, as letters, and what is known of these."""
    calls = dict.fromkeys(here for term in terms for here in subterms(term) if type(here) is Apply)
    told = {here: found for here in calls if (found := _by_joints(here)) is not None}
    known: dict[Term, Term] = dict(told.items())
    named = {x for here in told for x in symbols(here)}
    others = [here for here in calls if here not in told and here.name in ("H", "I")]
    if not any(here.name == "I" or type(here.arguments[0]) is Call for here in told) or others:
        return same, ()
    if len(named) > MOST_LETTERS:
        return same, ()
    present = {x for found in known.values() for x in symbols(found)}
    facts = tuple(fact for fact in _inequalities(tuple(sorted(named, key=_name))) if symbols(fact) <= present)
    return (lambda term: substituted(term, known)), facts


def divergences(term: Term) -> Term:
    """KL(p || q), H(p, q) and H(p) of vectors of one size as the sums that they are."""
    new = with_children(term, divergences)
    match new:
        case Apply("KL", (Symbol(_, (size,)) as p, Symbol(_, (length,)) as q)) if size is length:
            return _mean_of_log(p, lambda here, k: Div(here, Component(q, (k,))))
        case Apply("H", (Junction("and", (Symbol(_, (size,)) as p, Symbol(_, (length,)) as q)),)) if size is length:
            return Neg(_mean_of_log(p, lambda _, k: Component(q, (k,))))
        case Apply("H", (Symbol(_, (_,)) as p,)):
            return Neg(_mean_of_log(p, lambda here, _: here))
    return new


def _mean_of_log(p: Symbol, inner: Callable[[Term, Symbol], Term]) -> Term:
    k = Symbol("k")
    here = Component(p, (k,))
    return bind("sum", k, Mul((here, call("log", inner(here, k)))), ONE, p.dims[0])


def _by_joints(here: Apply) -> Term | None:
    """H(X | Y) = H(X, Y) - H(Y), and I(X; Y) = H(X) + H(Y) - H(X, Y); None of what is no random letter."""
    *before, last = here.arguments
    given: Joint | None = ()
    if type(last) is Call and last.name == "given":
        last, condition = last.arguments
        given = _letters(condition)
    groups = [_letters(each) for each in (*before, last)]
    if given is None or any(group is None for group in groups) or here.primes:
        return None
    found = [group for group in groups if group is not None]
    if here.name == "H":
        return _of(tuple(x for group in found for x in group), given)
    if here.name == "I" and len(found) == 2:
        return Add((_of(found[0], given), _of(found[1], given), Neg(_of(found[0] + found[1], given))))
    return None


def _letters(term: Term) -> Joint | None:
    parts = term.parts if type(term) is Junction and term.word == "and" else (term,)
    found = tuple(x for x in parts if type(x) is Symbol and x.name[0].isupper())
    return found if len(found) == len(parts) else None


def _of(letters: Joint, given: Joint) -> Term:
    whole = _entropy(letters + given)
    return Add((whole, Neg(_entropy(given)))) if given else whole


def _entropy(letters: Joint) -> Symbol:
    return Symbol(f"H({', '.join(sorted({x.name for x in letters}))})")


def _inequalities(letters: Joint) -> tuple[Term, ...]:
    """No entropy, no entropy of one more letter and nothing that two letters share is below zero."""
    found: list[Term] = []
    for count in range(len(letters)):
        for inside in combinations(letters, count):
            rest = tuple(x for x in letters if x not in inside)
            below = (Neg(_entropy(inside)),) if inside else ()
            found += [Relation(">=", total((_entropy((*inside, x)), *below)), ZERO) for x in rest]
            for x, y in combinations(rest, 2):
                shared = (_entropy((*inside, x)), _entropy((*inside, y)), Neg(_entropy((*inside, x, y))), *below)
                found.append(Relation(">=", total(shared), ZERO))
    return tuple(found)


def _name(letter: Symbol) -> str:
    return letter.name
