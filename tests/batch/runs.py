"""How the tests of batches run the command."""

import os
import subprocess
import sys

SHEET = """title = "Drawn"
fields = ["name", "number"]
[[problem]]
use = "derivative/product"
marks = 2
[[problem]]
topic = "derivative"
[problem.given]
expression = "a x^3 + sin(b x)"
[problem.vary]
a = "2..9"
b = "2..9"
"""
ROSTER = "id,name\n" + "".join(f"p{k},Person {k}\n" for k in range(1, 7))


def command(*words):
    return [sys.executable, "-m", "derive", "batch", *map(str, words)]


def environment(**more):
    return os.environ | {"DERIVE_CACHE": "", **more}


def run(*words, **more):
    return subprocess.run(command(*words), capture_output=True, text=True, env=environment(**more), check=False)


def contents(folder):
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def inputs(folder):
    """A sheet and a roster in a folder."""
    sheet, roster = folder / "sheet.toml", folder / "roster.csv"
    sheet.write_text(SHEET, "utf-8")
    roster.write_text(ROSTER, "utf-8")
    return sheet, "--roster", roster
