"""Chains in which log is the logarithm to the base 10, as school writes it: their lines follow then and only then."""

from __future__ import annotations

import re

from derive.core.written import WrittenChain
from derive.terms import Binder, Call, Derivative, Term, call, kinds, number, with_children

_LOG = re.compile(r"\\log(?![A-Za-z])(?!\s*_)")
_NATURAL = re.compile(r"\\ln(?![A-Za-z])|\\exp(?![A-Za-z])|(?<![A-Za-z\\])e\s*\^|\\log\s*_")


def decadic(chain: WrittenChain) -> WrittenChain | None:
    """The chain with each log to the base 10; None where none is written, or e, ln or calculus stands beside it."""
    written = " ".join(line.source for line in chain.lines)
    if not _LOG.search(written) or _NATURAL.search(written):
        return None
    if any(line.term is not None and kinds(line.term) & {Binder, Derivative} for line in chain.lines):
        return None
    terms = (None if line.term is None else _to_ten(line.term) for line in chain.lines)
    return chain.but(lines=tuple(line.but(term=term) for line, term in zip(chain.lines, terms, strict=True)))


def _to_ten(term: Term) -> Term:
    new = with_children(term, _to_ten)
    return call("log", *new.arguments, number(10)) if type(new) is Call and _is_bare(new) else new


def _is_bare(term: Call) -> bool:
    return term.name == "log" and len(term.arguments) == 1
