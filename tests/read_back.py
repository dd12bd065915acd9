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
from derive.terms import Add, Binder, Bound, Call, Component, alike, letters, replaced, subterms
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
    """Whether a term has a shape, is no inverse, trace or determinant of what is not square, no sum beyond the last."""
    match part:
        case Call("inverse" | "tr" | "det", (inner,)):
            return inner.shape in ((), inner.shape[:1] * 2)
        case Binder(_, _, body, _, Add() as high):
            inside = (here for here in subterms(body) if type(here) is Component)
            return all(size is high for here in inside for size in here.base.shape if here.indices[0] is Bound(0))
    return part.shape is not None
