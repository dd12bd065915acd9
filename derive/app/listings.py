"""What `derive list`, `derive explain` and `derive -h` say."""

from __future__ import annotations

import tomllib

from derive.catalog import (
    SHEETS,
    example_of,
    find_topic,
    load_laws,
    problem_ids,
    problem_text,
    resources,
    rules,
    sheet_ids,
    sheet_text,
    topic_names,
)
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
    """The topics with their inputs and the sheets, or the problems of one topic."""
    if not words:
        return "".join(f"{_usage_of(find_topic(name))}\n" for name in topic_names()) + _sheets()
    if words[0] == SHEETS:
        return _sheets()
    topic = find_topic(words[0])
    ids = problem_ids(topic.name)
    width = max(map(len, ids), default=0)
    rows = (f"{name:{width}}  {tomllib.loads(problem_text(name))['title']}\n" for name in ids)
    return f"{_usage_of(topic)}\n{''.join(rows)}"


def _sheets() -> str:
    """The shipped sheets with their titles."""
    ids = sheet_ids()
    width = max(map(len, ids), default=0)
    return "".join(f"derive sheet {name:{width}}  {tomllib.loads(sheet_text(name))['title']}\n" for name in ids)


def explanation(words: tuple[str, ...]) -> str:
    """A law: its sentence, formula, source and an example with its conditions; all laws where none is named."""
    load_laws()
    known = rules()
    if not words:
        return "".join(f"{name}\n" for name in sorted(known))
    if words[0] not in known:
        raise InputError(f"there is no law {words[0]!r}; {nearest(words[0], known, '`derive explain` lists them')}")
    law = known[words[0]].law
    rows = [("law", law.name), ("says", law.statement), ("formula", _spelled(law.formula)), ("source", law.source)]
    rows += [("", line) for line in _more(known[words[0]].rewrite.__doc__ or "")]
    return "".join(f"{label:11}{value}\n" for label, value in [*rows, *_example(law.name)] if value)


def _spelled(formula: str) -> str:
    """A law's formula as the sheets spell it."""
    from derive.write.formulas import law
    from derive.write.pretty import pretty
    from derive.write.words import said

    return said(law(formula), pretty) if formula else ""


def _more(doc: str) -> list[str]:
    return [line.strip() for line in doc.splitlines()[1:] if line.strip()]


def _example(law: str) -> list[tuple[str, str]]:
    """The first step of a shipped problem that the law gives."""
    from derive.core.drafts import all_steps
    from derive.pipeline import shipped, solve
    from derive.write.pretty import pretty

    name = example_of(law)
    if not name:
        return []
    step = next(s for s in all_steps(solve(shipped(name))) if s.law.name == law and not s.detail)
    conditions = ", ".join(pretty(condition.relation) for condition in step.conditions)
    shown = f"{pretty(step.before)}  {step.relation}  {pretty(step.after)}"
    return [("example", shown), ("provided", conditions), ("in", f"derive show {name}")]
