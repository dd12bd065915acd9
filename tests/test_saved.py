"""Every shipped problem's saved solution is verified from its JSON alone; a changed one is refused."""

import json

import pytest

from derive.app.shown import verified_again
from derive.catalog import laws, load_laws, problem_ids
from derive.core.errors import InputError
from derive.write.formats import write

from .shipped import solved

CHANGED = (
    "sigmoid/derivative", "derivative/sine-to-the-cosine", "losses/huber", "softmax/jacobian", "norms/unit-vector",
    "implicit/folium", "lagrange/product", "critical-points/double-well", "eigen/two-by-two", "eigen/equal-diagonal",
)  # fmt: skip


def verify(tmp_path, data):
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(data), "utf-8")
    try:
        return verified_again([str(path), "--seed", "1", "--time-limit", "60"])
    except InputError as error:
        return error.status


def saved(name):
    return json.loads(write(solved(name), "json"))


@pytest.mark.parametrize("name", problem_ids()[::2])
def test_saved_solution_is_verified(name, tmp_path):
    assert verify(tmp_path, saved(name)) == 0


def test_several_solutions_in_one_file(tmp_path):
    both = [saved("sigmoid/derivative"), saved("eigen/two-by-two")]
    assert verify(tmp_path, both) == 0
    both[1]["answer"][0]["text"] = "lambda^2 + 7 lambda + 10"
    assert verify(tmp_path, both) == 1


def parts_of(data):
    for part in data if isinstance(data, list) else data["parts"]:
        yield part
        for branch in part.get("branches", ()):
            yield from parts_of(branch["parts"])


def steps_of(data):
    todo = [step for part in parts_of(data) for step in part["steps"]]
    for step in todo:
        todo += step["detail"]
    return todo


def terms_of(value):
    if isinstance(value, dict) and "text" in value and "latex" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from terms_of(each)


def negated(text):
    left, equals, right = text.rpartition(" = ")
    return f"{left}{equals}-({right})"


def with_other_sign(data):
    for step in steps_of(data):
        step["after"]["text"] = negated(step["after"]["text"])
        yield "after"
        step["after"]["text"] = step["after"]["text"].replace("-(", "(", 1)


def with_law_of_other_name(data):
    load_laws()
    other = next(name for name in laws() if name == "product-rule")
    for step in steps_of(data):
        own, step["law"]["name"] = step["law"]["name"], other
        if own != other:
            yield own
        step["law"]["name"] = own


def with_law_swapped_whole(data):
    load_laws()
    law = laws()["quotient-rule"]
    for step in steps_of(data):
        own = step["law"]
        step["law"] = {"name": law.name, "statement": law.statement, "formula": law.formula, "source": law.source}
        if own["name"] != law.name:
            yield own["name"]
        step["law"] = own


def without_conditions(data):
    steps = [step for step in steps_of(data) if step["conditions"]]
    kept = [step["conditions"] for step in steps]
    for step in steps:
        step["conditions"] = []
    if steps:
        yield "conditions"
    for step, conditions in zip(steps, kept, strict=True):
        step["conditions"] = conditions


def with_other_answer(data):
    for term in terms_of(data["answer"]):
        own, term["text"] = term["text"], f"{term['text']} + 17" if term["text"][0] != "[" else "[17, 17]"
        yield own
        term["text"] = own


def with_other_given(data):
    for term in terms_of(data["given"]):
        own, term["text"] = term["text"], negated(term["text"])
        yield own
        term["text"] = own


def with_other_cell(data):
    for part in parts_of(data):
        for term in terms_of(part.get("rows", [])):
            own, term["text"] = term["text"], "17"
            yield own
            term["text"] = own


def with_other_definition(data):
    for part in parts_of(data):
        if part["kind"] == "definition":
            own = part["relation"]["text"]
            name, sign, body = own.partition(" := ")
            part["relation"]["text"] = f"{name}{sign}-({body})"
            yield own
            part["relation"]["text"] = own


def without_a_case(data):
    for part in parts_of(data):
        branches = part.get("branches", [])
        for k in range(len(branches)):
            part["branches"] = branches[:k] + branches[k + 1 :]
            yield branches[k]["when"]["text"]
        if branches:
            part["branches"] = branches


CHANGES = (
    with_other_sign, with_law_of_other_name, with_law_swapped_whole, without_conditions, with_other_answer,
    with_other_given, with_other_cell, with_other_definition, without_a_case,
)  # fmt: skip
MOST = 6


@pytest.mark.parametrize("name", CHANGED)
@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__ for change in CHANGES])
def test_changed_solution_is_refused(name, change, tmp_path):
    data = saved(name)
    for _, what in zip(range(MOST), change(data), strict=False):
        assert verify(tmp_path, data) in (1, 2), what
