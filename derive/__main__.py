"""`python -m derive` and the command `derive`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end with its status."""
    from derive.app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
