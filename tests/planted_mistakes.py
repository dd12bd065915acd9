"""A mistake planted in every line of every shipped sheet: `python -m tests.planted_mistakes [PROBLEM ...]`.

The lines that the checker does not judge wrong are printed; the end is status 1 if one of them is certified, or stands
in a sheet of which none is known.
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from derive import catalog

from .read_back_sheets import KINDS, places, with_mistake, without_remarks

# Sheets with a planted mistake that the checker does not decide, and why.
UNDECIDED = {
    "backprop/l-layers": "a differential or gradient by a name that is defined",
    "backprop/leaky-network": "a differential or gradient by a name that is defined",
    "backprop/residual-layers": "a differential or gradient by a name that is defined",
    "backprop/tanh-layers": "a differential or gradient by a name that is defined",
    "eigen/cyclic-shift": "no point on the curve of the line before is found",
    "gaussian/covariance-estimate": "no point on the curve of the line before is found",
    "gaussian/fisher-deviation": "moments that nothing declares",
    "gaussian/fisher-mean": "moments that nothing declares",
    "gaussian/weighted-covariance": "no point on the curve of the line before is found",
    "gaussian/weighted-mean": "no point on the curve of the line before is found",
    "implicit/circle": "an unknown function with a slope of its own",
    "implicit/folium": "an unknown function with a slope of its own",
    "lagrange/product": "no point on the curve of the line before is found",
    "lagrange/two-planes": "no point on the curve of the line before is found",
    "lasso/optimality": "no point on the curve of the line before is found",
    "least-squares/weighted-solution": "shapes that do not fit",
    "median/any-number": "no point on the curve of the line before is found",
    "median/weighted": "no point on the curve of the line before is found",
    "sigmoid/log-odds": "sizes that are not known",
    "softmax/cross-entropy-hessian": "entries at every size",
    "softmax/squared-error": "sizes that are not known",
    "tensors/broadcast-bias": "sizes that are not known",
    "tensors/broadcast-column": "sizes that are not known",
    "vanishing-gradient/operator-norm": "a differential at every size",
    "vanishing-gradient/ten-layers": "no point tells them apart",
}


def of_sheet(name):
    """The lines of a sheet with their mistakes: problem, kind, place, line, verdict."""
    without_remarks()
    return [
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
