"""What is said of the lines of a hand-written document, one remark for each, in the order of the document."""

from __future__ import annotations

import re

from derive.core.drafts import Phrase, phrase
from derive.core.reports import JudgedChain, JudgedStep, Report
from derive.core.written import WrittenLine
from derive.kernel.relations import is_statement
from derive.misconceptions import by_name
from derive.terms import FALSE, TRUE, Apply, Collection, Record, Relation, Symbol, Term

from .conditions import provided
from .decimals import as_written

SURE = ("proved", "almost-sure")
_VALUES = {"check.false_by_itself": "sides", "check.slopes_differ": "slopes", "check.better_elsewhere": "better",
           "check.not_followed": "unmet", "check.claim_minim": "claimed", "check.claim_maxim": "claimed",
           "check.claim_saddle": "claimed", "check.claim_slope": "claimed", "check.claim_bent": "claimed"}  # fmt: skip
START, GIVEN, OPEN = "start", "given", "open"
MARKS = {True: "right", False: "wrong", None: OPEN}
_INVISIBLE = re.compile(r"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")


class Remark(Record):
    """A line with its mark: start, right, wrong, given or open; `number` is 0 where the mark says it all.

    `said` are the sentences about it; of a chain's first line, what is taken for the whole chain, or why it is not
    read.
    """

    line: WrittenLine
    step: JudgedStep | None
    mark: str
    said: tuple[Phrase, ...] = ()
    number: int = 0

    @property
    def verdict(self) -> Phrase | None:
        """The verdict in words; a chain's first line has none where it is read."""
        unread = phrase("verdicts.notation") if self.mark == OPEN else None
        return unread if self.step is None else phrase(f"verdicts.{self.step.verdict}")

    @property
    def formula(self) -> str:
        """The line on one row, as it was written; empty where it can't stand so."""
        text = _INVISIBLE.sub("", self.line.latex)
        if "\\begin" not in text:
            text = re.sub(r"\\\\(?:\[[^\]]*\])?|&", " ", text)
        return " ".join(text.split()) if _balanced(text) else ""


def _balanced(text: str) -> bool:
    pairs = (("{", "}"), (r"\left", r"\right"), (r"\begin", r"\end"))
    plain = text.replace(r"\{", "").replace(r"\}", "").replace(r"\leftarrow", "").replace(r"\rightarrow", "")
    return "$" not in text and all(plain.count(a) == plain.count(b) for a, b in pairs)


def remarks(report: Report) -> tuple[tuple[Remark, ...], ...]:
    """A remark for every line of every chain; those that say something are numbered."""
    out: list[tuple[Remark, ...]] = []
    number = 0
    for chain in report.chains:
        found = []
        for each in chain_remarks(chain):
            counts = bool(each.said) and each.mark != START
            number += counts
            found.append(each.but(number=number) if counts else each)
        out.append(tuple(found))
    return tuple(out)


def chain_remarks(chain: JudgedChain) -> tuple[Remark, ...]:
    """A remark for every line of a chain."""
    steps = {step.end: step for step in chain.steps}
    taken = tuple(phrase("check.taken_as", each) for each in chain.written.assumed)
    return tuple(_remark(line, steps.get(index), taken) for index, line in enumerate(chain.written.lines))


def _remark(line: WrittenLine, step: JudgedStep | None, taken: tuple[Phrase, ...]) -> Remark:
    if step is None:
        unread = not_read(line)
        return Remark(line, None, OPEN if unread else START, (*taken, *unread))
    mark = GIVEN if step.verdict == GIVEN else MARKS[step.follows]
    return Remark(line, step, mark, (*place_of(step, line), *sentences(step, line)))


def not_read(line: WrittenLine) -> tuple[Phrase, ...]:
    """Why a chain's first line is not read, where it is not."""
    return (phrase("check.not_read", line.trouble),) if line.term is None and line.trouble else ()


def summary(report: Report) -> Phrase:
    """How many steps do not follow."""
    steps = [step for chain in report.chains for step in chain.steps]
    wrong = sum(step.follows is False for step in steps)
    if not steps:
        return phrase("check.no_steps")
    count = "_single" if len(steps) == 1 else "_one" if wrong == 1 else ""
    return phrase(f"check.{report.verdict}{count}", str(len(steps)), str(wrong))


def place_of(step: JudgedStep, line: WrittenLine) -> tuple[Phrase, ...]:
    """Which part of a line is wrong, where it is not all of it."""
    if step.follows is not False or step.place is None or step.place is line.term:
        return ()
    return (phrase("check.here", step.place),)


def sentences(step: JudgedStep, line: WrittenLine) -> tuple[Phrase, ...]:
    """What is said of a step: the verdict's reason, the witness, the mistake, the right line, the law."""
    out = [] if step.message is None or _is_plain(step) else [step.message]
    out += _witnessed(step, line)
    if step.misconception is not None:
        out += _named(step.misconception)
    if step.instead is not None:
        out.append(phrase("check.instead", as_written(step.instead, line)))
    if step.law is not None and (step.follows is False or step.jump):
        out.append(phrase("check.law", step.law))
    if step.method is not None:
        out.append(phrase(f"check.{step.method.replace('-', '_')}"))
    if step.verdict == "operator":
        out += provided(step.conditions)
    out += [phrase("check.jump", each) for each in step.jump]
    return tuple(out)


def _witnessed(step: JudgedStep, line: WrittenLine) -> list[Phrase]:
    if step.witness is None or step.verdict != "wrong" or step.lost or step.gained:
        return []
    said = _VALUES.get(step.message.key if step.message is not None else "", _of(line.term))
    if said == "unmet" and not {step.witness.left, step.witness.right}.isdisjoint((TRUE, FALSE)):
        said = "values"
    if said == "sides" and type(line.term) is Relation and line.term.left.shape:
        said = "entries_of_sides"
    key = said + ("_at" if step.witness.at else "")
    at = tuple(Relation("=", _letter(name), value) for name, value in step.witness.at)
    values = (as_written(value, line) for value in (step.witness.left, step.witness.right))
    out = [phrase(f"check.{key}", *values, at)]
    kinds = [value.kind for _, value in step.witness.at if type(value) is Collection]
    if kinds:
        out.append(phrase("check.outcomes_apart" if "set" in kinds else "check.outcomes"))
    return out


def _of(term: Term | None) -> str:
    """What the values of a witness are those of: the lines, or an entry of each."""
    return "values" if term is None or is_statement(term) or not term.shape else "entries"


def _named(name: str) -> list[Phrase]:
    found = by_name().get(name)
    return [phrase("check.misconception", name), *([phrase("check.sentence", found.law.statement)] if found else [])]


def _is_plain(step: JudgedStep) -> bool:
    """Whether the mark says it all."""
    if step.message is not None and step.message.key == "check.by_what_stands":
        return False
    return step.verdict in ("identity", "equivalent") and not step.conditions and step.certificate.grade in SURE


def _letter(name: str) -> Term:
    head, bracket, rest = name.partition("(")
    return Apply(head, tuple(map(Symbol, rest.rstrip(")").split(", ")))) if bracket else Symbol(name)
