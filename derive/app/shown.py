"""`derive show` and `derive verify`: problems and solutions that lie in files."""

from __future__ import annotations

import sys
from pathlib import Path

from derive.app.arguments import parsed
from derive.app.cli import status_of, worked
from derive.app.limits import within
from derive.catalog import problem_text
from derive.core.drafts import Problem, evidence, verified
from derive.core.errors import InputError
from derive.write.files import text_of


def shown(words: list[str]) -> int:
    """Work out a problem file, or a shipped problem by its id."""
    arguments = parsed(words, ())
    if len(arguments.inputs) != 1:
        raise InputError("`derive show` takes one problem: a file or an id such as sigmoid/derivative")
    return worked(lambda: _posed(arguments.inputs[0], arguments.one("seed", "0")), arguments)


def _posed(name: str, seed: str) -> Problem:
    from derive.pipeline import read

    path = Path(name)
    problem = read(text_of(path) if path.suffix == ".toml" else problem_text(name))
    return problem.but(seed=int(seed))


def verified_again(words: list[str]) -> int:
    """Judge saved solutions again, from their JSON alone."""
    from derive.catalog import line_replayer
    from derive.kernel.solution import certify
    from derive.reader.saved import read_saved
    from derive.write.plain import plain

    arguments = parsed(words, ())
    if not arguments.inputs:
        raise InputError("`derive verify` takes one or more .json files written by `--format json`")
    status = 0
    for name in arguments.inputs:
        draft = read_saved(text_of(Path(name)), int(arguments.one("seed", "0")))
        with within(float(arguments.one("time-limit", "10"))):
            solution = certify(draft, line_replayer(plain))
        counts = ", ".join(f"{count} {grade}" for grade, count in evidence(solution).items() if count)
        word = "verified" if verified(solution) else "not verified"
        sys.stdout.write(f"{name}: {word} ({counts})\n")
        status = max(status, status_of(solution) if verified(solution) else 1)
    return status
