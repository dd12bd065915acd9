"""Every shipped problem is solved, verified, compared with its golden sheet, and survives mutation."""

import json

import pytest

from derive import catalog, pipeline
from derive.core.certificates import sound
from derive.core.drafts import all_steps, certificates
from derive.kernel.equality import Judge
from derive.misconceptions import misconceptions
from derive.write.formats import write

from .shipped import solved

IDS = catalog.problem_ids()


@pytest.mark.parametrize("name", IDS, scope="module")
def test_every_step_and_claim_is_certified(name):
    solution = solved(name)
    grades = [c.grade for c in certificates(solution)]
    assert grades
    assert all(map(sound, grades)), [c for c in certificates(solution) if not sound(c.grade)]


@pytest.mark.parametrize("name", IDS, ids=[name.replace("/", "-") for name in IDS], scope="module")
def test_golden_sheet(name, sheet):
    solution = solved(name)
    assert write(solution, "markdown") == sheet


@pytest.mark.parametrize("name", IDS, scope="module")
def test_no_mutant_is_certified(name):
    """A step changed by a misconception that applies is not certified, unless the change is none."""
    problem, solution = pipeline.shipped(name), solved(name)
    judge = Judge(problem.context, 0)
    for step in all_steps(solution):
        if step.relation != "=" or step.detail:
            continue
        for wrong in misconceptions():
            for mutant in wrong(step.before, problem.context):
                if mutant is step.after or not same_shape(mutant, step.before):
                    continue
                if sound(judge.equal(step.before, mutant).grade):
                    assert sound(judge.equal(step.after, mutant).grade), (wrong.name, step.before, mutant)


def same_shape(mutant, term):
    try:
        return mutant.shape == term.shape
    except ValueError:
        return False


@pytest.mark.parametrize("name", IDS, scope="module")
def test_json_is_of_the_schema_and_every_law_is_named(name):
    solution = solved(name)
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
