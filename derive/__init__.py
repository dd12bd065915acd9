"""Derivations worked out line by line, every line proved before it is shown.

The public names (`read`, `work_many`, `Solution` and a function for each topic) are loaded when they are used.
"""

from __future__ import annotations

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """A public name, from `derive.api`."""
    if name.startswith("__"):
        raise AttributeError(name)
    from importlib import import_module

    return import_module("derive.api").public(name)


def __dir__() -> list[str]:
    """The public names."""
    from importlib import import_module

    return ["__version__", *import_module("derive.api").names()]
