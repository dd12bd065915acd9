"""Where a function taken entry by entry has no slope: the condition on every entry is printed, saved and read back."""

import json

import pytest

from derive.api import topic_function
from derive.app.shown import verified_again
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation

SHAPES = "X: n x d; w: d; y: n; V: d x k"

CONDITIONS = [
    ("sum(relu(X w))", "w", False, "(X w)_i != 0", "where (X w)ᵢ ≠ 0 for every i"),
    ("sum(relu(X w))", "w", True, "(X w)_k != 0", "where (X w)ₖ ≠ 0 for every k"),
    ("sum(abs(X w - y))", "w", False, "(X w)_i - y_i != 0", "where (X w)ᵢ - yᵢ ≠ 0 for every i"),
    ("sum(abs(X w - y))", "w", True, "(X w - y)_k != 0", "where (X w - y)ₖ ≠ 0 for every k"),
    ("sum(leaky_relu(X w))", "w", False, "(X w)_i != 0", "where (X w)ᵢ ≠ 0 for every i"),
    ("sum(leaky_relu(X w))", "w", True, "(X w)_k != 0", "where (X w)ₖ ≠ 0 for every k"),
    ("sum(elu(X w, a))", "w", False, "(X w)_i != 0", "where (X w)ᵢ ≠ 0 for every i"),
    ("norm(X w - y, 1)", "w", False, "(X w)_i - y_i != 0", "where (X w)ᵢ - yᵢ ≠ 0 for every i"),
    ("norm(X w - y, 1)", "w", True, "(X w - y)_k != 0", "where (X w - y)ₖ ≠ 0 for every k"),
    ("sum(max(X w, y))", "w", False, "(X w)_i - y_i != 0", "where (X w)ᵢ - yᵢ ≠ 0 for every i"),
    ("sum(log(X w))", "w", False, "(X w)_i > 0", "where (X w)ᵢ > 0 for every i"),
    ("tr(X^T relu(X V V^T))", "V", False, "(X V V^T)_ij != 0", "where (X V Vᵀ)ᵢⱼ ≠ 0 for every i and j"),
    ("norm(relu(X V))^2", "V", False, "(X V)_ij != 0", "where (X V)ᵢⱼ ≠ 0 for every i and j"),
]


def conditions(steps):
    for step in steps:
        yield from (each["text"] for each in step["conditions"])
        yield from conditions(step["detail"])


@pytest.mark.parametrize(("expression", "by", "entries", "condition", "said"), CONDITIONS)
def test_conditions_at_kinks_are_printed_for_every_entry(expression, by, entries, condition, said, tmp_path):
    found = topic_function("matrix-gradient")(expression, wrt=by, assume=SHAPES, entries=entries)
    assert found.verified
    assert said in " ".join(found.to("text").split())
    saved = json.loads(found.to("json"))
    path = tmp_path / "saved.json"
    path.write_text(found.to("json"), "utf-8")
    assert verified_again([str(path), "--seed", "1", "--time-limit", "60"]) == 0
    context = read_context("; ".join(saved["context"]))
    told = [read(text, context) for part in saved["parts"] for text in conditions(part.get("steps", []))]
    assert read(condition, context) in told
    assert all(type(each) is Relation for each in told)
