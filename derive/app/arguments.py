"""The words of a command line: inputs, options, and what is common to all commands."""

from __future__ import annotations

from derive.core.errors import InputError, nearest
from derive.core.topics import Topic
from derive.terms import Record

COMMON = {
    "format": (),
    "detail": ("brief", "normal", "full"),
    "assume": (),
    "shapes": (),
    "digits": (),
    "seed": (),
    "time-limit": (),
}  # fmt: skip
FLAGS = ("no-cache",)


class Arguments(Record):
    """Inputs in order, options by name with all their values, and the file to write to."""

    inputs: tuple[str, ...]
    options: dict[str, list[str]]
    output: str = ""

    def one(self, name: str, default: str = "") -> str:
        """The last value of an option."""
        return self.options.get(name, [default])[-1]


def parsed(words: list[str], known: tuple[str, ...], flags: tuple[str, ...] = ()) -> Arguments:
    """Sort words into inputs and options; only `--name`, `-o` and `-h` are options, and `--help` is `-h`."""
    inputs: list[str] = []
    flags = (*flags, *FLAGS)
    options: dict[str, list[str]] = {}
    output, rest = "", list(words)
    while rest:
        word = rest.pop(0)
        if word == "-o":
            output = _value(word, rest)
        elif word in ("-h", "--help"):
            options["help"] = [""]
        elif word.startswith("--") and len(word) > 2:
            name, equals, value = word[2:].partition("=")
            _check(name, known, flags)
            if name in flags:
                value = "true"
            elif not equals:
                value = _value(word, rest)
            options.setdefault(name, []).append(value)
        else:
            inputs.append(word)
    for name in COMMON:
        _check_value(name, options.get(name, []))
    return Arguments(tuple(inputs), options, output)


def _value(word: str, rest: list[str]) -> str:
    if not rest:
        raise InputError(f"the option {word} needs a value after it")
    return rest.pop(0)


def _check(name: str, known: tuple[str, ...], flags: tuple[str, ...]) -> None:
    names = (*known, *flags, *COMMON, "help")
    if name not in names:
        remedy = nearest(name, names, f"known are {', '.join(names)}")
        raise InputError(f"there is no option --{name}; {remedy}")


def _check_value(name: str, values: list[str]) -> None:
    for value in values:
        if name == "format":
            from derive.write.formats import known

            known(value)
        if COMMON[name] and value not in COMMON[name]:
            raise InputError(f"--{name} is one of {', '.join(COMMON[name])}, not {value!r}")
        if name in ("digits", "seed") and not (value.isdecimal() and len(value) < 19):
            raise InputError(f"--{name} needs a whole number, not {value!r}")
        if name == "digits" and not 1 <= int(value) <= 1000:
            raise InputError("--digits is between 1 and 1000")
        if name == "time-limit" and not (value.replace(".", "", 1).isdecimal() and float(value) > 0):
            raise InputError(f"--time-limit needs a number of seconds, not {value!r}")


def option_names(topic: Topic) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a topic's options that take a value, and of its flags."""
    valued = tuple(o.name for o in topic.options if o.kind != "flag")
    return valued, tuple(o.name for o in topic.options if o.kind == "flag")
