"""`python -m benchmarks [cold | warm | equality | scaling | matrices | check]...`: print the ratios, all where none is named.

Each part runs in a process of its own, so that neither side's heap slows the other's collector.
"""

import subprocess
import sys

PARTS = ("cold", "warm", "equality", "scaling", "matrices", "check")

for part in sys.argv[1:] or PARTS:
    if part not in PARTS:
        sys.exit(f"there is no benchmark {part!r}; there are {', '.join(PARTS)}")
    print(f"\n{part}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)
