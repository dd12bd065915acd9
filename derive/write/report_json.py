"""Reports on hand-written derivations as JSON."""

from __future__ import annotations

from typing import Any

from derive import __version__
from derive.core.certificates import Witness
from derive.core.reports import Comparison, JudgedChain, JudgedStep, Reached, Report
from derive.core.written import WrittenLine
from derive.terms import Term

from .json import certified, term_object
from .plain import plain
from .words import said

Object = dict[str, Any]


def reported(report: Report) -> Object:
    """A report as the object that is written."""
    against = {} if report.against is None else {"against": _against(report.against)}
    return {
        "schema": "derive-report/1",
        "version": __version__,
        "seed": report.seed,
        "verdict": report.verdict,
        "chains": [_chain(chain) for chain in report.chains],
        **against,
    }


def _against(found: Comparison) -> Object:
    return {
        "problem": found.problem,
        "same_problem": found.same,
        "key_lines": [_reached(each) for each in found.keys],
        "goals": [_reached(each) for each in found.goals],
        "last": _text(found.last),
        "last_has_the_value": found.ends,
        "form_reached": found.formed,
        "reached": found.reached,
    }


def _reached(found: Reached) -> Object:
    return {**term_object(found.term), "source_line": found.line}


def _chain(chain: JudgedChain) -> Object:
    return {
        "source_line": chain.written.source_line,
        "first_wrong": chain.first_wrong,
        "first_gain": chain.first_gain,
        "net": chain.net,
        "assumed": list(chain.written.assumed),
        "lines": [_line(line) for line in chain.written.lines],
        "steps": [_step(step) for step in chain.steps],
    }


def _line(line: WrittenLine) -> Object:
    return {
        "latex": line.source,
        "read_as": None if line.term is None else plain(line.term),
        "source_line": line.source_line,
        "relation": line.relation,
        "trouble": line.trouble or None,
    }


def _step(step: JudgedStep) -> Object:
    return {
        "from": step.start,
        "to": step.end,
        "verdict": step.verdict,
        "follows": step.follows,
        "method": step.method,
        "certificate": certified(step.certificate),
        "conditions": [{"text": plain(c.relation), "status": c.status} for c in step.conditions],
        "witness": None if step.witness is None else _witness(step.witness),
        "misconception": step.misconception,
        "law": step.law,
        "message": said(step.message, plain) if step.message is not None else "",
        "place": _text(step.place),
        "instead": _text(step.instead),
        "gained": [plain(each) for each in step.gained],
        "lost": [plain(each) for each in step.lost],
        "jump": [plain(each) for each in step.jump],
    }


def _text(term: Term | None) -> str | None:
    return None if term is None else plain(term)


def _witness(witness: Witness) -> Object:
    at = {name: plain(value) for name, value in witness.at}
    return {"at": at, "left": plain(witness.left), "right": plain(witness.right)}
