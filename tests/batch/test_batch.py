"""`derive batch`: what lies in the folder, and with which status it ends."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256

import pytest

from derive.app.batch import variant_of
from derive.app.cli import run as derive
from derive.app.crews import Crew, Hands
from derive.app.making import Made, Order, line_of
from tests.batch.runs import SHEET, command, contents, environment, inputs, run

WRONG = [
    ([],                                                          "takes one sheet"),
    (["sheet.toml"],                                              "needs --roster people.csv"),
    (["sheet.toml", "--roster", "roster.csv"],                    "needs -o sheets"),
    (["none.toml", "--roster", "roster.csv", "-o", "out"],        "can't read 'none.toml'"),
    (["week-99", "--roster", "roster.csv", "-o", "out"],          "there is no sheet 'week-99'"),
    (["sheet.toml", "--roster", "none.csv", "-o", "out"],         "can't read 'none.csv'"),
    (["sheet.toml", "--roster", "bad.csv", "-o", "out"],          "has no column id"),
    (["sheet.toml", "--roster", "odd.csv", "-o", "out"],          "odd.csv: line 2 holds a sign that can't be printed"),
    (["asks.toml", "--roster", "roster.csv", "-o", "out"],        "asks for {c}, which is not drawn"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "bad.csv"],   "'bad.csv' is a file"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--jobs", "0"],      "--jobs needs a whole number"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--jobs", "x"],      "--jobs needs a whole number"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--format", "pfd"],  "did you mean pdf"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--variant", "3"],   "there is no option --variant"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--assume", "x>0"],  "has no option --assume"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--jobs", "2", "--scheduler", "x"], "exclude each other"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler"),
    (["sheet.toml", "--roster", "roster.csv", "-o", "out", "--templates", "none"],      "there is no folder 'none'"),
    (["gone.toml", "--roster", "roster.csv", "-o", "out"],        "there is no problem 'derivative/none'"),
    (["never.toml", "--roster", "roster.csv", "-o", "out"],       "no fair draw found"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), WRONG)
def test_refusals(words, expected, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("derive.app.crews.SECONDS", 0.3)
    monkeypatch.chdir(tmp_path)
    inputs(tmp_path)
    (tmp_path / "bad.csv").write_text("name\nAda\n", "utf-8")
    (tmp_path / "odd.csv").write_text("id,name\na,\x07\n", "utf-8")
    asks = SHEET.replace("[problem.given]", 'statement = "Is {c} right?"\n[problem.given]')
    (tmp_path / "asks.toml").write_text(asks, "utf-8")
    (tmp_path / "gone.toml").write_text('[[problem]]\nuse = "derivative/none"\n', "utf-8")
    (tmp_path / "never.toml").write_text(SHEET + '[problem.keep]\nwhere = ["a > 10"]\n', "utf-8")
    before = contents(tmp_path)
    assert derive(["batch", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
    assert len(err.splitlines()) == 1
    assert contents(tmp_path) == before


def test_each_person_gets_a_sheet_and_its_key(tmp_path):
    done = run(*inputs(tmp_path), "-o", tmp_path / "out", "--format", "markdown", "--jobs", "2")
    assert (done.returncode, done.stdout) == (0, "")
    assert "6 of 6 done" in done.stderr
    found = contents(tmp_path / "out")
    rows = list(csv.DictReader(found["manifest.csv"].decode().splitlines()))
    assert [row["id"] for row in rows] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert len(found) == 13
    for row in rows:
        assert row["variant"] == str(variant_of(row["id"], SHEET))
        assert row["versions"].startswith("derive ")
        for kind in ("student", "key"):
            assert row[kind] == f"{row['id']}-{kind}.md"
            assert row[f"{kind}_sha256"] == sha256(found[row[kind]]).hexdigest()
        assert f"Name: **Person {row['id'][1:]}** · Number: **{row['id']}**" in found[row["student"]].decode()
    assert len({found[row["student"]].split(b"Variant")[1] for row in rows}) == 6
    assert b"product rule" in found["p1-key.md"].lower().replace(b"-", b" ")


def test_a_variant_is_the_sheet_of_that_number(tmp_path, capsys):
    sheet, *rest = inputs(tmp_path)
    assert run(sheet, *rest, "-o", tmp_path / "out", "--format", "json").returncode == 0
    assert derive(["sheet", str(sheet), "--variant", str(variant_of("p3", SHEET)), "--format", "json"]) == 0
    texts = capsys.readouterr().out, (tmp_path / "out" / "p3-student.json").read_text("utf-8")
    own, found = map(json.loads, texts)
    assert (own.pop("fields"), own.pop("entries")) == (["Name", "Number"], [])
    filled = [{"label": "Name", "text": "Person 3"}, {"label": "Number", "text": "p3"}]
    assert (found.pop("fields"), found.pop("entries")) == ([], filled)
    assert own == found


def test_jobs_and_hash_seeds_change_nothing(tmp_path):
    given = inputs(tmp_path)
    for name, jobs, seed in (("one", 1, "1"), ("two", 2, "2"), ("three", 3, "3")):
        words = (*given, "-o", tmp_path / name, "--format", "typst", "--jobs", jobs)
        assert run(*words, PYTHONHASHSEED=seed).returncode == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_templates_of_ones_own_are_filled_and_change_what_is_done(tmp_path):
    given = (*inputs(tmp_path), "-o", tmp_path / "out", "--format", "latex")
    own = tmp_path / "mine" / "latex" / "header.tex.j2"
    own.parent.mkdir(parents=True)
    for words in ("First", "Second"):
        own.write_text(f"% {words}: \\VAR{{handout.title}}\n", "utf-8")
        assert run(*given, "--templates", tmp_path / "mine", "--resume").returncode == 0
        sheets = [text.decode() for name, text in contents(tmp_path / "out").items() if name.endswith(".tex")]
        assert all(f"% {words}: Drawn\n" in sheet for sheet in sheets)
    own.write_text("\\VAR{handout.titel}", "utf-8")
    done = run(*given, "--templates", tmp_path / "mine")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "header.tex.j2, line 1: Handout has no attribute 'titel'" in done.stderr


def test_pdf_is_the_usual_format(tmp_path):
    sheet, *_ = inputs(tmp_path)
    (tmp_path / "few.csv").write_text("id\na\nb\n", "utf-8")
    assert run(sheet, "--roster", tmp_path / "few.csv", "-o", tmp_path / "out").returncode == 0
    found = contents(tmp_path / "out")
    assert list(found) == ["a-key.pdf", "a-student.pdf", "b-key.pdf", "b-student.pdf", "manifest.csv"]
    assert all(content.startswith(b"%PDF") for name, content in found.items() if name.endswith("pdf"))


@pytest.mark.parametrize(
    ("failing", "status"), [({"p2": 2}, 2), ({"p1": 3, "p2": 3, "p6": 3}, 3), ({"p1": 2, "p5": 3}, 3)]
)
def test_what_fails_for_one_stops_no_other(failing, status, tmp_path, monkeypatch, capsys):
    def fake(order):
        id = dict(order.row)["id"]
        found = failing.get(id, 0)
        return Made(found, f"{id} can't be", ()) if found else Made(0, "", (b"sheet", b"key"))

    @contextmanager
    def crew(jobs):
        with ThreadPoolExecutor(1) as executor:
            yield Crew(executor, fake, 1)

    monkeypatch.setattr("derive.app.batch.local_crew", crew)
    given = [str(each) for each in inputs(tmp_path)]
    out = tmp_path / "out"
    assert derive(["batch", *given, "-o", str(out)]) == status
    rows = list(csv.DictReader((out / "manifest.csv").read_text("utf-8").splitlines()))
    assert {row["id"]: int(row["status"]) for row in rows if row["status"] != "0"} == failing
    assert len(contents(out)) == 13 - 2 * len(failing)
    err = capsys.readouterr().err
    assert all(f"derive: {id}: {id} can't be\n" in err for id in failing)
    failing.clear()
    assert derive(["batch", *given, "-o", str(out), "--resume"]) == 0
    assert len(contents(out)) == 13


def test_a_child_that_died_is_replaced(tmp_path):
    order = order_for(tmp_path)
    hands = Hands()
    first = hands.made(order)
    child = hands.children[0]
    assert hands.made(order) == first
    assert hands.children == [child]
    child.kill()
    assert hands.made(order) == first
    assert hands.children != [child]
    hands.close()
    assert hands.made(order).status == 3
    hands.join()
    assert hands.children == []


def test_a_child_ends_when_its_terms_are_many(tmp_path):
    order = order_for(tmp_path)
    code = "from derive.app import making; making.MOST_TERMS = -1; making.main()"
    done = subprocess.run([sys.executable, "-c", code], input=line_of(order) * 3, capture_output=True, check=False)
    assert done.returncode == 0
    header, _, files = done.stdout.partition(b"\n")
    assert sum(json.loads(header)["lengths"]) == len(files)


def order_for(folder):
    inputs(folder)
    return Order((("id", "a"),), 5, SHEET, (), (), "latex", "normal", 6, 0, "", 100.0, "")


def test_an_interrupt_ends_it_with_a_sentence(tmp_path):
    words = (*inputs(tmp_path), "-o", tmp_path / "out", "--format", "latex")
    child = subprocess.Popen(
        command(*words), stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True
    )
    until = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < until and not any(tmp_path.glob("out/*-key.tex")):
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert child.returncode in (0, 130)
    assert "Traceback" not in err
    if child.returncode:
        assert err.endswith("derive: stopped; the same command with --resume goes on\n")
    assert run(*words, "--resume").returncode == 0
    assert len(contents(tmp_path / "out")) == 13


def test_pictures_lie_beside_the_sheets_that_name_them(tmp_path):
    sheet, roster = tmp_path / "sheet.toml", tmp_path / "roster.csv"
    sheet.write_text(
        '[[problem]]\ntopic = "derivative"\nplot = true\n[problem.given]\nexpression = "a x^2"\n'
        '[problem.vary]\na = "2..9"\n', "utf-8"
    )  # fmt: skip
    roster.write_text("id\np1\nü_2\n", "utf-8")
    words = (sheet, "--roster", roster, "-o", tmp_path / "out", "--format", "markdown", "--jobs", "1")
    assert run(*words).returncode == 0
    found = contents(tmp_path / "out")
    variant = variant_of("ü_2", sheet.read_text("utf-8"))
    pictures = ["p1-key-picture-1.svg", f"{variant}-key-picture-1.svg"]
    assert sorted(name for name in found if name.endswith(".svg")) == sorted(pictures)
    rows = list(csv.DictReader(found["manifest.csv"].decode("utf-8").splitlines()))
    for row, name in zip(rows, pictures, strict=True):
        assert name in found[row["key"]].decode("utf-8")
        assert (row["pictures"], row["pictures_sha256"]) == (name, sha256(found[name]).hexdigest())
    (tmp_path / "out" / pictures[0]).unlink()
    assert run(*words, "--resume").returncode == 0
    assert contents(tmp_path / "out") == found
