"""Whole sheets read back as hand-written documents, and the same with a mistake planted in one line."""

import random

from derive.core.certificates import UNDECIDED, Certificate, sound
from derive.core.errors import DeriveError
from derive.judge.judge import judged_chain
from derive.kernel.bench import Bench
from derive.kernel.relations import follows, is_statement
from derive.reader.documents import read_document
from derive.terms import ShapeMismatchError, Symbol, alike
from derive.write.latex import latex

from .read_back import planted


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


def with_mistakes(document, report, most):
    """Documents in which one line was replaced by what a misconception makes of it: the text, the chain, the line.

    Of the lines that follow by `=`, `iff` or `implies`, some are drawn, the same ones every time, each with one
    misconception; what the kernel knows to be equal all the same is no mistake.
    """
    places = [
        (k, step.end)
        for k, chain in enumerate(report.chains)
        for step in chain.steps
        if step.follows
        and not _defines(chain.written, step.end)
        and chain.written.lines[step.end].relation in ("=", "iff", "implies")
    ]
    for k, end in random.Random(len(places)).sample(places, min(most, len(places))):
        chain = document.chains[k]
        for mistake, wrong in planted(chain.lines[end].term, chain.context, 7, 1):
            text = _replaced(document, chain.lines[end], wrong)
            if text and not sound(compared(chain, end, wrong).grade):
                yield mistake, text, k, end, wrong


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


def compared(chain, end, wrong):
    """How a planted line stands to the right one."""
    right = chain.lines[end].term
    relation = "iff" if is_statement(right) else "="
    try:
        return follows(right, wrong, relation, chain.context, Bench())
    except ShapeMismatchError:
        return Certificate(UNDECIDED, "shapes do not fit")


def step_to(text, kind, k, end):
    """The judged step to a line of a chain of a document, read anew, the lines behind it left out."""
    document = read_document(text, kind)
    chain = document.chains[k]
    judged = judged_chain(chain.but(lines=chain.lines[: end + 1]), Bench(), text=document.text)
    return next(step for step in judged.steps if step.end == end)
