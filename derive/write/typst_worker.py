"""The child process that sets sheets: Typst sources in, PDFs out, in an empty folder, without a network.

Each source is preceded by its length in eight bytes, each reply by a sign (+ a PDF, - what was wrong) and its length.
"""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
from pathlib import Path
from struct import pack, unpack


def main() -> int:
    """Set what comes on standard input until it ends, within so many bytes of memory."""
    limit = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while len(header := sys.stdin.buffer.read(8)) == 8:
        source = sys.stdin.buffer.read(unpack(">Q", header)[0])
        sign, data = _set(source)
        sys.stdout.buffer.write(sign + pack(">Q", len(data)) + data)
        sys.stdout.buffer.flush()
    return 0


def _set(source: bytes) -> tuple[bytes, bytes]:
    """The sign and the content of the reply to a source."""
    import typst

    if b"@preview" in source:
        return b"-", b"packages from the network are not used"
    with tempfile.TemporaryDirectory() as root:
        sheet = Path(root) / "sheet.typ"
        sheet.write_bytes(source)
        try:
            data = typst.compile(
                str(sheet), root=root, ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0, package_path=root
            )
        except RuntimeError as error:
            return b"-", str(error).encode("utf-8")
    return b"+", data


if __name__ == "__main__":
    sys.exit(main())
