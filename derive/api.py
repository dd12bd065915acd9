"""The Python interface: text, LaTeX, terms or SymPy objects in; solutions with views out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from threading import Lock
from typing import Any

from derive import pipeline
from derive.catalog import problem_ids, topic_names
from derive.checking import Report, check
from derive.core import drafts
from derive.core.errors import DeriveError, InputError
from derive.terms import Term, letters
from derive.views import Expression, Solution


def read(text: str, assume: str = "") -> Expression:
    """The term that a plain or LaTeX text states, as written."""
    from derive.reader.declarations import read_context
    from derive.reader.parser import read as parsed

    return Expression(parsed(text, read_context(assume)))


def problem(name: str) -> Solution:
    """A shipped problem by its id, worked out and judged."""
    return Solution(pipeline.solve(pipeline.shipped(name)))


def work_many(problems: Iterable[str | Path | drafts.Problem], executor: Executor | None = None) -> list[Solution]:
    """Shipped problems by id, problem files, or problems, worked out in order, on an executor where one is given."""
    posed = [each if isinstance(each, drafts.Problem) else _posed(str(each)) for each in problems]
    return [Solution(each) for each in (executor.map if executor else map)(_worked, posed)]


def _posed(name: str) -> drafts.Problem:
    if name in problem_ids():
        return pipeline.shipped(name)
    path = Path(name)
    if not path.is_file():
        raise InputError(f"there is no problem file {name!r}")
    return pipeline.read(path.read_text("utf-8"))


_ONE_AT_A_TIME = Lock()


def _worked(problem: drafts.Problem) -> drafts.Solution:
    """A solution; threads take turns, as equal terms are one object in a process."""
    with _ONE_AT_A_TIME:
        return pipeline.solve(problem)


def topic_function(name: str) -> Callable[..., Solution]:
    """The function of a topic: inputs by place, options by name, `shapes` and `assume` for declarations."""

    def work(
        *inputs: Any, assume: str = "", shapes: str = "", seed: int = 0, digits: int = 6, **options: Any
    ) -> Solution:
        declared = [each for each in (shapes, assume) if each]
        texts = tuple(_text(each, declared) for each in inputs)
        named = {key.rstrip("_").replace("_", "-"): _texts(value, declared) for key, value in options.items()}
        return Solution(pipeline.solve(pipeline.posed(name, texts, named, "; ".join(declared), seed, digits)))

    work.__name__ = work.__qualname__ = name.replace("-", "_")
    work.__doc__ = f"Work out `{name}`; returns a verified `Solution`."
    return work


def _texts(value: Any, declared: list[str]) -> list[str]:
    if isinstance(value, (list, set)):
        return [_text(each, declared) for each in value]
    return [_text(value, declared)]


def _text(value: Any, declared: list[str]) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int)):
        return str(value)
    if isinstance(value, Path):
        from derive.write.files import text_of

        return text_of(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{_text(k, declared)}={_text(v, declared)}" for k, v in value.items())
    if isinstance(value, Sequence):
        return f"[{', '.join(_text(each, declared) for each in value)}]"
    term = _term(value)
    declared += [_declaration(letter.name, letter.dims) for letter in letters(term) if letter.dims]
    return Expression(term).text


def _declaration(name: str, dims: tuple[Term, ...]) -> str:
    return f"{name}: {' x '.join(Expression(d).text for d in dims)}"


def _term(value: Any) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, Expression):
        return value.term
    from derive.cas.from_sympy import from_sympy

    return from_sympy(value)


OWN: dict[str, Any] = {
    "check": check,
    "read": read,
    "problem": problem,
    "work_many": work_many,
    "Report": Report,
    "Solution": Solution,
    "Expression": Expression,
    "DeriveError": DeriveError,
}


def names() -> list[str]:
    """Every public name: the functions of this module and one for each topic."""
    return sorted([*OWN, *(name.replace("-", "_") for name in topic_names())])


def public(name: str) -> Any:
    """A public name's object; raises AttributeError where there is none."""
    if name in OWN:
        return OWN[name]
    if name.replace("_", "-") in topic_names():
        return topic_function(name.replace("_", "-"))
    raise AttributeError(f"module 'derive' has no attribute {name!r}")
