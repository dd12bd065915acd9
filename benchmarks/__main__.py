"""`python -m benchmarks [PART]... [PEOPLE]`: print the times and the ratios of some parts, all where none is named.

Parts: cold, warm, equality, scaling, matrices, general, check, batch (of so many people). Each part runs in a process
of its own, so that neither side's heap slows the other's collector.
"""

import subprocess
import sys

PARTS = ("cold", "warm", "equality", "scaling", "matrices", "general", "check", "batch")

parts = [word for word in sys.argv[1:] if not word.isdecimal()] or PARTS
numbers = [word for word in sys.argv[1:] if word.isdecimal()]
for part in parts:
    if part not in PARTS:
        sys.exit(f"there is no benchmark {part!r}; there are {', '.join(PARTS)}")
    print(f"\n{part}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{part}", *(numbers if part == "batch" else ())], check=True)
