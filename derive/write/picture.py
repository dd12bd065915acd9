"""Pictures as SVG, drawn by matplotlib: the same bytes for the same picture."""

from __future__ import annotations

from base64 import b64encode
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from derive.core.errors import InputError
from derive.layout.document import Plot

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "derive",
    "svg.fonttype": "path",
    # the second has the letters with accents that the first lacks
    "font.family": ["cmr10", "DejaVu Serif"],
    "font.size": 9.0,
    "mathtext.fontset": "cm",
    "axes.formatter.use_mathtext": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "lines.linewidth": 1.3,
    "legend.frameon": False,
}
NO_CLOCK: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
SIZE = (4.6, 3.1)
SQUARE = (3.6, 3.6)


def picture(plot: Plot) -> str | None:
    """The SVG of a picture, None where nothing in it has values; raises InputError where matplotlib is missing."""
    found = drawn(plot, "svg")
    if found is None:
        return None
    text = found.decode("utf-8")
    return text[text.index("<svg") :]


def drawn(plot: Plot, ending: str) -> bytes | None:
    """The file of a picture, as `svg` or `pdf`; None where nothing in it has values. Raises InputError."""
    if find_spec("matplotlib") is None:
        raise InputError("a picture needs matplotlib: install derive-sheets[plot], or leave out the plot")
    from matplotlib import rc_context, rcdefaults
    from matplotlib.figure import Figure

    from .figures import fill
    from .sampling import UnsampledError

    with rc_context():
        rcdefaults()
        with rc_context(STYLE):
            figure = Figure(SQUARE if len(plot.letters) != 1 else SIZE, layout="constrained")
            axes = figure.add_subplot()
            try:
                fill(axes, plot)
            except UnsampledError:
                return None
            return _saved(figure, ending)


def data_uri(svg: str) -> str:
    """A picture as an address that holds all of it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode('utf-8')).decode('ascii')}"


def _saved(figure: Any, ending: str) -> bytes:
    out = BytesIO()
    figure.savefig(out, format=ending, metadata=NO_CLOCK[ending])
    return out.getvalue()
