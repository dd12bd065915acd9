"""Where templates lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path


def resources(kind: str) -> Path:
    """The folder of `templates`."""
    package = Path(__file__).parent.parent
    inside = package / f"_{kind}"
    return inside if inside.is_dir() else package.parent / kind
