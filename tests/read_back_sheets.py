"""Shipped sheets read back as hand-written documents, and the same with a mistake planted in a line."""

from functools import lru_cache

from derive.core.certificates import REFUTED, UNDECIDED, sound
from derive.judge import questions
from derive.judge.judge import judged, judged_chain
from derive.kernel.bench import Bench
from derive.kernel.held import in_letters
from derive.kernel.relations import follows, is_statement
from derive.reader.documents import read_document
from derive.reader.parser import read_latex
from derive.terms import Operator, ShapeMismatchError, Symbol, alike, subterms
from derive.write.formats import write
from derive.write.latex import latex

from .read_back import planted
from .shipped import solved

KINDS = ("markdown", "latex")
SEED = 7


def without_remarks(replace=setattr):
    """From now on steps are judged without the laws and the mistakes that explain them, which have their own tests."""
    for remark in ("mistaken", "understood"):
        replace(questions, remark, lambda step, *_: step)


@lru_cache(4)
def read(name, kind):
    """The sheet of a shipped problem, read back; what that in Markdown holds too is left out of the other one."""
    document = read_document(write(solved(name), kind), kind)
    return document if kind == "markdown" else _without(document, read(name, "markdown"))


@lru_cache(4)
def report(name, kind):
    """The judged sheet."""
    return judged(read(name, kind))


def _without(document, other):
    kept = (chain for chain in document.chains if not any(_same_chain(chain, each) for each in other.chains))
    return document.but(chains=tuple(kept))


def _same_chain(one, other):
    told = one.context.but(texts=()) == other.context.but(texts=())
    return told and len(one.lines) == len(other.lines) and all(map(_same_line, one.lines, other.lines))


def _same_line(one, other):
    read = one.term is not None and other.term is not None
    return read and one.relation == other.relation and one.given == other.given and alike(one.term, other.term)


def places(name, kind):
    """The chain and the line of each step of a sheet that may get a mistake: all by `=`, `iff` or `implies`."""
    return [
        (k, step.end)
        for k, chain in enumerate(report(name, kind).chains)
        for step in chain.steps
        if step.follows
        and not _defines(chain.written, step.end)
        and chain.written.lines[step.end].relation in ("=", "iff", "implies")
    ]


def _defines(chain, end):
    """Whether a line may define the name that stands alone before it: that says what it says, whatever is planted."""
    return end == 1 and type(chain.lines[0].term) is Symbol


def with_mistake(name, kind, place):
    """The line at a place with a mistake in it, as LaTeX, and what becomes of it: wrong, undecided or certified.

    None where no misconception applies, or the line that it makes follows from the line before all the same.
    """
    document, (k, end) = read(name, kind), place
    chain = document.chains[k]
    right = chain.lines[end]
    for _, wrong in planted(right.term, chain.context, SEED, 1):
        source = latex(wrong)
        line = right.but(source=source, term=in_letters(read_latex(source, chain.context), _varying(right.term)))
        if alike(line.term, wrong) and not sound(_compared(right.term, wrong, chain.context)):
            step = _last_step(chain.but(lines=(*chain.lines[:end], line)), document.text)
            if not step.follows:
                return source, "undecided" if step.follows is None else "wrong"
            if step.verdict != "implies" and _compared(right.term, wrong, chain.context) == REFUTED:
                return source, "certified"
    return None


def _varying(term):
    """The letters that vary in the differentials of a line, as the words before it say."""
    found = (here.variables for here in subterms(term) if type(here) is Operator and here.name == "differential")
    return next(found, ())


def _compared(right, wrong, context):
    """The grade of the certificate that two lines say the same."""
    relation = "iff" if is_statement(right) else "="
    try:
        return follows(right, wrong, relation, context, Bench()).grade
    except ShapeMismatchError:
        return UNDECIDED


def _last_step(chain, text):
    report = judged_chain(chain, Bench(), text=text)
    return next(step for step in report.steps if step.end == len(chain.lines) - 1)
