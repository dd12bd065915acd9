"""The collected chains, as documents: the first wrong line is found, no right line is accused, witnesses hold."""

import json
import re
from pathlib import Path

import pytest

from derive.core.certificates import sound
from derive.judge.judge import judged
from derive.kernel.balls import Balls
from derive.kernel.real_values import truth
from derive.reader.documents import read_document
from derive.terms import Collection, Symbol, substituted, symbols

CASES = [
    json.loads(line)
    for name in ("chains", "more_chains")
    for line in (Path(__file__).parents[1] / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines()
]
LETTERS = {"lam": "lambda", "L1": "L", "x1": "x_1", "x2": "x_2", "x3": "x_3"}
JUDGED = {}


def declarations(case):
    domain, text = case["domain"], " ".join(case["lines"])
    ranges = domain.get("ranges", {})
    out = [f"{low} < {LETTERS.get(name, name)} < {high}" for name, (low, high) in ranges.items()]
    out += [f"{LETTERS.get(name, name)} > 0" for name in domain.get("positive", []) if name not in ranges]
    if case["kind"] == "matrix" and "defs" in case:
        for name in "ABSX":
            if re.search(rf"(?<![a-zA-Z\\]){name}(?![a-zA-Z])", text):
                out.append(f"{name}: n x n{' symmetric' if name == 'S' else ''}")
        out += [f"{name}: n" for name in "wxy" if f"{name}v" in case["defs"]]
    if "softmax" in " ".join(case["sym"]) and re.search(r"(?<![a-z])p", text):
        out += ["z: 3", "p = softmax(z)", *(["y: 3"] if "y_k" in text else [])]
    return "; ".join([*out, *filter(None, [case.get("declared")])])


def longest(case):
    """The judged chain of a case, as what is declared beside it may stand as a chain of its own."""
    if case["id"] not in JUDGED:
        JUDGED[case["id"]] = max(report(case).chains, key=lambda chain: len(chain.written.lines))
    return JUDGED[case["id"]]


def report(case):
    rows = ["&" + line.strip() if line.strip().startswith("=") else line.strip() for line in case["lines"]]
    body = "$$\n\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}\n$$\n"
    return judged(read_document(body, "markdown", declarations(case)))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_first_wrong_line_is_found_and_no_right_one_accused(case):
    chain = longest(case)
    assert chain.first_wrong == case["first_wrong"]
    assert not any(step.verdict in ("undecided", "notation") for step in chain.steps)
    wrong = {(step["from"], step["to"]) for step in case["steps"] if not step["follows"]}
    for step in chain.steps:
        assert not (step.follows and (step.start, step.end) in wrong and sound(step.certificate.grade))


def test_the_first_gain_and_the_planted_mistake_are_named():
    wrong = [case for case in CASES if case["first_wrong"] is not None and case.get("misconception")]
    named = [case["id"] for case in wrong if mistake(case) == case["misconception"]]
    assert len(named) >= 0.95 * len(wrong)
    gains = [case["id"] for case in CASES if longest(case).first_gain == case["first_gain"]]
    assert len(gains) >= 0.99 * len(CASES)


def mistake(case):
    chain = longest(case)
    return next((step.misconception for step in chain.steps if step.end == chain.first_wrong), None)


def differs(line, other, values):
    """Whether two lines have different values, or one of two statements holds, where letters have values."""
    first, second = (substituted(term, values) for term in (line, other))
    try:
        return truth(first) is not truth(second)
    except Exception:
        return not Balls({}, 200).value(first).overlaps(Balls({}, 200).value(second))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_witness_put_into_both_lines_tells_them_apart(case):
    chain = longest(case)
    lines = [line.term for line in chain.written.lines]
    for step in chain.steps:
        if step.follows is not False:
            continue
        assert step.witness is not None
        assert step.witness.left is not step.witness.right
        if lines[step.end] is None:
            continue  # a claim in words
        values = {Symbol(name): value for name, value in step.witness.at}
        both = symbols(lines[step.start]) | symbols(lines[step.end])
        if any(type(value) is Collection for value in values.values()):
            continue  # outcomes of a random letter
        if case["kind"] in ("expression", "equation", "system", "inequality") and both <= values.keys():
            assert differs(lines[step.start], lines[step.end], values)
