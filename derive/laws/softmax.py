"""Laws of the softmax, p_i = e^{z_i} / sum_k e^{z_k}."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    Add,
    Binder,
    Call,
    Component,
    Div,
    E,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    call,
    factors,
    fraction,
    number,
    opened,
    power,
    raised,
    subterms,
)

from .array_products import without_signs
from .arrays import matrix_form, vector_form
from .indices import INNERMOST, is_sum
from .lettering import INDICES, fresh, summed, used

SOURCE = "Goodfellow, Bengio and Courville, Deep Learning, sec. 6.2.2.3"


def exponential_sum(z: Term, row: tuple[Term, ...], near: Term) -> Term:
    """The sum of all e^{z_k}, in a row of a matrix."""
    k = fresh(INDICES, used(near))
    return summed(k, Pow(E, Component(z, (*row, k))), z.shape[-1])


@rule("softmax(z)_i = e^{z_i}/sum(e^{z_k}, k=1..n)", Component)
def definition_of_softmax(term: Component, context: Context) -> Term | None:
    """A component of the softmax is the exponential of its entry, divided by the sum of all exponentials."""
    match term:
        case Component(Call("softmax", (z,)), (*row, at)):
            return Div(Pow(E, Component(z, (*row, at))), exponential_sum(z, tuple(row), term))
    return None


@rule("ln(softmax(z)_i) = z_i - ln(sum(e^{z_k}, k=1..n))", Call)
def logarithm_of_softmax(term: Call, context: Context) -> Term | None:
    """The logarithm of a softmax component is its entry minus the logarithm of the sum of all exponentials."""
    match term:
        case Call("log", (Component(Call("softmax", (z,)), (*row, at)) as inner,)):
            return Add((Component(z, (*row, at)), Neg(call("log", exponential_sum(z, tuple(row), inner)))))
    return None


def exponent_vector(term: Term) -> Term | None:
    """The z of a sum of all e^{z_k}."""
    if not is_sum(term) or type(term) is not Binder or term.high is None:
        return None
    match term.body:
        case Pow(base, exponent) if base is E:
            k = fresh(INDICES, used(term))
            return vector_form(opened(Binder("sum", "", exponent), k), (k, term.high))
    return None


def exponent_row(term: Term) -> tuple[Term, tuple[Term, ...]] | None:
    """The z of a sum of all e^{z_k}, or the matrix and the row of a sum of all e^{A_{ik}}."""
    if (vector := exponent_vector(term)) is not None:
        return vector, ()
    if not is_sum(term) or type(term) is not Binder or term.high is None:
        return None
    match term.body:
        case Pow(base, exponent) if base is E:
            k = fresh(INDICES, used(term))
            entry = opened(Binder("sum", "", exponent), k)
            for here in subterms(entry):
                if type(here) is Component and type(i := here.indices[0]) is Symbol and i is not k:
                    matrix = matrix_form(entry, (i, here.base.shape[0]), (k, term.high))
                    return None if matrix is None else (matrix, (i,))
    return None


@rule("(u S)/S^2 = u/S", Div)
def sum_of_exponentials_cancelled(term: Div, context: Context) -> Term | None:
    """A sum of exponentials is positive, so it may be cancelled."""
    over, under = list(factors(term.over)), list(factors(term.under))
    for place, part in enumerate(under):
        base, exponent = power(part)
        if exponent_row(base) is None or type(exponent) is not Number:
            continue
        for where, each in enumerate(over):
            above, raise_by = power(each)
            if alike(above, base) and type(raise_by) is Number:
                common = raise_by if raise_by.p < exponent.p else exponent
                over[where] = _less(above, raise_by, common)
                under[place] = _less(base, exponent, common)
                return fraction(without_signs(over), without_signs(under))
    return None


def _less(base: Term, exponent: Number, common: Number) -> Term:
    left = number(exponent.p - common.p)
    return ONE if left.p == 0 else raised(base, left)


@rule("e^{z_i}/sum(e^{z_k}, k=1..n) = softmax(z)_i", Div)
def softmax_recognised(term: Div, context: Context) -> Term | None:
    """An exponential divided by the sum of all exponentials is a component of the softmax."""
    over, under = list(factors(term.over)), list(factors(term.under))
    for place, part in enumerate(under):
        base, exponent = power(part)
        if (z := exponent_row(base)) is None or type(base) is not Binder or type(exponent) is not Number:
            continue
        for where, each in enumerate(over):
            if (at := _index_of(each, base)) is not None:
                over[where] = Component(call("softmax", z[0]), (*z[1], at))
                under[place] = _less(base, exponent, ONE)
                return fraction(without_signs(over), without_signs(under))
    return None


def _index_of(exponential: Term, every: Binder) -> Term | None:
    """The index at which the sum's body is the given exponential."""
    candidates = [here.indices[-1] for here in subterms(exponential) if type(here) is Component]
    return next((at for at in candidates if alike(opened(every, at), exponential)), None)


@rule("p := softmax(z)")
def by_definition(term: Term, context: Context, meaning: Relation) -> Term | None:
    """What was given a name is called by it."""
    match term:
        case Component(base, indices) if base is meaning.right:
            return Component(meaning.left, indices)
    return meaning.left if term is meaning.right else None


@rule("sum(softmax(z)_k, k=1..n) = 1", Binder)
def softmax_sums_to_one(term: Binder, context: Context) -> Term | None:
    """The components of a softmax add up to one."""
    match term.body:
        case Component(Call("softmax"), (at,)) if is_sum(term) and at is INNERMOST:
            return ONE
        case Component(Symbol(name), (at,)) if is_sum(term) and at is INNERMOST:
            meaning = context.definition(name)
            return ONE if meaning and type(meaning.body) is Call and meaning.body.name == "softmax" else None
    return None
