"""`python -m derive` and the command `derive`."""

from __future__ import annotations

import gc
import sys

SELDOM = 100_000


def main() -> None:
    """Run the command line and end with its status."""
    gc.set_threshold(SELDOM)  # modules and terms stay: there is little to collect
    from derive.app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
