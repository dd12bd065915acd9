"""Problems from command lines and from problem files."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Given, Problem, Value
from derive.core.errors import InputError, nearest
from derive.core.networks import Network
from derive.core.topics import Input, Topic
from derive.terms import ZERO, Div, Term, subterms

from .options import of_kind, option_value, read_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def read_inputs(topic: Topic, inputs: tuple[str, ...], options: Mapping[str, list[str]], context: Context) -> Problem:
    """The problem that a command line states; raises ReadError or InputError."""
    network = _network(topic, inputs, context) if any(each.kind == "network" for each in topic.inputs) else None
    given = () if network else _given(topic, inputs, context)
    known = {option.name: option for option in topic.options}
    for name in options:
        if name not in known:
            remedy = nearest(name, known, f"{topic.name} has {_list(known) or 'none'}")
            raise InputError(f"{topic.name} has no option --{name}; {remedy}")
    terms = tuple(each.term for each in given)
    values: list[tuple[str, Value]] = []
    for option in topic.options:
        texts = list(options.get(option.name, [])) or ([option.default] if option.default is not None else [])
        if texts:
            values.append((option.name, option_value(option, texts, terms, context)))
    return Problem(topic.name, given, context, tuple(values), network=network)


def _network(topic: Topic, inputs: tuple[str, ...], context: Context) -> Network:
    from .networks import read_network

    if len(inputs) != 1:
        raise InputError(f"{topic.name} takes one network file, and {len(inputs)} inputs are given")
    return read_network(inputs[0], context)


def _list(names: Mapping[str, object]) -> str:
    return ", ".join(f"--{name}" for name in names)


def _given(topic: Topic, inputs: tuple[str, ...], context: Context) -> tuple[Given, ...]:
    many = any(each.count == "many" for each in topic.inputs)
    least = len(topic.inputs)
    if len(inputs) < least or (len(inputs) > least and not many):
        wanted = " ".join(f"{each.name.upper()}{'...' * (each.count == 'many')}" for each in topic.inputs)
        raise InputError(f"{topic.name} takes {wanted or 'no input'}, and {len(inputs)} inputs are given")
    extra = len(inputs) - least
    out: list[Given] = []
    rest = list(inputs)
    for each in topic.inputs:
        for _ in range(1 + extra * (each.count == "many")):
            out.append(Given(each.name, _input(each, rest.pop(0), context)))
    return tuple(out)


def _input(each: Input, text: str, context: Context) -> Term:
    place = f"input {each.name}"
    term = of_kind(each.kind, read_at(text, context, place), place, context)
    if any(type(part) is Div and part.under is ZERO for part in subterms(term)):
        raise InputError(f"{place}: a denominator is zero, so that it has no value; change the denominator")
    return term


_KEYS = frozenset(("title", "topic", "level", "row", "statement", "assume", "given", "source", "marks"))


def read_problem(toml_text: str, find_topic: Callable[[str], Topic]) -> Problem:
    """The problem that a problem file states; raises ReadError or InputError."""
    import tomllib

    try:
        data = tomllib.loads(toml_text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the problem file is no TOML: {error}") from None
    return problem_of(data, find_topic)


def problem_of(data: dict[str, object], find_topic: Callable[[str], Topic]) -> Problem:
    """The problem that the table of a problem file states; raises ReadError or InputError."""
    for key in data:
        if key not in _KEYS:
            raise InputError(f"the problem file has an unknown key {key!r}; {nearest(key, _KEYS, 'see the interface')}")
    topic = data.get("topic")
    if not isinstance(topic, str):
        raise InputError('the problem file names no topic; write topic = "derivative" for example')
    given = data.get("given", {})
    if not isinstance(given, dict):
        raise InputError("the problem file has no table [given]; put the inputs there")
    return _posed(find_topic(topic), data, given)


def _posed(topic: Topic, data: dict[str, object], given: dict[str, object]) -> Problem:
    from .declarations import read_context

    declarations = [text for key in ("assume", "shapes") for text in _texts(key, (data | given).get(key, []))]
    context = read_context("; ".join(text for text in declarations if text.strip()))
    inputs: list[str] = []
    options: dict[str, list[str]] = {}
    names = {each.name for each in topic.inputs}
    for each in topic.inputs:
        if each.name not in given:
            raise InputError(f"[given] lacks {each.name}, which {topic.name} needs")
        inputs += _texts(each.name, given[each.name])
    for key, value in given.items():
        if key not in names and key not in ("assume", "shapes"):
            options[key.replace("_", "-")] = _texts(key, value)
    problem = read_inputs(topic, tuple(inputs), options, context)
    title, statement = data.get("title", ""), data.get("statement")
    if not isinstance(title, str) or not isinstance(statement, str | None):
        raise InputError("title and statement are texts in the problem file")
    return problem.but(title=title, statement=statement)


def _texts(key: str, value: object) -> list[str]:
    """The texts of a value: one, or a list of them; numbers and truth values are taken as text."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(key, item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str | int):
        return [str(value)]
    raise InputError(f"{key} is a text or a list of texts in the problem file; put quotes around it")
