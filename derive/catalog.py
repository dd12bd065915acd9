"""What there is: topics, laws and shipped problems, found by their files."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module

import derive.laws
import derive.topics
from derive.core.context import Context
from derive.core.errors import InputError, nearest
from derive.core.laws import Law
from derive.core.rules import Provided, Rule
from derive.core.steps import Step
from derive.core.topics import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

SHEETS = "sheets"


def topic_names() -> tuple[str, ...]:
    """The names of all topics, in alphabetical order."""
    return tuple(sorted(name.replace("_", "-") for name in _modules(derive.topics)))


def _modules(package: ModuleType) -> tuple[str, ...]:
    """The names of a package's modules."""
    from pkgutil import iter_modules

    return tuple(module.name for module in iter_modules(package.__path__))


def find_topic(name: str) -> Topic:
    """The topic of that name; only its own module is imported. Raises InputError where there is none."""
    try:
        module = import_module(f"derive.topics.{name.replace('-', '_')}")
    except ModuleNotFoundError as error:
        if error.name and not error.name.startswith("derive.topics."):
            raise
        remedy = nearest(name, topic_names(), "`derive list` shows them all")
        raise InputError(f"there is no topic {name!r}; {remedy}") from None
    topic: Topic = module.topic
    return topic


def resource(kind: str, *names: str) -> str:
    """The path of a file of `problems` or `templates`: in the wheel inside the package, in a checkout beside it."""
    package = os.path.dirname(__file__)
    inside = os.path.join(package, f"_{kind}")
    return os.path.join(inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), kind), *names)


def resources(kind: str) -> Path:
    """The folder of `problems` or `templates`."""
    from pathlib import Path

    return Path(resource(kind))


def problem_ids(topic: str = "") -> tuple[str, ...]:
    """The ids of the shipped problems, `folder/name`, those of one topic where it is named."""
    root = resources("problems")
    found = (path for path in sorted(root.glob("*/*.toml")) if path.parent.name != SHEETS and _is_of(path, topic))
    return tuple(f"{path.parent.name}/{path.stem}" for path in found)


def _is_of(path: Path, topic: str) -> bool:
    return not topic or f'topic = "{topic}"' in path.read_text("utf-8")


def sheet_ids() -> tuple[str, ...]:
    """The ids of the shipped sheets."""
    return tuple(path.stem for path in sorted((resources("problems") / SHEETS).glob("*.toml")))


def sheet_text(name: str) -> str:
    """The text of a shipped sheet; raises InputError where there is none."""
    if name not in sheet_ids():
        remedy = nearest(name, sheet_ids(), "`derive list sheets` shows them; a file's name ends in .toml")
        raise InputError(f"there is no sheet {name!r}; {remedy}")
    return (resources("problems") / SHEETS / f"{name}.toml").read_text("utf-8")


def problem_text(name: str) -> str:
    """The text of a shipped problem; raises InputError where there is none."""
    path = resources("problems") / f"{name}.toml"
    if not path.resolve().is_relative_to(resources("problems").resolve()) or not path.is_file():
        remedy = nearest(name, problem_ids(), "`derive list TOPIC` shows those of a topic")
        raise InputError(f"there is no problem {name!r}; {remedy}")
    return path.read_text("utf-8")


def example_of(law: str) -> str:
    """The id of a shipped problem that shows a law; empty where none does."""
    import tomllib

    named: dict[str, str] = tomllib.loads((resources("problems") / "laws.toml").read_text("utf-8"))
    return named.get(law, "")


def load_laws() -> None:
    """Import every module that holds laws."""
    for package in (derive.laws, derive.topics):
        for name in _modules(package):
            import_module(f"{package.__name__}.{name}")


def rules() -> dict[str, Rule]:
    """Every rule of the modules that are loaded, by its law's name; a rule that fired is among them."""
    return _rules_of(_loaded())


def _loaded() -> tuple[str, ...]:
    """The names of the modules of laws and topics that are loaded: each is an attribute of its package."""
    return tuple(
        f"{package.__name__}.{name}"
        for package in (derive.laws, derive.topics)
        for name in vars(package)
        if f"{package.__name__}.{name}" in sys.modules
    )


@cache
def _rules_of(loaded: tuple[str, ...]) -> dict[str, Rule]:
    values = (value for name in sorted(loaded) for value in vars(sys.modules[name]).values())
    return {value.law.name: value for value in values if type(value) is Rule}


def laws() -> dict[str, Law]:
    """Every law of the modules that are loaded by its name, those that only fold small steps among them."""
    values = (value for name in sorted(_loaded()) for value in vars(sys.modules[name]).values())
    folding = {value.name: value for value in values if type(value) is Law}
    return folding | {name: each.law for name, each in rules().items()}


def replayer() -> Callable[[Step, Context], bool | None]:
    """Whether the law that a step names leads from its redex to its result; None where the law is no rule.

    The rules are those of the modules loaded by now: a draft is judged after it is made.
    """
    known = rules()
    return lambda step, context: _replayed(known.get(step.law.name), step, context)


def _replayed(rule: Rule | None, step: Step, context: Context) -> bool | None:
    if rule is None or step.detail:
        return None
    found = rule.rewrite(step.before, context, *step.using)
    after = found.after if type(found) is Provided else found
    return after is step.after
