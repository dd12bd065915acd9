"""Laws of sums over indices and of the Kronecker delta."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    MINUS_ONE,
    ONE,
    Add,
    Binder,
    Bound,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    alike,
    factors,
    lifted,
    negated,
    product,
    summands,
    taken_out,
    total,
)

SOURCE = "Graham, Knuth and Patashnik, Concrete Mathematics, ch. 2"

INNERMOST = Bound(0)


def depends(term: Term, depth: int = 0) -> bool:
    """Whether the index of the enclosing sum occurs in its body."""
    if type(term) is Bound:
        return term.depth == depth
    inside = type(term) is Binder
    return any(depends(child, depth + (inside and k == 0)) for k, child in enumerate(term.children))


def is_sum(term: Term) -> bool:
    """Whether the term is a sum over an index from one on."""
    return type(term) is Binder and term.kind == "sum" and term.low is ONE


@rule("sum(a_k + b_k, k=1..n) = sum(a_k, k=1..n) + sum(b_k, k=1..n)", Binder)
def sum_of_sums(term: Binder, context: Context) -> Term | None:
    """A sum of sums is taken one summand at a time."""
    parts = summands(term.body)
    if is_sum(term) and len(parts) > 1:
        return total(_signed(term, part) for part in parts)
    return None


def _signed(term: Binder, part: Term) -> Term:
    if type(part) is Neg:
        return negated(_signed(term, part.inner))
    return Binder("sum", term.letter, part, term.low, term.high)


@rule("sum(c, k=1..n) = n c", Binder)
def sum_of_a_constant(term: Binder, context: Context) -> Term | None:
    """A sum of n equal summands is n times the summand."""
    if is_sum(term) and not depends(term.body) and term.high is not None:
        return product(each for each in (term.high, taken_out(term.body)) if each is not ONE)
    return None


@rule("u a + u b = u (a + b)", Add)
def component_taken_out(term: Add, context: Context) -> Term | None:
    """A factor that all summands have in common is put in front of a bracket."""
    front: tuple[Term, ...] = ()
    rest = term.terms
    while (first := next((part for part in factors(rest[0]) if _in_all(part, rest)), None)) is not None:
        front, rest = (*front, first), tuple(_without(each, first) for each in rest)
    return Mul((*front, total(rest))) if front else None


def _in_all(part: Term, terms: tuple[Term, ...]) -> bool:
    return type(part) is not Number and not part.shape and all(part in factors(each) for each in terms)


def _without(term: Term, part: Term) -> Term:
    parts = factors(term)
    place = parts.index(part)
    rest = parts[:place] + parts[place + 1 :]
    return negated(product(rest[1:])) if rest[:1] == (MINUS_ONE,) else product(rest)


@rule("", Binder, Call, Component)
def as_declared(term: Term, context: Context) -> Term | None:
    """A declared equation is used."""
    for fact in context.facts:
        match fact:
            case Relation("=", left, right) if alike(left, term):
                return right
    match term:
        case Binder("sum", _, Component(Symbol(name), (at,))) if at is INNERMOST and is_sum(term):
            return ONE if context.has(name, "simplex", "one-hot") else None
    return None


@rule("(a + b)/c = a/c + b/c", Div)
def fraction_split(term: Div, context: Context) -> Term | None:
    """A fraction of a sum is the sum of the fractions."""
    if type(term.over) is Add:
        return total(
            Neg(Div(each.inner, term.under)) if type(each) is Neg else Div(each, term.under) for each in term.over.terms
        )
    return None


@rule("sum(a_k, k=1..n)/c = sum(a_k/c, k=1..n)", Div)
def fraction_into_a_sum(term: Div, context: Context) -> Term | None:
    """A sum is divided summand by summand."""
    parts = factors(term.over)
    place = next((k for k, part in enumerate(parts) if is_sum(part)), None)
    if place is not None and type(inner := parts[place]) is Binder:
        body = Div(inner.body, lifted(term.under))
        whole = Binder("sum", inner.letter, body, inner.low, inner.high)
        return product((*parts[:place], whole, *parts[place + 1 :]))
    return None


@rule("-(a - b) = b - a", Neg, Add)
def sign_turns_a_difference(term: Term, context: Context) -> Term | None:
    """The negative of a difference is the difference the other way round."""
    match term:
        case Neg(Add((first, Neg(second)))) if type(first) is not Neg:
            return Add((second, Neg(first)))
        case Add((Neg() as first, second)) if type(second) is not Neg:
            return Add((second, first))
    return None
