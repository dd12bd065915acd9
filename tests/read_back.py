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
from derive.terms import alike, letters, replaced, subterms
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
    """Whether two terms have the same shape, and all parts of the first one a shape."""
    try:
        return one.shape == other.shape and all(part.shape is not None for part in subterms(one))
    except ValueError:
        return False
