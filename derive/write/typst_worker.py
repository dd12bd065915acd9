"""The child process that sets sheets: Typst sources in, PDFs out, in an empty folder, without a network."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from derive.core.processes import limit_memory

from .serving import serve


def main() -> None:
    """Set what comes on standard input until it ends, within so many bytes of memory."""
    limit_memory(int(sys.argv[1]))
    serve(_set)


def _set(source: bytes) -> tuple[bool, bytes]:
    """The PDF of a source, or what is wrong with it."""
    import typst

    if b"@preview" in source:
        return False, b"packages from the network are not used"
    with tempfile.TemporaryDirectory() as root:
        sheet = Path(root) / "sheet.typ"
        sheet.write_bytes(source)
        try:
            data = typst.compile(
                str(sheet), root=root, ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0, package_path=root
            )
        except RuntimeError as error:
            return False, str(error).encode("utf-8")
    return True, data


if __name__ == "__main__":
    main()
