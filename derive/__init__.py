"""Derivations worked out line by line, every line proved before it is shown."""

__version__ = "0.1.0"
