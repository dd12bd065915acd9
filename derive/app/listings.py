"""What `derive list`, `derive explain` and `derive -h` say."""

from __future__ import annotations

import tomllib

from derive.catalog import find_topic, load_laws, problem_ids, problem_text, resources, rules, topic_names
from derive.core.errors import InputError, nearest
from derive.core.topics import Topic


def _words(key: str) -> str:
    with (resources("templates") / "words" / "en.toml").open("rb") as file:
        text: str = tomllib.load(file)["help"][key]
    return text


def _usage_of(topic: Topic) -> str:
    inputs = " ".join(f"{i.name.upper()}{'...' if i.count == 'many' else ''}" for i in topic.inputs)
    options = " ".join(f"[--{o.name}]" if o.kind == "flag" else f"[--{o.name} {o.kind.upper()}]" for o in topic.options)
    return f"derive {topic.name} {inputs} {options}".rstrip()


def usage(words: list[str]) -> str:
    """How a command is called."""
    if words:
        return f"{_usage_of(find_topic(words[0]))}\n{_words('common')}\n"
    return _words("usage")


def listing(words: tuple[str, ...]) -> str:
    """The topics with their inputs, or the problems of one topic."""
    if not words:
        return "".join(f"{_usage_of(find_topic(name))}\n" for name in topic_names())
    topic = find_topic(words[0])
    ids = problem_ids(topic.name)
    width = max(map(len, ids), default=0)
    rows = (f"{name:{width}}  {tomllib.loads(problem_text(name))['title']}\n" for name in ids)
    return f"{_usage_of(topic)}\n{''.join(rows)}"


def explanation(words: tuple[str, ...]) -> str:
    """A law: its sentence, formula, source and an example; the names of all laws where none is named."""
    load_laws()
    known = rules()
    if not words:
        return "".join(f"{name}\n" for name in sorted(known))
    if words[0] not in known:
        raise InputError(f"there is no law {words[0]!r}; {nearest(words[0], known, '`derive explain` lists them')}")
    rule = known[words[0]]
    rows = [
        ("law", rule.law.name),
        ("says", rule.law.statement),
        ("formula", rule.law.formula),
        ("source", rule.law.source),
    ]
    rows += [("more", line) for line in _more(rule.rewrite.__doc__ or "")]
    return "".join(f"{label:8} {value}\n" for label, value in rows if value)


def _more(doc: str) -> list[str]:
    return [line.strip() for line in doc.splitlines()[1:] if line.strip()]
