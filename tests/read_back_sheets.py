"""Whole sheets read back as hand-written documents, and the same with a mistake planted in one line."""

import random

from derive.core.certificates import REFUTED
from derive.core.errors import DeriveError
from derive.judge.judge import judged_chain
from derive.kernel.bench import Bench
from derive.kernel.relations import follows, is_statement
from derive.reader.documents import read_document
from derive.terms import ShapeMismatchError, Symbol, alike
from derive.write.latex import latex

from .read_back import planted

MOST_PLACES = 3


def without(document, other):
    """A document without the chains that another one holds too: one judgement serves both."""
    kept = (chain for chain in document.chains if not any(_same_chain(chain, each) for each in other.chains))
    return document.but(chains=tuple(kept))


def _same_chain(one, other):
    told = one.context.but(texts=()) == other.context.but(texts=())
    return told and len(one.lines) == len(other.lines) and all(map(_same_line, one.lines, other.lines))


def _same_line(one, other):
    read = one.term is not None and other.term is not None
    return read and one.relation == other.relation and one.given == other.given and alike(one.term, other.term)


def with_a_mistake(document, report, most):
    """Documents in which one line was replaced by what a misconception makes of it: the text, the chain, the line.

    Of the lines that follow by `=`, `iff` or `implies`, some are drawn, the same ones every time.
    """
    places = [
        (k, step.end)
        for k, chain in enumerate(report.chains)
        for step in chain.steps
        if step.follows
        and not _defines(chain.written, step.end)
        and chain.written.lines[step.end].relation in ("=", "iff", "implies")
    ]
    drawn = random.Random(len(places)).sample(places, min(MOST_PLACES, len(places)))
    found = 0
    for k, end in drawn:
        chain = document.chains[k]
        for mistake, wrong in planted(chain.lines[end].term, chain.context, 7, 1) if found < most else ():
            if (text := _replaced(document, chain.lines[end], wrong)) and _differs(chain, end, wrong):
                found += 1
                yield mistake, text, k, end


def _defines(chain, end):
    """Whether a line may define the name that stands alone before it: that says what it says, whatever is planted."""
    return end == 1 and type(chain.lines[0].term) is Symbol


def _replaced(document, line, wrong):
    if line.source != document.text[line.span.start : line.span.end]:
        return ""
    try:
        return f"{document.text[: line.span.start]}{latex(wrong)}{document.text[line.span.end :]}"
    except DeriveError:
        return ""


def _differs(chain, end, wrong):
    """Whether the planted line is not equal to the right one: then it is a mistake."""
    right, bench = chain.lines[end].term, Bench()
    relation = "iff" if is_statement(right) else "="
    try:
        return follows(right, wrong, relation, chain.context, bench).grade == REFUTED
    except ShapeMismatchError:
        return False


def step_to(text, kind, k, end):
    """The judged step to a line of a chain of a document, read anew; None where the line is not there any more."""
    chains = read_document(text, kind).chains
    if k >= len(chains) or end >= len(chains[k].lines):
        return None
    judged = judged_chain(chains[k], Bench(), text=text)
    return next((step for step in judged.steps if step.end == end), None)
