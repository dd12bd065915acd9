"""What Python shows of a solution: terms with their texts, steps, and the whole in every format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from derive.core import drafts
from derive.core.certificates import Certificate
from derive.core.errors import InputError
from derive.core.laws import Law
from derive.core.steps import Condition, Step, lines
from derive.terms import Term


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
        """Write the sheet to a file, in the format of its suffix, and pictures beside it where that can't hold them."""
        from derive.write.beside import pictures_beside
        from derive.write.files import save_together
        from derive.write.formats import format_of

        target = Path(path)
        with pictures_beside(target.stem) as pictures:
            sheet = self.to(format_of(target.name), detail)
        save_together(target, sheet, pictures)
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
