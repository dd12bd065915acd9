"""The child process that sets a sheet: Typst source in, PDF out, in an empty folder, without a network."""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Compile standard input to standard output within so many bytes of memory."""
    limit = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    import typst

    source = sys.stdin.buffer.read()
    if b"@preview" in source:
        sys.stderr.write("packages from the network are not used")
        return 1
    with tempfile.TemporaryDirectory() as root:
        sheet = Path(root) / "sheet.typ"
        sheet.write_bytes(source)
        try:
            data = typst.compile(
                str(sheet), root=root, ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0, package_path=root
            )
        except RuntimeError as error:
            sys.stderr.write(str(error))
            return 1
    sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
