"""`derive sheet` from the command line: what is written, and with which status it ends."""

import os
import subprocess
import sys

import pytest

from derive.app.cli import run

SHEET = 'title = "T"\n[[problem]]\nuse = "derivative/product"\nmarks = 2\n'
WRONG = [
    (["sheet"],                                        "takes one sheet"),
    (["sheet", "week-99"],                             "there is no sheet 'week-99'; did you mean week-"),
    (["sheet", "none.toml"],                           "can't read 'none.toml'"),
    (["sheet", "week-1", "--for", "teacher"],          "there is no sheet for 'teacher'"),
    (["sheet", "week-1", "--variant", "x"],            "--variant needs a whole number"),
    (["sheet", "week-1", "--variant", "-1"],           "--variant needs a whole number"),
    (["sheet", "week-1", "--assume", "x > 0"],         "has no option --assume"),
    (["sheet", "week-1", "--format", "pfd"],           "did you mean pdf"),
    (["sheet", "week-1", "--templates", "none"],       "text is written without templates"),
    (["sheet", "week-1", "--templates", "none", "--format", "pdf"], "there is no folder 'none'"),
    (["sheet", "week-1", "-o", "none/x.md"],           "can't write"),
    (["sheet", "week-1", "-o", "x.doc"],               "no format goes with"),
    (["sheet", "week-1", "--fro", "key"],              "there is no option --fro; did you mean for"),
    (["sheet", "bad.toml"],                            "unknown key"),
    (["sheet", "../week-1"],                           "there is no sheet"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), WRONG)
def test_refusals(words, expected, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text(SHEET + "points = 3\n", "utf-8")
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.toml"]


def test_files_are_written_by_suffix(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text(SHEET, "utf-8")
    for name in ("x.md", "x.tex", "x.json", "x.txt"):
        assert run(["sheet", "own.toml", "-o", name, "--for", "key", "--variant", "4", "--detail", "full"]) == 0
        assert "product rule" in (tmp_path / name).read_text("utf-8").lower().replace("-", " ")


def test_problems_may_lie_beside_the_sheet(tmp_path, capsys):
    (tmp_path / "own.toml").write_text('topic = "derivative"\n[given]\nexpression = "x^3"\n', "utf-8")
    (tmp_path / "sheet.toml").write_text('[[problem]]\nuse = "own.toml"\n[[problem]]\nuse = "gone.toml"\n', "utf-8")
    assert run(["sheet", str(tmp_path / "sheet.toml")]) == 2
    assert "problem 2: can't read" in capsys.readouterr().err
    (tmp_path / "sheet.toml").write_text('[[problem]]\nuse = "own.toml"\n', "utf-8")
    assert run(["sheet", str(tmp_path / "sheet.toml")]) == 0
    assert "Differentiate x³." in capsys.readouterr().out


def test_sheets_are_listed(capsys):
    assert run(["list", "sheets"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) >= 8
    assert listed[2].startswith("derive sheet week-1")


def test_links_stay_links_and_pipes_are_written_to(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "real.md").write_text("before", "utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    os.mkfifo("pipe.md")
    (tmp_path / "own.toml").write_text("\ufeff" + SHEET, "utf-8")
    with subprocess.Popen(["cat", "pipe.md"], stdout=subprocess.PIPE) as reader:
        assert run(["sheet", "own.toml", "-o", "pipe.md"]) == 0
        assert reader.stdout.read().startswith(b"# T\n")
    assert run(["sheet", "own.toml", "-o", "link.md"]) == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text("utf-8").startswith("# T\n")


def test_an_output_that_takes_no_more_is_told_in_a_sentence():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "derive", "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["derive: can't write to standard output: No space left on device"]
