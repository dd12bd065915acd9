"""`derive check` for many files: a row for each in the summary, one file for each in a folder, hints, statuses."""

import csv
import json
import subprocess
import sys

import pytest

import derive
from derive.write.summary import COLUMNS

RIGHT = "$$ \\frac{d}{dx} x^3 = 3x^2 $$\n"
WRONG = "$$ \\frac{d}{dx} (x^3 \\sin x) = 3x^2 \\cos x = 3 x^2 \\cos(x) $$\n"
OPEN = "$$\n\\begin{aligned}\nx^2 &= 4 \\\\\n\\foo{x} &= 2\n\\end{aligned}\n$$\n"
FILES = {"ann.md": RIGHT, "ben.md": WRONG, "=eve.md": OPEN, "dan.md": "nothing to see\n", "éva.md": RIGHT}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "bin.md").write_bytes(b"\x80\x81")
    return tmp_path


def run(*words, cwd):
    command = [sys.executable, "-m", "derive", "check", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_row_a_file(folder, jobs):
    names = sorted([*FILES, "bin.md"])
    found = run(*names, "missing.md", "--summary", "out.csv", "--jobs", jobs, cwd=folder)
    assert found.returncode == 2
    assert found.stdout == "2 valid, 1 invalid, 1 undecided, 3 unread\n"
    assert len(found.stderr.splitlines()) == 3
    rows = {row["id"]: row for row in csv.DictReader((folder / "out.csv").read_text("utf-8").splitlines())}
    assert list(rows) == ["'=eve", "ann", "ben", "bin", "dan", "éva", "missing"]
    assert [rows[each]["verdict"] for each in rows] == [
        "undecided", "valid", "invalid", "unread", "unread", "valid", "unread",
    ]  # fmt: skip
    ben = rows["ben"]
    assert [ben[each] for each in ("chains", "lines", "steps", "wrong", "undecided", "first_wrong_line")] == [
        "1", "3", "2", "1", "0", "1",
    ]  # fmt: skip
    assert (ben["first_wrong"], ben["product-of-derivatives"], rows["ann"]["product-of-derivatives"]) == (
        "3x^2 \\cos x", "1", "0",
    )  # fmt: skip
    assert rows["bin"]["problem"] == "line 1: the file is not text in UTF-8; save it in that encoding"
    assert list(ben)[: len(COLUMNS)] == list(COLUMNS)


def test_one_annotated_file_each_in_a_folder(folder):
    found = run("ann.md", "ben.md", "--format", "html", "-o", "out/", cwd=folder)
    assert (found.returncode, found.stdout, found.stderr) == (1, "", "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["ann.html", "ben.html"]


REFUSED = [
    # words, what is said
    (["ann.md", "ben.md", "--format", "markdown"],              "markdown holds one document"),
    (["ann.md", "ben.md", "--format", "markdown", "-o", "./"],  "holds the files that are checked"),
    (["ann.md", "--jobs", "none"],                              "--jobs needs a number of processes"),
    (["ann.md", "--format", "moodle"],                          "there is no format 'moodle' of a report"),
    (["ann.md", "--against", "no/problem"],                     "there is no problem 'no/problem'"),
    (["bin.md"],                                                "line 1: the file is not text in UTF-8"),
    (["dan.md"],                                                "no lines joined by relations were found"),
    (["missing.md"],                                            "there is no such file; check its name"),
    (["."],                                                     "this is a folder; name the files in it"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_does_not_fit_is_refused_in_one_sentence(folder, words, said):
    found = run(*words, cwd=folder)
    assert (found.returncode, found.stdout) == (2, "")
    assert len(found.stderr.splitlines()) == 1
    assert said in found.stderr


def test_a_hint_says_only_where(folder):
    found = run("ben.md", "--hint", cwd=folder).stdout
    assert "✗ = 3x^2 \\cos x" in found
    assert "Look at this line again." in found
    for secret in ("Right would be", "product", "For x", "sin(x)"):
        assert secret not in found
    report = json.loads(run("ben.md", "--hint", "--format", "json", cwd=folder).stdout)
    step = report["chains"][0]["steps"][0]
    assert (step["verdict"], step["witness"], step["misconception"], step["instead"]) == ("wrong", None, None, None)
    assert step["certificate"]["witness"] is None


AGAINST = [
    # document, same problem, key lines reached, goal reached, the last sentence
    (r"$$\frac{d}{dx}\frac{1}{1+e^{-x}} = \frac{e^{-x}}{(1+e^{-x})^2} = \sigma(x)(1-\sigma(x))$$", True, 2, True,
     "The goal σ(x) (1 - σ(x)) is reached in line 1."),
    (r"$$\frac{d}{dx}\frac{1}{1+e^{-x}} = \frac{e^{-x}}{(1+e^{-x})^2}$$", True, 2, False,
     "The goal is reached in value; it is asked for in the form σ(x) (1 - σ(x))."),
    (r"$$\frac{d}{dx}\frac{1}{1+e^{-x}} = -\frac{1}{(1+e^{-x})^2}\frac{d}{dx}(1+e^{-x})$$", True, 1, False,
     "The derivation stops at"),
    (r"$$\frac{d}{dx}\frac{1}{1+e^{-x}} = \frac{1}{(1+e^{-x})^2}$$", True, 0, False, "which is not the goal"),
    (r"$$\frac{d}{dx}x^2 = 2x$$", False, 0, False, "which is not the goal"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "same", "keys", "reached", "said"), AGAINST)
def test_against_the_own_solution_of_a_problem(text, same, keys, reached, said):
    report = derive.check(text, against="sigmoid/derivative")
    found = json.loads(report.to("json"))["against"]
    assert (found["same_problem"], found["reached"]) == (same, reached)
    assert sum(each["source_line"] is not None for each in found["key_lines"]) == keys
    assert said in str(report).strip().splitlines()[-1]


def test_a_gradient_may_be_reached_entry_by_entry():
    text = "Let $f(x,y) = x^2 + 4y^2 - 2xy$.\n\n"
    text += "$$\\frac{\\partial f}{\\partial x} = 2x - 2y$$\n\n$$\\frac{\\partial f}{\\partial y} = 8y - 2x$$\n"
    said = str(derive.check(text, against="critical-points/bowl"))
    assert "Key line [2 x - 2 y, 8 y - 2 x]: reached in line 5." in said
    assert "the goal x = 0 and y = 0" in said
