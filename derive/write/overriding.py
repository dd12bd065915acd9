"""The child process that fills a user's templates: a pickled handout in, text out.

The parent's own program writes the pickle, so it is safe to read; the templates are the user's, and are sandboxed.
"""

from __future__ import annotations

import pickle
import sys


def main() -> int:
    """Fill the templates within so many seconds and bytes; what is wrong with them is said in one line."""
    sys.setrecursionlimit(20_000)
    handout, format, folder = pickle.loads(sys.stdin.buffer.read())
    from jinja2 import TemplateError, TemplateSyntaxError

    from .templates import rendered

    _limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        text = rendered(handout, format, folder)
    except TemplateSyntaxError as error:
        return _failed(f"{error.name or 'a template'}, line {error.lineno}: {error.message}")
    except MemoryError:
        return _failed("they take more memory than is allowed")
    except RecursionError:
        return _failed("a template includes itself without end")
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        return _failed(f"{_place(error)}{error}")
    sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


def _limit(seconds: int, size: int) -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, until))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _place(error: BaseException) -> str:
    """The template and the line where an error arose."""
    from pathlib import PurePath
    from traceback import extract_tb

    lines = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{PurePath(lines[-1].filename).name}, line {lines[-1].lineno}: " if lines else ""


def _failed(why: str) -> int:
    sys.stderr.write(" ".join(why.split()) + "; the names that there are stand in docs/templates.md\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
