"""`derive show` and `derive verify`: problems and solutions that lie in files."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from secrets import randbelow

from derive.app.arguments import parsed
from derive.app.cli import worked
from derive.app.limits import within
from derive.catalog import problem_text
from derive.core.certificates import sound
from derive.core.drafts import Draft, Problem, Solution, claims_of, every_part, evidence, steps_of, verified
from derive.core.errors import InputError, RefutedError, ReplayError, UndecidedError
from derive.write.files import text_of


def shown(words: list[str]) -> int:
    """Work out problem files, or shipped problems by their ids, on one sheet."""
    arguments = parsed(words, ())
    if not arguments.inputs:
        raise InputError("`derive show` takes one or more problems: files, or ids such as sigmoid/derivative")
    seed, digits = arguments.one("seed", "0"), arguments.one("digits", "6")
    return worked([partial(_posed, name, seed, digits) for name in arguments.inputs], arguments)


def _posed(name: str, seed: str, digits: str) -> Problem:
    from derive.pipeline import read

    path = Path(name)
    problem = read(text_of(path) if path.suffix == ".toml" else problem_text(name))
    return problem.but(seed=int(seed), context=problem.context.but(digits=int(digits)))


def verified_again(words: list[str]) -> int:
    """Judge saved solutions again, from their JSON alone, at fresh points unless a seed is named."""
    arguments = parsed(words, ())
    if not arguments.inputs:
        raise InputError("`derive verify` takes one or more .json files written by `--format json`")
    seed = int(arguments.one("seed") or randbelow(10**9))
    seconds = float(arguments.one("time-limit", "10"))
    status = 0
    for name in arguments.inputs:
        text = text_of(Path(name))
        with within(seconds):
            said, found = _judged_again(text, seed)
        sys.stdout.write(f"{name}: {said} (seed {seed})\n")
        status = max(status, found)
    return status


def _judged_again(text: str, seed: int) -> tuple[str, int]:
    """What the kernel says of saved solutions, and the status that goes with it."""
    from derive.reader.saved import read_saved

    found = [_judged(draft) for draft in read_saved(text, seed)]
    return "; ".join(said for said, _ in found), max(status for _, status in found)


def _judged(draft: Draft) -> tuple[str, int]:
    from derive.kernel.results import check_results
    from derive.kernel.solution import certify
    from derive.replaying import line_replayer
    from derive.write.plain import plain

    try:
        solution = certify(draft, line_replayer(draft.parts, plain))
        check_results(solution)
    except (RefutedError, ReplayError, UndecidedError) as error:
        return f"not verified: {error}", RefutedError.status
    counts = ", ".join(f"{count} {grade}" for grade, count in evidence(solution).items() if count)
    if verified(solution):
        return f"verified: {counts}", 0
    return f"not verified: {counts}; {_first_unsound(solution)}", RefutedError.status


def _first_unsound(solution: Solution) -> str:
    """Where the first step or claim stands that is not known, and why."""
    for part in every_part(solution.parts):
        for step in steps_of(part):
            if step.certificate is not None and not sound(step.certificate.grade):
                return f"the step {step.law.name} of part {part.label}: {step.certificate.method}"
        for claim in claims_of(part):
            if claim.certificate is not None and not sound(claim.certificate.grade):
                return f"a claim of part {part.label}: {claim.certificate.method}"
    return ""
