"""The child process that fills a user's templates: a pickled handout in, text out.

The parent's own program writes the pickle, so it is safe to read; the templates are the user's, and are sandboxed.
"""

from __future__ import annotations

import pickle
import re
import sys
from base64 import b64encode
from contextlib import AbstractContextManager, nullcontext
from json import dumps

from derive.core.processes import limit_memory, limit_time

from .serving import serve


def main() -> None:
    """Fill the templates that come, each within so many seconds, all within so many bytes."""
    sys.setrecursionlimit(20_000)
    serve(_filled)


def _filled(question: bytes) -> tuple[bool, bytes]:
    """The filled template with its pictures, or what is wrong with the templates in one line."""
    handout, format, templates, stem = pickle.loads(question)
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    from .beside import pictures_beside
    from .templates import rendered

    limit_time(int(sys.argv[1]))
    limit_memory(int(sys.argv[2]))
    collecting: AbstractContextManager[dict[str, bytes]] = pictures_beside(stem) if stem else nullcontext({})
    try:
        with collecting as beside:
            text = rendered(handout, format, templates)
        pictures = {name: b64encode(content).decode("ascii") for name, content in beside.items()}
        return True, dumps({"text": text, "pictures": pictures}).encode("ascii")
    except TemplateSyntaxError as error:
        return _failed(f"{error.name or 'a template'}, line {error.lineno}: {error.message}")
    except TemplateNotFound as error:
        return _failed(f"{_place(error)}there is no template {error.name!r}")
    except MemoryError:
        return _failed("they take more memory than is allowed")
    except RecursionError:
        return _failed("a template includes itself without end")
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        return _failed(f"{_place(error)}{error}")


def _place(error: BaseException) -> str:
    """The template and the line where an error arose."""
    from pathlib import PurePath
    from traceback import extract_tb

    lines = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{PurePath(lines[-1].filename).name}, line {lines[-1].lineno}: " if lines else ""


def _failed(why: str) -> tuple[bool, bytes]:
    said = re.sub(r"'derive\.[\w.]*?(\w+) object'", r"\1", " ".join(why.split())).rstrip(".")
    told = f"{said}; the names that there are stand in docs/templates.md"
    return False, told.encode("utf-8")


if __name__ == "__main__":
    main()
