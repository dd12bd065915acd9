"""Reports on hand-written derivations as plain text for the terminal."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.core.reports import JudgedChain, JudgedStep, Report
from derive.core.written import WrittenLine
from derive.judge.places import place_in
from derive.terms import Apply, Collection, Relation, Symbol, Term

from .pretty import pretty
from .remarks import provided
from .text import RELATIONS
from .words import said

MARKS = {True: "✓", False: "✗", None: "?"}
CARET = "^"


def report_text(report: Report) -> str:
    """A report as text: every line with a mark, and under those that fail where, why and what would be right."""
    chains = [_chain(chain) for chain in report.chains]
    return "\n\n".join("\n".join(lines) for lines in [*chains, [_said(_summary(report))]]) + "\n"


def _said(words: Phrase | str) -> str:
    return said(words, pretty)


def _summary(report: Report) -> Phrase:
    steps = [step for chain in report.chains for step in chain.steps]
    wrong = sum(step.follows is False for step in steps)
    return phrase(f"check.{report.verdict}", str(len(steps)), str(wrong))


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
    mark = " " if step is None or step.verdict == "given" else MARKS[step.follows]
    relation = RELATIONS.get(line.relation, line.relation)
    head = f"  {line.source_line:>{margin}} {mark} "
    sign = f"{relation} " if relation else ""
    source = " ".join(line.source.replace("&", " ").split())
    out = [f"{head}{sign}{source}"]
    if step is None:
        return out
    under = " " * (len(head) + len(sign))
    if step.follows is False and step.place is not None and line.term is not None:
        found = place_in(source, step.place, line.term)
        if found is not None:
            out.append(under + " " * found[0] + CARET * (found[1] - found[0]))
    return [*out, *(" " * len(head) + each for each in remarks(step))]


def remarks(step: JudgedStep) -> list[str]:
    """What is said under a line: the sentence, the witness, the right line and the law."""
    out = [] if step.message is None or _is_plain(step) else [_said(step.message)]
    if step.witness is not None and step.verdict == "wrong" and not (step.lost or step.gained):
        both = step.message is not None and step.message.key == "check.false_by_itself"
        key = ("sides" if both else "values") + ("_at" if step.witness.at else "")
        at = tuple(Relation("=", _named(name), value) for name, value in step.witness.at)
        out.append(_said(phrase(f"check.{key}", step.witness.left, step.witness.right, at)))
        if any(type(value) is Collection for _, value in step.witness.at):
            out.append(_said(phrase("check.outcomes")))
    if step.misconception is not None:
        out.append(_said(phrase("check.misconception", step.misconception)))
    if step.instead is not None:
        out.append(_said(phrase("check.instead", step.instead)))
    if step.law is not None and (step.follows is False or step.jump):
        out.append(_said(phrase("check.law", step.law)))
    if step.method is not None:
        out.append(_said(phrase(f"check.{step.method.replace('-', '_')}")))
    if step.verdict == "operator":
        out += [_said(each) for each in provided(step.conditions)]
    out += [_said(phrase("check.jump", each)) for each in step.jump]
    return out


def _is_plain(step: JudgedStep) -> bool:
    """Whether the mark says it all."""
    return step.verdict in ("identity", "equivalent") and not step.conditions and step.certificate.grade in ("proved", "almost-sure")


def _named(name: str) -> Term:
    head, bracket, rest = name.partition("(")
    return Apply(head, tuple(map(Symbol, rest.rstrip(")").split(", ")))) if bracket else Symbol(name)
