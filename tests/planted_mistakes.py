"""A mistake planted in every line of every shipped sheet: `python -m tests.planted_mistakes [PROBLEM ...]`.

The lines that the checker does not judge wrong are printed; the end is status 1 if one of them is certified, or stands
in a sheet of which none is known.
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from derive import catalog

from .read_back_sheets import KINDS, places, report, with_mistake, without_remarks

# Sheets with a planted mistake that the checker does not decide, and why.
UNDECIDED = {
    "backprop/softmax-batch": "a step at its corner",
    "gaussian/fisher-deviation": "a negative power of a mean that is zero",
}


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
                known = verdict == "undecided" and name in UNDECIDED
                failed |= verdict != "wrong" and not known
                if verdict != "wrong":
                    print(f"{verdict}: {name}, {kind}, chain {chain + 1}, line {line + 1}: {source}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or catalog.problem_ids()))
