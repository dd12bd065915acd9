"""A batch that is killed at any moment goes on with `--resume`: nothing is lost, and what is done is not made again."""

import os
import subprocess
import time

import pytest

from tests.batch.runs import command, contents, environment, inputs, run


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The words of a batch, and its folder after one run through."""
    folder = tmp_path_factory.mktemp("whole")
    words = (*inputs(folder), "--format", "latex", "--jobs", "2")
    assert run(*words, "-o", folder / "out").returncode == 0
    return words, contents(folder / "out")


@pytest.mark.parametrize("moment", [0.0, 0.15, 0.4])
def test_killed_again_and_again(moment, whole, tmp_path):
    """The moment is counted from the first new file on."""
    words, expected = whole
    out = tmp_path / "out"
    kept = {}
    for _ in range(20):
        child = subprocess.Popen(command(*words, "-o", out, "--resume"), stderr=subprocess.DEVNULL, env=environment())
        begin, before = time.monotonic(), len(finished(out))
        while child.poll() is None and len(finished(out)) == before and time.monotonic() < begin + 60:
            time.sleep(0.01)
        time.sleep(moment)
        child.kill()
        status = child.wait()
        assert all(kept[name] == (out / name).stat().st_mtime_ns for name in kept), "what was done is not made again"
        kept = pairs(out)
        if status == 0:
            break
    assert run(*words, "-o", out, "--resume").returncode == 0
    assert contents(out) == expected
    assert all(kept[name] == (out / name).stat().st_mtime_ns for name in kept)


def finished(out):
    return [name for name in os.listdir(out) if not name.startswith(".")] if out.is_dir() else []


def pairs(out):
    """The files of the people of whom both are there, with their times."""
    names = finished(out)
    ids = [name.removesuffix("-key.tex") for name in names if name.endswith("-key.tex")]
    both = [f"{id}-{kind}.tex" for id in ids if f"{id}-student.tex" in names for kind in ("student", "key")]
    return {name: (out / name).stat().st_mtime_ns for name in both}


def spoil(path):
    path.write_bytes(path.read_bytes()[:100])


def cut_journal(path):
    path.parent.joinpath(".batch.jsonl").write_bytes(b'["p1", 12, 0, [["p1-stud')


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("p3-key.tex", lambda path: path.unlink()),
        ("p3-key.tex", spoil),
        ("manifest.csv", lambda path: path.unlink()),
        ("manifest.csv", spoil),
        ("manifest.csv", lambda path: path.write_bytes(b"\xff\x00")),
        ("p1-key.tex", cut_journal),
        (".p1-key.tex.abcd1234", lambda path: path.write_bytes(b"half")),
        (".manifest.csv.abcd1234", lambda path: path.write_bytes(b"half")),
    ],
)
def test_damage_is_made_good(name, damage, whole, tmp_path):
    words, expected = whole
    out = tmp_path / "out"
    out.mkdir()
    for each, content in expected.items():
        (out / each).write_bytes(content)
    damage(out / name)
    assert run(*words, "-o", out, "--resume").returncode == 0
    assert contents(out) == expected


def test_a_person_who_joins_is_added_and_one_who_changes_is_made_anew(whole, tmp_path):
    (sheet, option, roster, *rest), _ = whole
    out, longer = tmp_path / "out", tmp_path / "longer.csv"
    assert run(sheet, option, roster, *rest, "-o", out).returncode == 0
    before = pairs(out)
    longer.write_text(roster.read_text("utf-8").replace("Person 2", "Ada") + "p7,New\n", "utf-8")
    assert run(sheet, option, longer, *rest, "-o", out, "--resume").returncode == 0
    after = pairs(out)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"{id}-{kind}.tex" for id in ("p2", "p7") for kind in ("student", "key")
    }
    assert b"Ada" in (out / "p2-student.tex").read_bytes()


def test_two_at_a_time_in_one_folder_are_refused(whole, tmp_path):
    fcntl = pytest.importorskip("fcntl")
    words, _ = whole
    (tmp_path / ".batch.jsonl").touch()
    with (tmp_path / ".batch.jsonl").open("ab") as journal:
        fcntl.flock(journal, fcntl.LOCK_EX)
        done = run(*words, "-o", tmp_path)
    assert (done.returncode, contents(tmp_path)) == (2, {".batch.jsonl": b""})
    assert "another `derive batch` is writing" in done.stderr
