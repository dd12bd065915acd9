"""The command `derive`: what it is asked, and with which status it ends."""

from __future__ import annotations

import sys

from derive.app.arguments import Arguments, option_names, parsed
from derive.app.output import pictures_of, print_out, put_out, suffix_format
from derive.core.errors import DeriveError, InputError, UndecidedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from derive.core.drafts import Problem, Solution

DEEPEST = 20_000


def run(words: list[str]) -> int:
    """Do what the words ask; errors become one plain sentence on standard error and a status."""
    sys.setrecursionlimit(DEEPEST)
    try:
        return _command(words)
    except DeriveError as error:
        print(f"derive: {error}", file=sys.stderr)
        return error.status
    except (RecursionError, MemoryError):
        print("derive: the input is nested or grows too deep to be worked out; try a smaller one", file=sys.stderr)
        return UndecidedError.status
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        print(f"derive: {defect(error)}", file=sys.stderr)
        return UndecidedError.status


def defect(error: Exception) -> str:
    """One sentence for an error that no input should cause."""
    from pathlib import PurePath
    from traceback import extract_tb

    place = extract_tb(error.__traceback__)[-1]
    file = PurePath(place.filename).name
    kind = type(error).__name__
    return f"this input met a defect of derive ({kind} at {file}:{place.lineno}: {error}); please report it"


def _command(words: list[str]) -> int:
    first, rest = (words[0], words[1:]) if words else ("-h", [])
    match first:
        case "-h" | "--help" | "help":
            from derive.app.listings import usage

            return _say(usage(rest))
        case "list" | "explain" | "show" | "check" | "sheet" | "batch" | "verify" if "-h" in rest:
            from derive.app.listings import usage

            return _say(usage([]))
        case "--version":
            from derive import __version__

            return _say(f"derive {__version__}\n")
        case "list":
            from derive.app.listings import listing

            return _say(listing(_few(rest, 1)))
        case "explain":
            from derive.app.listings import explanation

            return _say(explanation(_few(rest, 1)))
        case "show":
            from derive.app.shown import shown

            return shown(rest)
        case "check":
            from derive.app.checked import checked

            return checked(rest)
        case "sheet":
            from derive.app.sheets import sheet

            return sheet(rest)
        case "batch":
            from derive.app.batch import batch

            return batch(rest)
        case "verify":
            from derive.app.shown import verified_again

            return verified_again(rest)
    return _topic(first, rest)


def _say(text: str) -> int:
    print_out(text)
    return 0


def _few(words: list[str], most: int) -> tuple[str, ...]:
    if len(words) > most:
        raise InputError(f"{words[most]!r} is one word too many")
    return tuple(words)


def _topic(name: str, words: list[str]) -> int:
    from derive.catalog import find_topic
    from derive.pipeline import posed

    topic = find_topic(name)
    arguments = parsed(words, *option_names(topic))
    if "help" in arguments.options:
        from derive.app.listings import usage

        return _say(usage([name]))
    seed, digits = int(arguments.one("seed", "0")), int(arguments.one("digits", "6"))
    declared = _declared(arguments)
    inputs = _contents(arguments.inputs) if any(each.kind == "network" for each in topic.inputs) else arguments.inputs
    return worked([lambda: posed(name, inputs, _own(arguments), declared, seed, digits)], arguments)


def _contents(names: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of files."""
    from pathlib import Path

    from derive.write.files import text_of

    return tuple(text_of(Path(name)) for name in names)


def _own(arguments: Arguments) -> dict[str, list[str]]:
    apart = ("format", "detail", "assume", "shapes", "time-limit", "seed", "digits", "no-cache")
    return {name: values for name, values in arguments.options.items() if name not in apart}


def _declared(arguments: Arguments) -> str:
    return "; ".join(arguments.options.get("shapes", []) + arguments.options.get("assume", []))


def worked(poses: Sequence[Callable[[], Problem]], arguments: Arguments) -> int:
    """Pose problems, work each out within the time limit, and write them as one sheet."""
    from derive.app.cache import place, remembering
    from derive.app.limits import within
    from derive.pipeline import solve
    from derive.write.formats import write

    form = arguments.one("format") or suffix_format(arguments.output)
    seconds = float(arguments.one("time-limit", "10"))
    solutions: list[Solution] = []
    with remembering(place(arguments)):
        for pose in poses:
            with within(seconds):
                solutions.append(solve(pose()))
    with within(seconds * len(solutions)), pictures_of(arguments.output) as beside:
        sheet = write(tuple(solutions), form, arguments.one("detail", "normal"))
    put_out(sheet, arguments.output, beside)
    return max(map(status_of, solutions))


def status_of(solution: Solution) -> int:
    """0 where all is verified, 3 where something is undecided."""
    from derive.core.drafts import evidence

    return UndecidedError.status if evidence(solution)["undecided"] else 0
