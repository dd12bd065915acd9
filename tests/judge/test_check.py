"""`derive check` and `derive.check`: files and text in; statuses, JSON and text out."""

import json
import subprocess
import sys

import pytest

import derive
from derive.core.reports import VERDICTS

RIGHT = "$$\n\\frac{d}{dx}x^3 = 3x^2\n$$\n"
WRONG = "# Working\n\n$$\n\\begin{aligned}\n\\frac{d}{dx}x^3 &= 3x^2 \\\\\n &= 3x\n\\end{aligned}\n$$\n"
OPEN = "$$\n\\begin{aligned}\nx^2 &= 4 \\\\\n\\foo{x} &= 2\n\\end{aligned}\n$$\n"


def run(*words, cwd, given=None):
    command = [sys.executable, "-m", "derive", "check", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, input=given, timeout=60)


STATUSES = [
    # text, further words, status
    (RIGHT,                                                   [],            0),
    (WRONG,                                                   [],            1),
    (OPEN,                                                    [],            0),
    (OPEN,                                                    ["--strict"],  3),
    (WRONG,                                                   ["--strict"],  1),
    ("no mathematics at all\n",                               [],            2),
    ("",                                                      [],            2),
    ("$$\n\\begin{aligned}\nx^2 = 4\n",                       [],            2),
    (RIGHT,                                                   ["--assume", "x >"], 2),
    (RIGHT,                                                   ["--format", "anki"], 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "status"), STATUSES)
def test_statuses(tmp_path, text, words, status):
    (tmp_path / "working.md").write_text(text, "utf-8")
    found = run("working.md", *words, cwd=tmp_path)
    assert found.returncode == status, found.stdout + found.stderr
    assert "Traceback" not in found.stderr
    assert bool(found.stderr) == (status == 2)
    if status == 2:
        assert not found.stdout


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", b"\x00\x01\x02", b"\x80 = 2"])
def test_files_that_are_no_text_are_refused_in_one_sentence(tmp_path, data):
    (tmp_path / "working.md").write_bytes(data)
    found = run("working.md", cwd=tmp_path)
    assert (found.returncode, found.stdout) == (2, "")
    assert len(found.stderr.splitlines()) == 1


def test_standard_input_and_a_file_for_the_answer(tmp_path):
    found = run("-", "-o", "report.json", cwd=tmp_path, given=WRONG)
    assert (found.returncode, found.stdout) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["verdict"] == "invalid"


def test_several_files_stand_under_their_names_and_the_worst_counts(tmp_path):
    (tmp_path / "a.md").write_text(RIGHT, "utf-8")
    (tmp_path / "b.md").write_text(WRONG, "utf-8")
    found = run("a.md", "b.md", "--format", "json", cwd=tmp_path)
    assert found.returncode == 1
    assert [(each["file"], each["verdict"]) for each in json.loads(found.stdout)] == [
        ("a.md", "valid"),
        ("b.md", "invalid"),
    ]


HOSTILE = [
    "9^{9^{9^{9^{9}}}}",
    "(" * 10_000 + "x" + ")" * 10_000,
    r"\sqrt{" * 200 + "x" + "}" * 200,
]


@pytest.mark.parametrize("line", HOSTILE, ids=["tower", "brackets", "roots"])
def test_a_hostile_line_leaves_the_others_judged(tmp_path, line):
    text = f"$$\n\\begin{{aligned}}\nx+x &= 2x \\\\\n &= {line} \\\\\n &= {line}+1\n\\end{{aligned}}\n$$\n\n{WRONG}"
    (tmp_path / "working.md").write_text(text, "utf-8")
    found = run("working.md", "--format", "json", "--time-limit", "3", cwd=tmp_path)
    assert found.returncode == 1, found.stderr
    chains = json.loads(found.stdout)["chains"]
    assert chains[0]["steps"][0]["verdict"] == "identity"
    assert chains[-1]["first_wrong"] == 2


