"""Where templates are found: a user's own before ours, in the folders of a format one after the other."""

from __future__ import annotations

from functools import partial

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader

from derive.catalog import resources

Templates = tuple[tuple[str, str], ...]


def loader(folders: tuple[str, ...], own: Templates) -> BaseLoader:
    """What loads the templates of a format; `own` are a user's, by folder and name."""
    ours = FileSystemLoader([resources("templates") / folder for folder in folders])
    return ChoiceLoader([FunctionLoader(partial(_own, folders, dict(own))), ours]) if own else ours


def _own(folders: tuple[str, ...], templates: dict[str, str], name: str) -> tuple[str, str, None] | None:
    """A user's own template of a name, and what messages call it."""
    path = next((path for folder in folders if (path := f"{folder}/{name}") in templates), None)
    return (templates[path], path, None) if path else None
