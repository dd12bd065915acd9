"""A solution's steps as somebody would write them by hand: two lines of LaTeX, read back."""

import random

from derive.core.drafts import Chain, Definition
from derive.core.errors import DeriveError
from derive.core.steps import lines
from derive.core.written import Span, WrittenChain, WrittenLine
from derive.judge.plantings import places
from derive.kernel.solution import defined
from derive.misconceptions import misconceptions
from derive.reader.parser import read_latex
from derive.terms import (
    INFINITY,
    ONE,
    TWO,
    Add,
    Binder,
    Bound,
    Call,
    Component,
    Neg,
    Number,
    Relation,
    Symbol,
    alike,
    letters,
    replaced,
    subterms,
)
from derive.write.latex import latex

RELATIONS = ("=", "iff", "implies")


def steps_by_hand(solution, context):
    """Each step that rests on the line before it alone, with the context in which it stands.

    The lines of a network, a descent or of principal components rest on data that are given beside them.
    """
    if solution.problem.topic in ("backprop", "descend", "pca"):
        return
    for part in solution.parts:
        if isinstance(part, Definition):
            context = defined(part.relation, context)
        if isinstance(part, Chain) and not part.uses:
            found = part.derivation
            written = lines(found.start, found.steps)
            for before, after, step in zip(written, written[1:], found.steps, strict=False):
                if step.relation in RELATIONS and not step.uses:
                    yield before, after, step.relation, context


def by_hand(before, after, relation, context):
    """The chain of two lines, None where LaTeX does not hold all that the lines say."""
    known = {symbol.name for symbol in context.symbols}
    new = (x for x in dict.fromkeys((*letters(before), *letters(after))) if x.name not in known)
    context = context.but(symbols=(*context.symbols, *new))
    try:
        written = [(term, latex(term), read_latex(latex(term), context)) for term in (before, after)]
    except DeriveError:
        return None
    if not all(alike(term, found) for term, _, found in written):
        return None
    rows = zip(("", relation), written, (1, 2), strict=True)
    return WrittenChain(1, tuple(WrittenLine(s, r, t, n, Span(0, 0)) for r, (_, s, t), n in rows), context)


def planted(line, context, seed, most):
    """Lines that a misconception makes of a line, some drawn of all."""
    found = [
        (wrong.name, new)
        for place, here in places(line)
        for wrong in misconceptions()
        for other in wrong(here, context)
        if fits(other, here) and (new := replaced(line, place, other)) is not line and fits(new, line)
    ]
    return random.Random(seed).sample(found, min(most, len(found)))


def fits(one, other):
    """Whether two terms have the same shape, and all parts of the first one make sense."""
    try:
        return one.shape == other.shape and all(map(makes_sense, subterms(one)))
    except ValueError:
        return False


def makes_sense(part):
    """Whether a term has a shape, and nothing in it stands outside of what it speaks of."""
    match part:
        case Call("inverse" | "tr" | "det", (inner,)):
            return inner.shape in ((), inner.shape[:1] * 2)
        case Call("delta", indices):
            return all(map(counts, indices))
        case Call("norm", (inner, p)) if len(inner.shape) == 2:
            return p in (ONE, TWO, INFINITY)
        case Component(base, indices):
            places = tuple(zip(indices, base.shape, strict=False))
            return len(places) == len(indices) and all(counts(k) and within(k, size) for k, size in places)
        case Binder("sum" | "product", _, body, low, high) if low is not None and high is not None:
            inside = {size for here in components(body) for size in here.base.shape if here.indices[0] is Bound(0)}
            return (
                counts(low)
                and counts(high)
                and (not inside or (begins(low) and (type(high) is not Add or inside == {high})))
            )
        case Relation(_, left, right):
            return left.shape == right.shape or not (left.shape and right.shape)
    return part.shape is not None


def counts(term):
    """Whether a term counts: a letter, a whole number, or a sum of such."""
    match term:
        case Number(_, q):
            return q == 1
        case Symbol() | Bound():
            return True
        case Add(parts):
            return all(map(counts, parts))
        case Neg(inner):
            return counts(inner)
    return False


def within(index, size):
    """Whether an index is seen not to lie outside of a size."""
    return type(index) is not Number or 1 <= index.p <= (size.p if type(size) is Number else index.p)


def begins(low):
    """Whether a sum over entries begins at one of the first two, or at a letter."""
    return type(low) is not Number or low.p in (1, 2)


def components(term):
    """The components in a term."""
    return (here for here in subterms(term) if type(here) is Component)
