"""A mistake planted in every line of every shipped sheet: `python -m tests.planted_mistakes [PROBLEM ...]`.

The lines that the checker does not judge wrong are printed, and sheets that it does not judge valid; the end is status
1 if there is one.
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from derive import catalog

from .read_back_sheets import KINDS, places, report, with_mistake, without_remarks


def of_sheet(name):
    """The lines of a sheet with their mistakes: problem, kind, place, line, verdict."""
    without_remarks()
    wrong = [
        (name, kind, (0, 0), "the sheet itself", "not valid") for kind in KINDS if report(name, kind).verdict != "valid"
    ]
    return wrong + [
        (name, kind, place, *found)
        for kind in KINDS
        for place in places(name, kind)
        if (found := with_mistake(name, kind, place)) is not None
    ]


def main(names):
    verdicts, failed = Counter(), False
    with ProcessPoolExecutor() as pool:
        for sheet in pool.map(of_sheet, names):
            for name, kind, (chain, line), source, verdict in sheet:
                verdicts[verdict] += 1
                failed |= verdict != "wrong"
                if verdict != "wrong":
                    print(f"{verdict}: {name}, {kind}, chain {chain + 1}, line {line + 1}: {source}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or catalog.problem_ids()))