def test_the_report_has_the_fields_of_the_interface():
    report = json.loads(derive.check(WRONG).to("json"))
    assert (report["schema"], report["verdict"]) == ("derive-report/1", "invalid")
    (chain,) = report["chains"]
    assert (chain["source_line"], chain["first_wrong"], chain["first_gain"], chain["net"]) == (5, 2, None, "wrong")
    assert [line["source_line"] for line in chain["lines"]] == [5, 5, 6]
    assert [line["read_as"] for line in chain["lines"]] == [
        derive.read(line).text for line in (r"\frac{d}{dx}x^3", "3x^2", "3x")
    ]
    right, wrong = chain["steps"]
    assert (right["from"], right["to"], right["verdict"], right["follows"], right["witness"]) == (
        0, 1, "identity", True, None,
    )  # fmt: skip
    assert (wrong["from"], wrong["to"], wrong["verdict"], wrong["follows"]) == (1, 2, "wrong", False)
    assert wrong["witness"] == {"at": {"x": "2"}, "left": "12", "right": "6"}
    assert wrong["certificate"]["grade"] == "refuted"
    assert wrong["message"]
    assert {step["verdict"] for step in chain["steps"]} <= set(VERDICTS)


CHAINS = [
    # whole documents, the verdicts of their only chain
    (r"$$\begin{aligned}L &= (x+1)^2 \\ &= x^2+2x+1\end{aligned}$$",          ["identity", "identity"]),
    (r"$$\begin{aligned}f(x) &= (x+1)^2 \\ &= x^2+2x+2\end{aligned}$$",       ["identity", "wrong"]),
    (r"$$\begin{aligned}a &= b \\ &\le b+1\end{aligned}$$",                   ["given", "identity"]),
    (r"$$\begin{aligned}y=x^2+1\\ \frac{dy}{dx}=2x\end{aligned}$$",           ["equivalent"]),
    (r"$$\begin{aligned}y=x^2\land y=x+2\\ x^2=x+2\land y=x+2\end{aligned}$$", ["equivalent"]),
    (r"$$\begin{aligned}x^2=4\\ x=2,\ x=-2\end{aligned}$$",                   ["equivalent"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdicts"), CHAINS)
def test_chains_in_documents(text, verdicts):
    (chain,) = derive.check(text).chains
    assert [step.verdict for step in chain.steps] == verdicts


LONE = [
    # a lone a = b is judged where a side holds an operator or a call, or where there are only numbers
    ("$$x^2=4$$",                          "valid",   "given"),
    ("$$a+b=c$$",                          "valid",   "given"),
    (r"$$\frac{x^2-1}{x+1}=x-1$$",         "valid",   "given"),
    ("$$f(x)=x^2$$",                       "valid",   "given"),
    (r"$$L=-\log p$$",                     "valid",   "given"),
    ("$$2+2=5$$",                          "invalid", "wrong"),
    ("$$2+2=4$$",                          "valid",   "identity"),
    (r"$$\frac{d}{dx}x^2=3x$$",            "invalid", "wrong"),
    (r"$$\sqrt{x^2}=x$$",                  "invalid", "wrong"),
    (r"$$\cos^2 x+\sin^2 x=1$$",           "valid",   "identity"),
    (r"$$(a+5)(b+2)\\ =5(b+2)$$",          "invalid", "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "step"), LONE)
def test_a_lone_equation(text, verdict, step):
    report = derive.check(text)
    assert (report.verdict, [each.verdict for each in report.chains[0].steps]) == (verdict, [step])


def test_text_shows_the_line_the_witness_and_the_right_line():
    said = str(derive.check(WRONG))
    assert "✓ = 3x^2" in said
    assert "✗ = 3x" in said
    assert "For x = 2 the line before is 12 and this line is 6." in said


def test_a_bare_chain_a_path_and_saving(tmp_path):
    assert derive.check(r"\frac{d}{dx} x^3 = 3x^2 = 3x").verdict == "invalid"
    path = tmp_path / "working.md"
    path.write_text(RIGHT, "utf-8")
    report = derive.check(path)
    assert (report.verdict, len(report.chains)) == ("valid", 1)
    assert json.loads(report.save(tmp_path / "report.json").read_text("utf-8"))["verdict"] == "valid"
    assert report.save(tmp_path / "report.txt").read_text("utf-8") == str(report)


def test_the_same_text_gives_the_same_report():
    assert derive.check(WRONG).to("json") == derive.check(WRONG).to("json")


def test_an_upright_d_is_a_differential_also_beside_a_size_d():
    from derive.terms import Operator

    assert type(derive.read(r"\mathrm{d} w", "X: n x d; w: d").term) is Operator
