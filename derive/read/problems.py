"""Problems from command lines and from problem files."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Given, Problem, Value
from derive.core.errors import InputError, ReadError, nearest
from derive.core.topics import Input, Option, Topic
from derive.terms import (
    Collection,
    Component,
    Junction,
    Matrix,
    Number,
    Relation,
    Symbol,
    Term,
    Vector,
    letters,
    symbols,
)

from .declarations import read_context
from .parser import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STATEMENTS = (Relation, Junction)
_WANTED = {
    "equation": "an equation such as x + y = 4", "relation": "a relation such as x + y >= 2",
    "vector": "a vector such as [1, 2, 3]", "matrix": "a matrix such as [[4, 2], [1, 3]]",
    "expression": "an expression such as x^2 sin x",
}  # fmt: skip


def read_inputs(topic: Topic, inputs: tuple[str, ...], options: Mapping[str, list[str]], context: Context) -> Problem:
    """The problem that a command line states; raises ReadError or InputError."""
    given = _given(topic, inputs, context)
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
            values.append((option.name, _value(option, texts, terms, context)))
    return Problem(topic.name, given, context, tuple(values))


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
    return _of_kind(each.kind, _read(text, context, f"input {each.name}"), f"input {each.name}", context)


def _read(text: str, context: Context, place: str) -> Term:
    try:
        return read(text, context)
    except ReadError as error:
        raise ReadError(f"{place}: {error.args[0]}", error.line, error.column, error.source) from None
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def _of_kind(kind: str, term: Term, place: str, context: Context) -> Term:
    fits = {
        "equation": isinstance(term, Relation) and term.sign == "=",
        "relation": isinstance(term, _STATEMENTS),
        "vector": isinstance(term, Vector) or len(term.shape) == 1,
        "matrix": isinstance(term, Matrix) or len(term.shape) == 2,
        "expression": not isinstance(term, (*_STATEMENTS, Collection)),
    }.get(kind, True)
    if fits:
        return term
    if kind in ("vector", "matrix") and isinstance(term, Symbol):
        named = context.definition(term.name)
        if named is not None:
            return _of_kind(kind, named.body, place, context)
    raise InputError(f"{place}: {_WANTED[kind]} is needed; {_seen(term)} is given")


def _seen(term: Term) -> str:
    if isinstance(term, _STATEMENTS):
        return "a statement"
    if isinstance(term, Collection):
        return f"a {term.kind}" if term.kind.isalpha() else "an interval"
    return {0: "a scalar", 1: "a vector"}.get(len(term.shape), "a matrix")


def _value(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    if len(texts) > 1 and option.kind != "relations":
        raise InputError(f"--{option.name} is given {len(texts)} times; give it once")
    return _READERS[option.kind](option, texts, given, context)


def _letters(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    return tuple(_letter_of(option, piece, given, context) for piece in split(texts[0], option))


def _letter(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    found = [_letter_of(option, piece, given, context) for piece in split(texts[0], option)]
    if len(found) != 1:
        raise InputError(f"--{option.name} takes one letter, and {len(found)} are given")
    return found[0]


def _letter_of(option: Option, text: str, given: tuple[Term, ...], context: Context) -> Symbol | Component:
    place = f"--{option.name}"
    term = _read(text, context, place)
    base = term.base if isinstance(term, Component) else term
    if not isinstance(base, Symbol) or not isinstance(term, Symbol | Component):
        raise InputError(f"{place}: a letter such as x is needed; {text.strip()} is none")
    if not any(base in symbols(each) for each in given):
        names = ", ".join(dict.fromkeys(letter.name for each in given for letter in letters(each)))
        there = f"the letters there are {names}" if names else "no letter occurs there"
        raise InputError(f"{place}: the letter {base.name} does not occur; {there}")
    return term


def _point(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    pairs: list[tuple[Symbol | Component, Term]] = []
    for piece in split(texts[0], option):
        match _read(piece, context, f"--{option.name}"):
            case Relation("=", Symbol() | Component() as letter, value):
                pairs.append((letter, value))
            case _:
                raise InputError(f"--{option.name}: a point is written as x=1,y=2; {piece.strip()} is no part of one")
    names = [letter for letter, _ in pairs]
    if len(set(names)) < len(names):
        raise InputError(f"--{option.name}: a letter has two values; give each one")
    for letter in names:
        base = letter.base if isinstance(letter, Component) else letter
        if isinstance(base, Symbol) and not any(base in symbols(each) for each in given):
            raise InputError(f"--{option.name}: the letter {base.name} does not occur in the expression")
    return tuple(pairs)


def split(text: str, option: Option | None = None) -> list[str]:
    """The pieces between commas outside of brackets."""
    depth, begin, out = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",;" and depth == 0:
            out.append(text[begin:at])
            begin = at + 1
    out.append(text[begin:])
    if option is not None and not all(piece.strip() for piece in out):
        raise InputError(f"--{option.name}: a piece between two commas is empty")
    return out


def _expression(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    term = _read(texts[0], context, f"--{option.name}")
    if isinstance(term, _STATEMENTS):
        raise InputError(f"--{option.name}: {_WANTED['expression']} is needed; a statement is given")
    return term


def _vector(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    return _of_kind("vector", _read(texts[0], context, f"--{option.name}"), f"--{option.name}", context)


def _count(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    term = _read(texts[0], context, f"--{option.name}")
    if not isinstance(term, Number) or term.q != 1 or term.p < option.least:
        raise InputError(f"--{option.name}: a whole number of at least {option.least} is needed; {texts[0]} is none")
    return term.p


def _relations(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    found: list[Term] = []
    for text in texts:
        term = _read(text, context, f"--{option.name}")
        parts = term.parts if isinstance(term, Junction) and term.word == "and" else (term,)
        found += [_of_kind("relation", part, f"--{option.name}", context) for part in parts]
    return tuple(found)


def _flag(option: Option, texts: list[str], _given: tuple[Term, ...], _context: Context) -> Value:
    if texts[0] not in ("", "true", "false"):
        raise InputError(f"--{option.name} takes no value; leave out {texts[0]}")
    return texts[0] != "false"


def _word(option: Option, texts: list[str], _given: tuple[Term, ...], _context: Context) -> Value:
    if not texts[0].strip():
        raise InputError(f"--{option.name} needs a word")
    return texts[0].strip()


_READERS: dict[str, Callable[[Option, list[str], tuple[Term, ...], Context], Value]] = {
    "letters": _letters, "letter": _letter, "point": _point, "expression": _expression, "vector": _vector,
    "count": _count, "relations": _relations, "flag": _flag, "word": _word,
}  # fmt: skip

_KEYS = frozenset(("title", "topic", "level", "row", "statement", "assume", "given", "source", "marks"))


def read_problem(toml_text: str, find_topic: Callable[[str], Topic]) -> Problem:
    """The problem that a problem file states; raises ReadError or InputError."""
    import tomllib

    try:
        data = tomllib.loads(toml_text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the problem file is no TOML: {error}") from None
    for key in data:
        if key not in _KEYS:
            raise InputError(f"the problem file has an unknown key {key!r}; {nearest(key, _KEYS, 'see the interface')}")
    if not isinstance(data.get("topic"), str):
        raise InputError('the problem file names no topic; write topic = "derivative" for example')
    given = data.get("given", {})
    if not isinstance(given, dict):
        raise InputError("the problem file has no table [given]; put the inputs there")
    return _posed(find_topic(data["topic"]), data, given)


def _posed(topic: Topic, data: dict[str, object], given: dict[str, object]) -> Problem:
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
