"""Where templates are found: a user's own before ours, in the folders of a format one after the other."""

from __future__ import annotations

from functools import partial

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader

from derive.catalog import resources

Templates = tuple[tuple[str, str], ...]


def loader(folders: tuple[str, ...], own: Templates) -> BaseLoader:
    """What loads the templates of a format; `own` are a user's, by folder and name.

    A user's own template stands before ours of the same folder, so that a flavour keeps what it has of its own.
    """
    users = dict(own)
    return ChoiceLoader([each for folder in folders for each in _of_folder(folder, users)])


def _of_folder(folder: str, users: dict[str, str]) -> tuple[BaseLoader, ...]:
    return FunctionLoader(partial(_own, folder, users)), FileSystemLoader(resources("templates") / folder)


def _own(folder: str, templates: dict[str, str], name: str) -> tuple[str, str, None] | None:
    """A user's own template of a name, and what messages call it."""
    path = f"{folder}/{name}"
    return (templates[path], path, None) if path in templates else None
