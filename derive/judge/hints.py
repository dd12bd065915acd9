"""A report that says where to look and nothing more: neither why a line is wrong nor what would be right."""

from __future__ import annotations

from derive.core.drafts import phrase
from derive.core.reports import JudgedStep, Report


def hinted(report: Report) -> Report:
    """The report with the place of what is wrong alone."""
    chains = tuple(chain.but(steps=tuple(map(_hinted, chain.steps))) for chain in report.chains)
    against = report.against and report.against.but(asked=None, keys=(), goals=(), last=None)
    return report.but(chains=chains, against=against)


def _hinted(step: JudgedStep) -> JudgedStep:
    if step.follows is None:
        return step
    bare = JudgedStep(step.start, step.end, step.verdict, step.certificate.but(witness=None, method="not shown"))
    if step.follows is False:
        return bare.but(place=step.place, message=phrase("check.look"))
    if step.method is not None or step.gained:
        return bare.but(message=phrase("check.look"))
    return bare.but(conditions=step.conditions, message=step.message)
