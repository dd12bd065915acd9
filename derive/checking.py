"""Hand-written derivations in Python: text or a file in, a report with views out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from derive.core import reports
from derive.core.errors import InputError
from derive.core.reports import JudgedChain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from derive.judge.targets import Target


class Report:
    """What the checker says of a document: `.verdict`, `.chains`; Jupyter shows it by itself."""

    def __init__(self, judged: reports.Report, name: str = "") -> None:
        self.judged, self.name = judged, name

    @property
    def verdict(self) -> str:
        """`valid`, `invalid` or `undecided`."""
        return self.judged.verdict

    @property
    def chains(self) -> tuple[JudgedChain, ...]:
        """The chains, each with `.steps`, `.first_wrong`, `.first_gain` and `.net`."""
        return self.judged.chains

    def to(self, format: str) -> Any:
        """The report as `text` or `json`, or the document with marks: `markdown`, `latex`, `html`, `ipynb`, `pdf`."""
        from derive.write.reports import written

        return written((self.judged,), (self.name,), format)

    def save(self, path: str | Path) -> Path:
        """Write the report to a file, in the format of its suffix."""
        from derive.write.files import save
        from derive.write.reports import format_of

        target = Path(path)
        save(target, self.to(format_of(target.name)))
        return target

    def __repr__(self) -> str:
        return str(self.to("text"))


def check(document: str | Path, assume: str = "", seed: int = 0, against: str | Path = "") -> Report:
    """The report on a hand-written derivation: Markdown, LaTeX, a notebook, or a bare chain; a Path is read.

    `against` is a problem, a file or the id of a shipped one, with whose own solution the document is compared.
    """
    from derive.judge.comparing import compared
    from derive.judge.judge import judged
    from derive.kernel.bench import Bench
    from derive.reader.documents import decoded, kind_of, read_document

    suffix = name = ""
    if isinstance(document, Path):
        suffix, name = document.suffix, document.name
        try:
            document = decoded(document.read_bytes())
        except OSError as error:
            raise InputError(f"can't read {str(document)!r}: {error.strerror}") from error
    goal = target_of(str(against)) if against else None
    declared = "; ".join(filter(None, (goal.declared if goal else "", assume)))
    report = judged(read_document(document, kind_of(document, suffix), declared), seed)
    return Report(report.but(against=compared(report, goal, Bench(seed))) if goal else report, name)


def target_of(name: str) -> Target:
    """What a problem asks to be reached: a file's, or a shipped one's by its id."""
    from derive import pipeline
    from derive.catalog import problem_text
    from derive.judge.targets import target
    from derive.write.declared import declared
    from derive.write.files import text_of

    path = Path(name)
    solution = pipeline.solve(pipeline.read(text_of(path) if path.suffix == ".toml" else problem_text(name)))
    terms = tuple(each.term for each in solution.problem.given)
    return target(
        path.stem if path.suffix == ".toml" else name, solution, "; ".join(declared(solution.problem.context, terms))
    )
