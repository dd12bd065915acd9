"""Wrong versions of a term: a delta dropped, a sign turned, an index exchanged, a transpose lost."""

from derive.terms import (
    ONE,
    Add,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    at,
    negated,
    product,
    replaced,
)

FIRST, SECOND = Symbol("i"), Symbol("j")


def places(term, here=()):
    yield here
    for k, child in enumerate(term.children):
        yield from places(child, (*here, k))


def wrong(part):
    match part:
        case Call("delta", _):
            yield ONE
        case Add((first, *rest)):
            yield Add((first, *(negated(each) for each in rest)))
            yield first
        case Component(base, (index,)) if index in (FIRST, SECOND):
            yield Component(base, (SECOND if index is FIRST else FIRST,))
        case Component(base, (row, column)) if row is not column and base.shape[0] is base.shape[1]:
            yield Component(base, (column, row))
        case Call("transpose", (inner,)) if inner.shape[0] is inner.shape[-1] and len(inner.shape) == 2:
            yield inner
        case Neg(inner):
            yield inner
        case Div(over, _):
            yield over
        case Pow(base, Number(2, 1)):
            yield base
        case Mul((first, *rest)) if type(first) is Number:
            yield product(rest)


def mutants(term):
    for place in places(term):
        for other in wrong(at(term, place)):
            try:
                new = replaced(term, place, other)
                fits = new.shape == term.shape
            except ValueError:
                continue
            if fits and new is not term:
                yield new
