"""The command line as its users meet it: a process of its own, its output, its errors, its status."""

import json
import subprocess
import sys

import pytest

DEEP = "(" * 10_000 + "x" + ")" * 10_000


def run(*words, cwd=None):
    command = [sys.executable, "-m", "derive", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=60)


REFUSED = [
    # words                                                              what the sentence mentions
    (["derivative", "(x+1"],                                             "bracket"),
    (["derivative", "x+1)"],                                             "column 4"),
    (["derivative", "sin(x"],                                            "bracket"),
    (["derivative", "__import__('os').system('id')"],                    "column"),
    (["derivative", "9^9^9^9"],                                          "large|big"),
    (["derivative", DEEP],                                               "deep|nest|bracket"),
    (["derivative", ""],                                                 "empty|nothing"),
    (["derivative", "x^2", "--wrt", "z"],                                "z"),
    (["derivative", "ln(x)", "--at", "x=-1"],                            "x"),
    (["derivative", "x^2", "--order", "-1"],                             "order"),
    (["derivative", "foo(x)"],                                           "foo"),
    (["derivative"],                                                     "expression|EXPRESSION|input"),
    (["derivative", "x", "y"],                                           "2 inputs"),
    (["derivative", "x", "--colour", "red"],                             "colour"),
    (["derivative", "[1, x]"],                                           "vector|jacobian"),
    (["eigen", "[[1, 2, 3], [4, 5, 6]]"],                                "square|2 x 3|2 by 3"),
    (["eigen", "[[1, 2], [3]]"],                                         "row"),
    (["lagrange", "x y", "--subject-to", "x+y=1", "--subject-to", "x+y=2"], "contradict"),
    (["lagrange", "x y"],                                                "subject-to"),
    (["matrix-jacobian", "A x", "--wrt", "x", "--assume", "A: m x n; x: k"], "shape|fit|n"),
    (["show", "sigmoid/derivativ"],                                      "sigmoid/derivative"),
    (["explain", "product-rul"],                                         "product-rule"),
    (["verify", "nothing.json"],                                         "nothing.json"),
    (["nonsense"],                                                       "topic"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "mention"), REFUSED, ids=[" ".join(w)[:50] for w, _ in REFUSED])
def test_bad_input_gets_one_plain_sentence(words, mention, tmp_path):
    import re

    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 2000
    assert re.search(mention, done.stderr), done.stderr
    assert not list(tmp_path.iterdir())


def test_nul_bytes_are_refused(tmp_path):
    problem = tmp_path / "p.toml"
    problem.write_bytes(b'title = "t"\ntopic = "derivative"\n[given]\nexpression = "x\x00"\n')
    done = run("show", "p.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_failing_command_leaves_an_old_file_as_it_was(tmp_path):
    (tmp_path / "s.md").write_text("old")
    assert run("derivative", "(x", "-o", "s.md", cwd=tmp_path).returncode == 2
    assert (tmp_path / "s.md").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_goal_that_is_not_equal():
    done = run("derivative", "x^2", "--goal", "3x")
    assert done.returncode == 1
    assert "x" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_word_with_a_minus_is_an_input():
    done = run("derivative", "-x^2/2", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["answer"][0]["text"].replace(" ", "") == "-x"


@pytest.mark.parametrize("form", ["text", "markdown", "latex", "json"])
def test_output_does_not_depend_on_the_hash_seed(form):
    import os

    words = ["-m", "derive", "show", "sigmoid/derivative", "--format", form]
    outs = {
        subprocess.run(
            [sys.executable, *words], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in "012"
    }
    assert len(outs) == 1


def test_saved_solution_is_verified_again_and_a_changed_one_is_refused(tmp_path):
    assert run("show", "sigmoid/derivative", "-o", "s.json", cwd=tmp_path).returncode == 0
    assert run("verify", "s.json", cwd=tmp_path).returncode == 0
    text = (tmp_path / "s.json").read_text()
    assert "e^(-x)" in text
    (tmp_path / "bad.json").write_text(text.replace("e^(-x)", "e^(x)", 1))
    done = run("verify", "bad.json", cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_common_path_imports_neither_sympy_nor_flint_nor_jinja():
    code = (
        "import sys; from derive.app.cli import run; run(['derivative', 'x^2 sin x']); "
        "sys.exit(any(m in sys.modules for m in ('sympy', 'flint', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_decimals_have_as_many_digits_as_asked_for():
    done = run("eigen", "[[1,2,3],[2,4,5],[3,5,6]]", "--digits", "12")
    assert done.returncode == 0, done.stderr
    assert "11.3448142828" in done.stdout


def test_a_wrong_row_of_the_function_table_is_refused():
    code = (
        "from derive.terms import FUNCTIONS, call; from derive.app.cli import run; import sys; "
        "FUNCTIONS['cos'] = FUNCTIONS['cos'].but(slopes=(lambda u: call('sin', u),)); "
        "sys.exit(run(['derivative', 'cos(x^2)']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "")
    assert "refuted" in done.stderr
