"""The examples of the README, executed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def derive(words):
    command = [sys.executable, "-m", "derive", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


SHOWN = re.findall(r"<!-- example: derive (.*?) -->\n```text\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("words", "printed"), SHOWN, ids=[w for w, _ in SHOWN])
def test_printed_example_is_what_the_command_prints(words, printed):
    done = derive(shlex.split(words))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == printed.strip()


SHELL = "".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
COMMANDS = [line.partition(" #")[0][7:] for line in SHELL.splitlines() if re.match(r"derive (?!verify)", line)]


FILES = re.findall(r"<!-- file: (.*?) -->\n```\w+\n(.*?)```", README, re.DOTALL)
CHECKED = re.search(
    r"<!-- printed -->\n```sh\nderive (.*?)\n```.*?<!-- output -->\n```text\n(.*?)```", README, re.DOTALL
)


def derive_in(folder, words):
    """A command in a folder that holds the files of the README."""
    for name, text in FILES:
        (folder / name).write_text(text, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "derive", *shlex.split(words)], capture_output=True, text=True, cwd=folder, timeout=60
    )


@pytest.mark.parametrize("words", [words for words in COMMANDS if words != CHECKED[1]])
def test_command_works(words, tmp_path):
    done = derive_in(tmp_path, words)
    assert done.returncode == 0, done.stderr


def test_a_wrong_line_of_the_readme_is_found(tmp_path):
    done = derive_in(tmp_path, CHECKED[1])
    assert done.returncode == 1, done.stderr
    assert done.stdout.strip() == CHECKED[2].strip()


@pytest.mark.parametrize("code", re.findall(r"<!-- python -->\n```python\n(.*?)```", README, re.DOTALL))
def test_python_example_runs(code, capsys):
    exec(code, {})
    assert "product-rule" in capsys.readouterr().out


def test_problem_of_the_readme_is_solved(tmp_path):
    text = re.search(r"```toml\n(title.*?)```", README, re.DOTALL)[1]
    (tmp_path / "p.toml").write_text(text, "utf-8")
    assert derive(["show", str(tmp_path / "p.toml")]).returncode == 0


def test_the_sheet_command_names_shipped_problems():
    from derive import catalog

    named = re.search(r"derive show ((?:[\w-]+/[\w-]+ )+)", README)[1].split()
    assert len(named) == 5
    assert set(named) <= set(catalog.problem_ids())


DOCS = Path(__file__).parent.parent / "docs"
CHECKING = (DOCS / "checking.md").read_text("utf-8")
STUDENTS = re.findall(r"<!-- file: (.*?) -->\n```\w+\n(.*?)```", CHECKING, re.DOTALL)
RUNS = re.findall(
    r"<!-- ends with (\d): derive (.*?) -->\n```text\n(.*?)```(?:\n<!-- holds: (.*?) -->\n```text\n(.*?)```)?",
    CHECKING,
    re.DOTALL,
)


@pytest.mark.parametrize(("status", "words", "printed", "name", "held"), RUNS, ids=[run[1] for run in RUNS])
def test_a_check_of_the_page_on_checking_prints_what_stands_there(tmp_path, status, words, printed, name, held):
    for student, text in STUDENTS:
        (tmp_path / student).write_text(text, "utf-8")
    command = [sys.executable, "-m", "derive", *shlex.split(words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (int(status), printed.strip()), done.stderr
    assert not name or (tmp_path / name).read_text("utf-8").strip() == held.strip()


def test_the_python_of_the_page_on_checking_runs(capsys):
    exec(re.search(r"<!-- python -->\n```python\n(.*?)```", CHECKING, re.DOTALL)[1], {})
    assert capsys.readouterr().out == "invalid ['identity', 'wrong']\nexponent-slip\n"


PAGES = {name: (DOCS / f"{name}.md").read_text("utf-8") for name in ("descent", "networks")}
OF_PAGES = [
    line
    for page in PAGES.values()
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    for line in block.replace("\\\n", " ").splitlines()
    if not language
]


@pytest.mark.parametrize("line", OF_PAGES)
def test_a_command_of_a_page_works(line, tmp_path):
    name, *words = shlex.split(line)
    done = derive_in(tmp_path, shlex.join(words))
    assert (name, done.returncode) == ("derive", 0), done.stderr


def test_the_network_of_its_page_is_worked_out(tmp_path):
    (tmp_path / "net.toml").write_text(re.search(r"```toml\n(.*?)```", PAGES["networks"], re.DOTALL)[1], "utf-8")
    assert derive_in(tmp_path, "backprop net.toml").returncode == 0
