"""`derive batch` for a class with ten problems each: time, memory, and the gain of two processes over one.

`python -m benchmarks batch 1000` makes the sheets of a class of 1,000 after the comparison of a small one.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIR = 60
ROUNDS = 3
CLASS = 1000
TASKS = (
    ("derivative", "a x^3 e^(b x)"), ("derivative", "ln(a + x^b)"), ("derivative", "(a x + 1)/(x^2 + b)"),
    ("gradient", "a x^2 y + sin(b x y)"), ("hessian", "a x^3 y + b x y^2"),
)  # fmt: skip
TASK = """[[problem]]
topic = "{}"
marks = 3
space = "5cm"
[problem.given]
expression = "{}"
[problem.vary]
a = "2..9"
b = "2..9"
"""


def inputs(folder, people):
    sheet, roster = folder / "sheet.toml", folder / "roster.csv"
    sheet.write_text('title = "A class"\nfields = ["name", "number"]\n' + "".join(TASK.format(*t) for t in TASKS * 2))
    roster.write_text("id,name\n" + "".join(f"s{k:05},Student {k}\n" for k in range(people)))
    return sheet, roster


def processes():
    """The parent, the resident megabytes and the seconds of processor time of each process that runs."""
    tick, page, found = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE"), {}
    for name in filter(str.isdecimal, os.listdir("/proc")):
        try:
            stat = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[int(name)] = int(stat[1]), int(stat[21]) * page / 2**20, (int(stat[11]) + int(stat[12])) / tick
    return found


def below(root, found):
    """The processes below one, however deep."""
    known, more = set(), {root}
    while more:
        known |= more
        more = {pid for pid, (parent, *_) in found.items() if parent in known} - known
    return known - {root}


def run(people, jobs):
    """Seconds, those of processors, the longest chain of them, peaks of parent and workers, and these by quarters."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet, roster = inputs(folder, people)
        words = ["batch", sheet, "--roster", roster, "-o", folder / "out", "--jobs", str(jobs), "--no-cache"]
        begin = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "derive", *words], stderr=subprocess.DEVNULL)
        own, workers, processor, parents = [], [], {}, {}
        while child.poll() is None:
            found = processes()
            under = below(child.pid, found)
            own.append(found.get(child.pid, (0, 0, 0))[1])
            workers.append(sum(found[pid][1] for pid in under))
            processor.update({pid: found[pid][2] for pid in (child.pid, *under) if pid in found})
            parents.update({pid: found[pid][0] for pid in under})
            time.sleep(0.1)
        seconds = time.perf_counter() - begin
        assert child.returncode == 0
        assert len(list((folder / "out").iterdir())) == 2 * people + 1
    quarters = [max(workers[k * len(workers) // 4 : (k + 1) * len(workers) // 4] or (0,)) for k in range(4)]
    return seconds, sum(processor.values()), longest(child.pid, processor, parents), max(own), max(workers), quarters


def longest(root, processor, parents):
    """The seconds of processors that follow each other: those of the parent, and of the worker that has most.

    With a core for each worker the whole takes about so long; what else the machine does hardly changes it.
    """
    works = dict.fromkeys((pid for pid in parents if parents[pid] == root), 0.0)
    for pid, seconds in processor.items():
        top = pid
        while top not in works and parents.get(top) in parents:
            top = parents[top]
        if top in works:
            works[top] += seconds
    return processor[root] + max(works.values())


def show(people, jobs):
    seconds, processor, chain, own, workers, quarters = run(people, jobs)
    print(
        f"{people:,} people, {jobs} jobs: {seconds:.1f} s, {people / seconds:.2f} people/s, "
        f"{1000 * processor / people:.0f} ms of a processor each, "
        f"peak {own:.0f} MB and {workers:.0f} MB in workers ({', '.join(f'{q:.0f}' for q in quarters)} by quarters)",
        flush=True,
    )
    return seconds, chain


def main(people):
    """One job and two in turn, the best of each: what else the machine does slows both."""
    pairs = [(show(min(people, PAIR), 1), show(min(people, PAIR), 2)) for _ in range(ROUNDS)]
    one, two = (tuple(map(min, zip(*each, strict=True))) for each in zip(*pairs, strict=True))
    for name, before, after in zip(("by the clock", "by the time of processors"), one, two, strict=True):
        gain = before / after
        print(f"two jobs against one {name}: {gain:.2f} x, {gain / 2:.2f} of linear  target 0.8")
    if people > PAIR:
        show(people, 2)
    else:
        print(f"a class of {CLASS:,} at this rate: {two[0] / people * CLASS:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else PAIR)
