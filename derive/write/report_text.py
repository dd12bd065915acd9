"""Reports on hand-written derivations as plain text for the terminal."""

from __future__ import annotations

import re

from derive.core.drafts import Phrase, phrase
from derive.core.reports import JudgedChain, JudgedStep, Report
from derive.core.written import WrittenLine
from derive.judge.places import place_in
from derive.layout.compared import comparison
from derive.layout.feedback import not_read, place_of, sentences, summary

from .pretty import pretty
from .text import RELATIONS
from .words import said

MARKS = {True: "✓", False: "✗", None: "?"}
CARET = "^"
LONGEST = 600
# Signs that align rows, outside of matrices and cases.
_ALIGNED = re.compile(r"&(?![^\n]*\\end\{(?:[pbvBV]?matrix|cases|array)\})")


def report_text(report: Report) -> str:
    """A report as text: every line with a mark, and under those that fail where, why and what would be right."""
    chains = [_chain(chain) for chain in report.chains]
    ending = (summary(report), *comparison(report.against))
    return "\n\n".join("\n".join(lines) for lines in [*chains, list(map(_said, ending))]) + "\n"


def _said(words: Phrase | str) -> str:
    return said(words, pretty)


def _chain(chain: JudgedChain) -> list[str]:
    written = chain.written
    margin = len(str(max((line.source_line for line in written.lines), default=1)))
    out = [_said(phrase("check.chain", str(written.source_line)))]
    out += [f"  {_said(phrase('check.taken_as', each))}" for each in written.assumed]
    steps = {step.end: step for step in chain.steps}
    for index, line in enumerate(written.lines):
        out += _line(line, steps.get(index), margin)
    return out


def _line(line: WrittenLine, step: JudgedStep | None, margin: int) -> list[str]:
    unread = not_read(line) if step is None else ()
    mark = "?" if unread else " " if step is None or step.verdict == "given" else MARKS[step.follows]
    relation = RELATIONS.get(line.relation, line.relation)
    head = f"  {line.source_line:>{margin}} {mark} "
    sign = f"{relation} " if relation else ""
    source = " ".join(_ALIGNED.sub(" ", line.source).split())
    out = [f"{head}{sign}{source if len(source) <= LONGEST else source[:LONGEST] + ' …'}"]
    if step is None:
        return [*out, *(" " * len(head) + _said(each) for each in unread)]
    under = " " * (len(head) + len(sign))
    if step.follows is False and step.place is not None and line.term is not None:
        found = place_in(source, step.place, line.term)
        if found is not None and found[1] <= LONGEST:
            out.append(under + " " * found[0] + CARET * (found[1] - found[0]))
        else:
            out += [" " * len(head) + _said(each) for each in place_of(step, line)]
    return [*out, *(" " * len(head) + _said(each) for each in sentences(step, line))]
