"""A cold `derive derivative 'x^2 sin x'` against a cold import, diff and latex of SymPy, and its memory."""

import os
import resource
import subprocess
import sys

from benchmarks.timing import pairs, row

BARE = "from sympy import symbols, sin, diff, latex; x = symbols('x'); print(latex(diff(x**2*sin(x), x)))"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"DERIVE_CACHE": ""}


def runner(*words):
    command = [sys.executable, *words]
    return lambda: subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def main():
    theirs = runner("-c", BARE)
    for form in ("text", "latex", "json"):
        ours = runner("-m", "derive", "derivative", "x^2 sin x", "--format", form)
        ours(), theirs()
        row(f"derivative 'x^2 sin x', {form}", *pairs(ours, theirs, 15), target="0.25" if form == "text" else None)
    child = os.fork()
    if child == 0:
        runner("-m", "derive", "derivative", "x^2 sin x")()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"peak memory of the text path: {peak / 1024:.1f} MB  target 40")
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
