"""A problem as the call of Python that poses it again."""

from __future__ import annotations

from keyword import iskeyword

from derive.core.drafts import Problem, Value
from derive.core.inside import terms_in
from derive.terms import Relation, Term

from .declared import declared
from .plain import plain

DIGITS = 6


def call(problem: Problem) -> str:
    """The call of `derive` that gives the solution of a problem; nothing for one that is posed by a file of its own."""
    if problem.network is not None:
        return ""
    given = [repr(plain(each.term)) for each in problem.given]
    options = [f"{_name(name)}={_text(value)!r}" for name, value in problem.options if value not in (None, ())]
    terms = terms_in((problem.given, problem.options))
    told = "; ".join(declared(problem.context, terms))
    more = [f"assume={told!r}"] if told else []
    more += [f"digits={problem.context.digits}"] if problem.context.digits != DIGITS else []
    more += [f"seed={problem.seed}"] if problem.seed else []
    return f"derive.{problem.topic.replace('-', '_')}({', '.join((*given, *options, *more))})"


def _name(option: str) -> str:
    return f"{option}_" if iskeyword(option) else option.replace("-", "_")


def _text(value: Value) -> str | list[str]:
    """An option's value as it is typed: letters and points with commas, relations one by one."""
    match value:
        case Term():
            return plain(value)
        case bool():
            return "true" if value else "false"
        case tuple() if all(isinstance(each, Relation) for each in value):
            return [plain(each) for each in value if isinstance(each, Relation)]
        case tuple():
            return ", ".join(map(_piece, value))
    return str(value)


def _piece(value: Value) -> str:
    if isinstance(value, tuple):
        return " = ".join(map(_piece, value))
    return plain(value) if isinstance(value, Term) else str(value)
