"""`python -m benchmarks [cold | warm | equality | scaling | matrices | general | batch [PEOPLE]]...`: print the ratios, all
where none is named.

Each part runs in a process of its own, so that neither side's heap slows the other's collector.
"""

import subprocess
import sys

PARTS = ("cold", "warm", "equality", "scaling", "matrices", "general", "batch")

parts = [word for word in sys.argv[1:] if not word.isdecimal()] or PARTS
numbers = [word for word in sys.argv[1:] if word.isdecimal()]
for part in parts:
    if part not in PARTS:
        sys.exit(f"there is no benchmark {part!r}; there are {', '.join(PARTS)}")
    print(f"\n{part}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{part}", *(numbers if part == "batch" else ())], check=True)
