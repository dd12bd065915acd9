"""Reading, working, judging and printing against SymPy's bare answer and its LaTeX; fresh constants in every round.

Each side runs in a clean process of its own; the two are asked in turn, so that both see the same load.
"""

import random
import statistics
import subprocess
import sys

from benchmarks.timing import row, seconds

ROUNDS = 13
APART = ("critical points", "lagrange")


def serve(side):
    """Answer questions `name|a|n|c` on standard input with the seconds that they took."""
    from importlib import import_module

    work = import_module(f"benchmarks.{side}").work
    for line in sys.stdin:
        name, *constants = line.strip().split("|")
        print(seconds(lambda: work(name, *map(int, constants))), flush=True)


class Side:
    """One side in its own process."""

    def __init__(self, name):
        command = [sys.executable, "-m", "benchmarks.warm", name]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def milliseconds(self, name, *constants):
        print(name, *constants, sep="|", file=self.child.stdin, flush=True)
        return 1000 * float(self.child.stdout.readline())


def main():
    from benchmarks.ours import PROBLEMS

    draw = random.Random(1)
    ours, theirs = Side("ours"), Side("theirs")
    ratios = {}
    for name in PROBLEMS:
        measured = []
        for _ in range(ROUNDS):
            constants = (draw.randint(2, 19), draw.randint(3, 7), draw.randint(2, 19))
            measured.append((ours.milliseconds(name, *constants), theirs.milliseconds(name, *constants)))
        both = [statistics.median(column) for column in zip(*measured[1:], strict=True)]
        ratios[name] = statistics.median(a / b for a, b in measured[1:])
        row(name, *both, ratios[name])
    for side in (ours, theirs):
        side.child.communicate()
    calculus = [r for name, r in ratios.items() if name not in APART]
    print(f"median over the calculus {statistics.median(calculus):.3f}  target 0.5")
    print(f"median over all {statistics.median(ratios.values()):.3f}  target 1.0")


if __name__ == "__main__":
    serve(sys.argv[1]) if sys.argv[1:] else main()
