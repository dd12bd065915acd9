"""Wrong partial derivatives and gradients."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    Add,
    At,
    Binder,
    Component,
    Derivative,
    Div,
    Mul,
    Operator,
    Symbol,
    Term,
    bind,
    letters,
    negated,
    opened,
    product,
    shape,
    substituted,
    subterms,
    total,
)  # fmt: skip

from .parts import varies, without


def _variables(body: Term) -> tuple[Term, ...]:
    """What one can differentiate by: letters that are no vectors and no sizes, and components with numbers."""
    sizes = {size for here in subterms(body) for size in (*getattr(here, "dims", ()), getattr(here, "high", None))}
    found: list[Term] = [x for x in letters(body) if not x.dims and x not in sizes]
    return (
        *found,
        *dict.fromkeys(here for here in subterms(body) if type(here) is Component and not letters(here)[1:]),
    )


def _others(term: Term) -> tuple[Term, ...]:
    match term:
        case Derivative(body, x, 1):
            return tuple(y for y in _variables(body) if y is not x and (type(y) is Symbol) == (type(x) is Symbol))
    return ()


@misconception("d/dx f(x, y) = df/dx + df/dy", Derivative)
def other_variable_differentiated(term: Term, context: Context) -> Iterator[Term]:
    """The other letters are held constant."""
    others = _others(term)
    if others and type(term) is Derivative:
        if not varies(term.body, term.variable):
            yield total(Derivative(term.body, y) for y in others)
            return
        yield total((term, *(Derivative(term.body, y) for y in others)))
        if len(others) > 1:
            for y in others:
                yield total((term, Derivative(term.body, y)))


@misconception("d/dx (f(x) y) = d/dx f(x)", Derivative)
def other_variable_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A letter that is held constant stays as a factor."""
    match term:
        case Derivative(Mul(factors), x, 1) if any(varies(f, x) for f in factors):
            ends = {here.high for here in subterms(term) if type(here) is Binder}
            fixed = [k for k, f in enumerate(factors) if not varies(f, x) and set(letters(f)) - ends]
            if fixed:
                yield Derivative(product(f for k, f in enumerate(factors) if k not in fixed), x)
            if len(fixed) > 1:
                for k in fixed:
                    yield Derivative(product(without(factors, k)), x)
        case Derivative(Div(over, under), x, 1) if varies(over, x) and not varies(under, x) and letters(under):
            yield Derivative(over, x)
        case Derivative(Div(over, under), x, 1) if varies(under, x) and not varies(over, x) and letters(over):
            yield Derivative(Div(ONE, under), x)


@misconception("grad_w (w . x) = w", Derivative, Operator)
def gradient_wrong_variable(term: Term, context: Context) -> Iterator[Term]:
    """The derivative is taken by another letter than the one that was asked for."""
    if type(term) is Derivative:
        for y in _others(term):
            if not _differs(term.body, term.variable, y):
                yield Derivative(term.body, y)
    match term:
        case Operator("gradient", body, (w,)) if type(w) is Symbol and not w.dims:
            for y in letters(body):
                if y is not w and not y.dims:
                    yield Derivative(body, y)
        case Operator(name, body, (w, *rest)) if type(w) is Symbol:
            for y in letters(body):
                if y is not w and y.dims == w.dims:
                    yield Operator(name, body, (y, *rest))
            for y in letters(body):
                if y is not w and len(y.dims) == len(w.dims) and _fits(Operator(name, body, (y, *rest)), term):
                    yield Operator(name, body, (y, *rest))


def _differs(body: Term, x: Term, y: Term) -> bool:
    """Whether a letter stands as a summand beside what has the other, so that it only lacks an inner derivative."""
    sums = (here.terms for here in subterms(body) if type(here) is Add)
    own = {y, negated(y)}
    return any(not own.isdisjoint(terms) and any(varies(t, x) for t in terms) for terms in sums)


def _fits(one: Term, other: Term) -> bool:
    try:
        return shape(one) == shape(other)
    except ValueError:
        return False


@misconception("d/dx d/dy f = d/dx d/dx f", Derivative)
def mixed_partial_by_one_letter(term: Term, context: Context) -> Iterator[Term]:
    """A mixed derivative is taken once by each of its letters."""
    match term:
        case Derivative(Derivative(body, y, 1) as inner, x, 1) if x is not y:
            yield Derivative(Derivative(body, x), x)
            yield inner
            yield Derivative(body, x)


@misconception("d/dx_k sum(f(x_i), i=1..n) = sum(f'(x_i), i=1..n)", Derivative)
def every_summand_differentiated(term: Term, context: Context) -> Iterator[Term]:
    """Only the summand with the letter's own index depends on it; the others are constants."""
    match term:
        case Derivative(Binder("sum", letter, _, low, high) as whole, Component(x, (_,)), 1):
            index = Symbol(f"{letter}#")
            body, own = opened(whole, index), Component(x, (index,))
            if own in subterms(body):
                slope = Derivative(substituted(body, {own: Symbol(f"{letter}##")}), Symbol(f"{letter}##"))
                yield bind("sum", index, At(slope, (Symbol(f"{letter}##"),), (own,)), low, high)
