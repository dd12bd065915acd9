"""The Python interface: text, LaTeX, terms or SymPy objects in; solutions with views out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from derive import pipeline
from derive.catalog import problem_ids, topic_names
from derive.checking import Report, check
from derive.core import drafts
from derive.core.certificates import Certificate
from derive.core.errors import DeriveError, InputError
from derive.core.laws import Law
from derive.core.steps import Condition, Step, lines
from derive.terms import Term, letters


class Expression:
    """A term with its views: `.latex`, `.text`, `.sympy`."""

    def __init__(self, term: Term) -> None:
        self.term = term

    @property
    def latex(self) -> str:
        """The term as LaTeX."""
        from derive.write.latex import latex

        return latex(self.term)

    @property
    def text(self) -> str:
        """The term as plain text, which `derive.read` reads back."""
        from derive.write.plain import plain

        return plain(self.term)

    @property
    def sympy(self) -> Any:
        """The SymPy object that the term means, None where SymPy has none."""
        from derive.cas.to_sympy import to_sympy

        try:
            return to_sympy(self.term)
        except InputError:
            return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.term is self.term

    def __hash__(self) -> int:
        return hash(self.term)

    def __repr__(self) -> str:
        return self.text

    def _repr_latex_(self) -> str:
        return f"${self.latex}$"


class StepView:
    """One step: `.law`, `.before` and `.after` as whole lines, `.relation`, `.conditions`, `.certificate`."""

    def __init__(self, step: Step, before: Term, after: Term) -> None:
        self.step, self.before, self.after = step, Expression(before), Expression(after)

    law: Law = property(lambda self: self.step.law)  # type: ignore[assignment]
    relation: str = property(lambda self: self.step.relation)  # type: ignore[assignment]
    conditions: tuple[Condition, ...] = property(lambda self: self.step.conditions)  # type: ignore[assignment]
    certificate: Certificate = property(lambda self: self.step.certificate)  # type: ignore[assignment]

    def detail(self) -> Iterator[StepView]:
        """The small steps that this one folds."""
        yield from _views(self.step.before, self.step.detail)

    def __repr__(self) -> str:
        return f"{self.before} {self.relation} {self.after}  [{self.law.name}]"


def _views(start: Term, steps: tuple[Step, ...]) -> Iterator[StepView]:
    here = lines(start, steps)
    for step, before, after in zip(steps, here, here[1:], strict=False):
        yield StepView(step, before, after)


class Solution:
    """A problem worked out and judged; Jupyter shows it by itself."""

    def __init__(self, judged: drafts.Solution) -> None:
        self.judged = judged

    @cached_property
    def answer(self) -> dict[str, Any]:
        """The named results; terms have `.latex`, `.text` and `.sympy`."""
        return {answer.name: _viewed(answer.value) for answer in self.judged.answers}

    @property
    def verified(self) -> bool:
        """Whether every step and claim is proved, almost sure, or assumed in print."""
        return drafts.verified(self.judged)

    @property
    def evidence(self) -> dict[str, int]:
        """How many steps and claims have each grade."""
        return drafts.evidence(self.judged)

    def steps(self, *, deep: bool = False) -> Iterator[StepView]:
        """The steps in order; `deep` gives each one's small steps after it."""
        for part in drafts.every_part(self.judged.parts):
            if isinstance(part, drafts.Chain):
                for view in _views(part.derivation.start, part.derivation.steps):
                    yield from _deep(view) if deep else (view,)

    def to(self, format: str, detail: str = "normal") -> Any:
        """The sheet in a format of `docs/formats.md`: text, or the bytes of `pdf` and `qti`."""
        from derive.write.formats import write

        return write(self.judged, format, detail)

    def save(self, path: str | Path, detail: str = "normal") -> Path:
        """Write the sheet to a file, in the format of its suffix."""
        from derive.write.files import save
        from derive.write.formats import format_of

        target = Path(path)
        save(target, self.to(format_of(target.name), detail))
        return target

    def __repr__(self) -> str:
        return str(self.to("text"))

    def _repr_markdown_(self) -> str:
        return str(self.to("markdown"))


def _deep(view: StepView) -> Iterator[StepView]:
    yield view
    for inner in view.detail():
        yield from _deep(inner)


def _viewed(value: drafts.Value) -> Any:
    if isinstance(value, Term):
        return Expression(value)
    if isinstance(value, tuple):
        return [_viewed(each) for each in value]
    if isinstance(value, dict):
        return {key: _viewed(each) for key, each in value.items()}
    return value


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
    """The function of a topic: inputs by place, options by name, `assume` for declarations."""

    def work(*inputs: Any, assume: str = "", seed: int = 0, digits: int = 6, **options: Any) -> Solution:
        declared = [assume] if assume else []
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
