"""Solutions found before: the same sheets, byte for byte, and nothing that can go wrong is seen."""

import sqlite3
import sys

import pytest

from derive import pipeline
from derive.app import cache
from derive.app.cli import run
from derive.core.drafts import Answer
from derive.core.encoding import decoded, encoded
from derive.terms import number
from derive.write.formats import write

PROBLEMS = ("sigmoid/derivative", "softmax/jacobian", "lagrange/sphere", "eigen/defective", "backprop/two-layers")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder of its own for solutions, all of which are worth keeping."""
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(cache, "WORTH", 0)
    return tmp_path / "kept"


@pytest.fixture
def solved(monkeypatch):
    """The topics that were worked out, in order."""
    found = []
    work = pipeline._solved
    monkeypatch.setattr(pipeline, "_solved", lambda problem: found.append(problem.topic) or work(problem))
    return found


def shipped():
    from derive.catalog import problem_ids

    there = problem_ids()
    return [name for name in PROBLEMS if name in there] + list(there)[::20]


@pytest.mark.parametrize("name", shipped())
def test_encoding_gives_the_same_values(name):
    solution = pipeline.solve(pipeline.shipped(name))
    there = decoded(encoded(solution))
    assert there == solution
    for form in ("text", "json", "typst"):
        assert write(there, form, "full") == write(solution, form, "full")


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "[[0]]", "[[2,1]]", "[[999]]", "[[0,[5]]]", '[[0,{"a":1}],[8,[0]]]', '[["exec","x"]]']
)
def test_what_holds_no_solution_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        decoded(text)


def test_numbers_of_any_length_are_kept():
    solution = pipeline.solve(pipeline.posed("derivative", ("x^2",), {}))
    for value in (10**15, -(10**15), 7**9000, -(7**9000)):
        there = solution.but(answers=(Answer("long", number(value)),))
        assert decoded(encoded(there)) == there


COMMANDS = [
    ["derivative", "x^2 sin x"],
    ["show", "sigmoid/derivative", "--format", "json"],
    ["sheet", "week-1", "--for", "key", "--variant", "4"],
]


@pytest.mark.parametrize("words", COMMANDS)
def test_the_second_time_nothing_is_worked_out(words, place, solved, capsys):
    outputs = []
    for more in ([], [], ["--no-cache"]):
        from derive.sheets.drawing import _worked

        _worked.cache_clear()
        assert run([*words, *more]) == 0
        outputs.append((capsys.readouterr().out, len(solved)))
        solved.clear()
    (first, one), (second, two), (third, three) = outputs
    assert first == second == third
    assert one == three > 0
    assert two == 0


def test_other_laws_other_seeds_and_other_digits_are_other_solutions(place, solved, monkeypatch):
    def show(*more):
        solved.clear()
        assert run(["show", "sigmoid/derivative", *more]) == 0
        return len(solved)

    assert [show(), show(), show("--seed", "3"), show("--digits", "9"), show()] == [1, 0, 1, 1, 0]
    monkeypatch.setattr("derive.app.versions.stamp", lambda: "later")
    monkeypatch.setattr("derive.app.versions.laws", lambda: "others")
    assert [show(), show()] == [1, 0]


def database(place):
    return place / cache.FILE


def overwrite(place):
    database(place).write_bytes(b"no database" * 100)


def change_a_row(place):
    with sqlite3.connect(database(place)) as connection:
        connection.execute("update solutions set content = substr(content, 1, 40)")
    connection.close()


def swap_rows(place):
    with sqlite3.connect(database(place)) as connection:
        connection.execute("update solutions set (seal, content) = (select seal, content from solutions limit 1)")
    connection.close()


@pytest.mark.parametrize("damage", [overwrite, change_a_row, swap_rows])
def test_a_damaged_database_is_made_anew(damage, place, solved, capsys):
    words = ["show", "derivative/product", "sigmoid/derivative"]
    assert run(words) == 0
    expected = capsys.readouterr()
    damage(place)
    for count in (4, 4):
        assert run(words) == 0
        assert capsys.readouterr() == expected
        assert 2 < len(solved) <= count


@pytest.mark.parametrize("value", ["/dev/null/x", "/proc/none"])
def test_a_folder_that_cannot_be_written_is_passed_over(value, place, monkeypatch, capsys):
    monkeypatch.setenv("DERIVE_CACHE", value)
    assert run(["derivative", "x^2"]) == 0
    out, err = capsys.readouterr()
    assert "2 x" in out
    assert err == ""


def test_the_database_is_bounded(place, monkeypatch):
    monkeypatch.setattr(cache, "LARGEST", 60_000)
    for k in range(2, 40):
        assert run(["derivative", f"sin({k} x) x^{k}"]) == 0
    assert database(place).stat().st_size < 120_000
    with sqlite3.connect(database(place)) as connection:
        (count,) = connection.execute("select count(*) from solutions").fetchone()
    connection.close()
    assert 0 < count < 38


def test_where_the_database_lies(monkeypatch, tmp_path):
    monkeypatch.delenv("DERIVE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == str(tmp_path / "derive")
    monkeypatch.setenv("DERIVE_CACHE", "")
    assert cache.folder() == ""


def test_it_is_looked_into_before_sympy_is_imported(place):
    assert run(["show", "sigmoid/derivative"]) == 0
    code = (
        "import sys; from derive.app.cli import run; run(['show', 'sigmoid/derivative']);"
        "sys.exit('sympy' in sys.modules or 'flint' in sys.modules)"
    )
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
