"""Every shipped problem is solved, verified, compared with its golden sheet, and survives mutation."""

import json
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pytest

import derive.misconceptions
from derive import catalog, pipeline
from derive.core.certificates import sound
from derive.core.drafts import all_steps, certificates
from derive.core.rules import Provided, Rule
from derive.kernel.equality import Judge
from derive.write.formats import write

IDS = catalog.problem_ids()


@cache
def solved(name):
    problem = pipeline.shipped(name)
    return problem, pipeline.solve(problem)


@cache
def misconceptions():
    modules = [
        import_module(f"derive.misconceptions.{module.name}") for module in iter_modules(derive.misconceptions.__path__)
    ]
    return tuple(v for module in modules for v in vars(module).values() if type(v) is Rule)


@pytest.mark.parametrize("name", IDS)
def test_every_step_and_claim_is_certified(name):
    _, solution = solved(name)
    grades = [c.grade for c in certificates(solution)]
    assert grades
    assert all(map(sound, grades)), [c for c in certificates(solution) if not sound(c.grade)]


@pytest.mark.parametrize("name", IDS, ids=[name.replace("/", "-") for name in IDS])
def test_golden_sheet(name, sheet):
    _, solution = solved(name)
    assert write(solution, "markdown") == sheet


@pytest.mark.parametrize("name", IDS)
def test_no_mutant_is_certified(name):
    """A step changed by a misconception that applies is refuted, unless the kernel shows the change to be none."""
    problem, solution = solved(name)
    judge = Judge(problem.context, 0)
    for step in all_steps(solution):
        if step.relation != "=" or step.detail:
            continue
        for wrong in misconceptions():
            if wrong.heads and type(step.before) not in wrong.heads:
                continue
            found = wrong.rewrite(step.before, problem.context)
            mutant = found.after if isinstance(found, Provided) else found
            if mutant is None or mutant is step.after or mutant.shape != step.before.shape:
                continue
            if sound(judge.equal(step.before, mutant).grade):
                assert sound(judge.equal(step.after, mutant).grade), (wrong.law.name, step.before, mutant)
            else:
                assert judge.equal(step.before, mutant).grade == "refuted", (wrong.law.name, step.before, mutant)


@pytest.mark.parametrize("name", IDS)
def test_json_is_of_the_schema_and_every_law_is_named(name):
    _, solution = solved(name)
    data = json.loads(write(solution, "json"))
    assert data["schema"] == "derive/1"
    assert data["verified"] is True
    assert data["title"]
    assert data["answer"]
    for part in data["parts"]:
        for step in part.get("steps", []):
            assert step["law"]["name"]
            assert step["law"]["statement"]
            assert step["before"]["text"] != step["after"]["text"]


def test_every_problem_names_its_row():
    for name in IDS:
        assert "\nrow = " in catalog.problem_text(name), name
