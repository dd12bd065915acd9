"""What there is: topics, laws and shipped problems, found by their files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import derive.laws
import derive.topics
from derive.core.context import Context
from derive.core.errors import InputError, nearest
from derive.core.laws import Law
from derive.core.rules import Provided, Rule
from derive.core.steps import Step
from derive.core.topics import Topic
from derive.terms import Term


def topic_names() -> tuple[str, ...]:
    """The names of all topics, in alphabetical order."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(derive.topics.__path__)))


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


def resources(kind: str) -> Path:
    """The folder of `problems` or `templates`: in the wheel inside the package, in a checkout beside it."""
    inside = Path(__file__).parent / f"_{kind}"
    return inside if inside.is_dir() else Path(__file__).parent.parent / kind


def problem_ids(topic: str = "") -> tuple[str, ...]:
    """The ids of the shipped problems, `folder/name`, those of one topic where it is named."""
    root = resources("problems")
    found = (path for path in sorted(root.glob("*/*.toml")) if _is_of(path, topic))
    return tuple(f"{path.parent.name}/{path.stem}" for path in found)


def _is_of(path: Path, topic: str) -> bool:
    return not topic or f'topic = "{topic}"' in path.read_text("utf-8")


def problem_text(name: str) -> str:
    """The text of a shipped problem; raises InputError where there is none."""
    path = resources("problems") / f"{name}.toml"
    if not path.resolve().is_relative_to(resources("problems").resolve()) or not path.is_file():
        remedy = nearest(name, problem_ids(), "`derive list TOPIC` shows those of a topic")
        raise InputError(f"there is no problem {name!r}; {remedy}")
    return path.read_text("utf-8")


def load_laws() -> None:
    """Import every module that holds laws."""
    for package in (derive.laws, derive.topics):
        for module in iter_modules(package.__path__):
            import_module(f"{package.__name__}.{module.name}")


def rules() -> dict[str, Rule]:
    """Every rule of the modules that are loaded, by its law's name; a rule that fired is among them."""
    loaded = sorted(name for name in sys.modules if name.startswith(("derive.laws.", "derive.topics.")))
    values = (value for name in loaded for value in vars(sys.modules[name]).values())
    return {value.law.name: value for value in values if type(value) is Rule}


def laws() -> frozenset[str]:
    """The names of every law of the modules that are loaded, those that only fold small steps among them."""
    loaded = [name for name in sys.modules if name.startswith(("derive.laws.", "derive.topics."))]
    values = [value for name in loaded for value in vars(sys.modules[name]).values()]
    return frozenset(value.name for value in values if type(value) is Law).union(rules())


def replayer() -> Callable[[Step, Context], bool | None]:
    """Whether the law that a step names leads from its redex to its result; None where the law is no rule.

    The rules are those of the modules loaded by now: a draft is judged after it is made.
    """
    known = rules()
    return lambda step, context: _replayed(known.get(step.law.name), step, context)


def _replayed(rule: Rule | None, step: Step, context: Context) -> bool | None:
    if rule is None:
        return None
    found = rule.rewrite(step.before, context, *step.using)
    after = found.after if type(found) is Provided else found
    return after is step.after


def line_replayer(spelled: Callable[[Term], str]) -> Callable[[Step, Context], bool | None]:
    """The same for saved steps: whether the law leads from line to line at some place, lines compared as spelled."""
    load_laws()
    known, named = rules(), laws()

    def replay(step: Step, context: Context) -> bool | None:
        rule = known.get(step.law.name)
        if rule is None:
            return None if set(step.law.name.split(", ")) <= named else False
        wanted = spelled(step.after)
        return any(spelled(line) == wanted for line in _rewritten(step.before, rule, step.using, context))

    return replay


def _rewritten(line: Term, rule: Rule, using: tuple[Term, ...], context: Context) -> Iterator[Term]:
    found = rule.rewrite(line, context, *using) if not rule.heads or type(line) in rule.heads else None
    after = found.after if isinstance(found, Provided) else found
    if after is not None:
        yield after
    children = line.children
    for k, child in enumerate(children):
        for new in _rewritten(child, rule, using, context):
            yield line.rebuilt((*children[:k], new, *children[k + 1 :]))
