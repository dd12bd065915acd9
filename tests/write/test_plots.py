"""Pictures: what they show, that they are drawn from the answer, the same bytes each time, with words for all."""

import json
import re
import subprocess
import sys
import warnings
from base64 import b64decode
from shutil import which
from xml.etree import ElementTree

import numpy as np
import pytest

from derive.core.errors import InputError
from derive.layout.document import Arrow, Bars, Contours, Curve, Graph, Mark, Path, Plot, Prose
from derive.layout.layout import layout
from derive.pipeline import posed, solve
from derive.reader.parser import read
from derive.terms import Symbol
from derive.write.beside import pictures_beside
from derive.write.figures import family, values_of
from derive.write.files import save_together
from derive.write.formats import format_of, write
from derive.write.language import speaking
from derive.write.picture import drawn as drawn_in
from derive.write.picture import picture
from derive.write.pretty import pretty
from derive.write.sampling import UnsampledError, sampled
from derive.write.windows import across, unbroken, upwards
from derive.write.words import said


def solved(topic, *inputs, **options):
    named = {key.replace("_", "-"): value if isinstance(value, list) else [value] for key, value in options.items()}
    return solve(posed(topic, inputs, {**named, "plot": ["true"]}))


def plot_of(solution):
    return next((block for block in layout(solution).worked if isinstance(block, Plot)), None)


PICTURES = [  # topic, inputs, options, kinds of figures, words
    ("derivative", ["x^2"], {}, [Graph, Graph], "The graphs of f(x) = x² and of f'(x) = 2 x."),
    ("derivative", ["x^3"], {"order": "2"}, [Graph, Graph], "The graphs of f(x) = x³ and of f''(x) = 6 x."),
    ("taylor", ["e^x"], {"about": "x=0"}, [Graph, Graph, Mark],
     "The graphs of f(x) = eˣ and of its Taylor polynomial T(x) = 1 + x + x²/2."),
    ("critical-points", ["x^3 - 3x"], {}, [Graph, Mark, Mark],
     "The graph of f(x) = x³ - 3 x with its critical points."),
    ("critical-points", ["x^2 + y^2"], {}, [Contours, Mark],
     "Lines along which f(x, y) = x² + y² is constant, with its critical points."),
    ("lagrange", ["x + y"], {"subject_to": ["x^2 + y^2 = 1"]}, [Contours, Curve, Mark, Mark],
     "Lines along which f(x, y) = x + y is constant, the points where x² + y² = 1, and the solutions among them."),
    ("implicit-derivative", ["x^2 + y^2 = 1"], {}, [Curve], "The points where x² + y² = 1."),
    ("eigen", ["[[2, 1], [1, 2]]"], {}, [Arrow, Arrow], None),
    ("eigen", ["[[2, 1, 0], [1, 2, 1], [0, 1, 2]]"], {}, [Bars], None),
    ("descend", ["x^2 + 3y^2"], {"start": "x=5,y=2"}, [Contours, Path],
     "Lines along which f(x, y) = x² + 3 y² is constant, and the steps."),
    ("descend", ["x^4/4 - 2x"], {"start": "x=2", "method": "newton"}, [Graph, Path],
     "The graph of f(x) = x⁴/4 - 2 x with the steps on it."),
    ("pca", ["[[1, 2], [2, 4], [3, 3]]"], {}, [Mark, Mark, Mark, Mark, Path, Path],
     "The samples and their mean, with two standard deviations along each component."),
    ("pca", ["[[1, 2], [2, 4], [3, 3]]"], {"components": "1"}, [Mark, Mark, Mark, Mark, Path], None),
    ("pca", ["[[1, 2, 0], [2, 4, 1], [3, 3, 5], [0, 1, 1]]"], {"components": "2"}, [Bars],
     "The share of each component in the whole variance."),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "inputs", "options", "kinds", "words"), PICTURES)
def test_what_a_picture_shows(topic, inputs, options, kinds, words):
    plot = plot_of(solved(topic, *inputs, **options))
    assert [type(each) for each in plot.figures] == kinds
    if words is not None:
        assert said(plot.says, pretty).replace("e^x", "eˣ") == words
    assert ElementTree.fromstring(picture(plot)).tag.endswith("svg")
    assert picture(plot) == picture(plot)


NONE = [  # topic, inputs, options, why there is none
    ("derivative", ["a x^2"], {"wrt": "x"}, "There is no picture, since a may be any number."),
    ("critical-points", ["x^2 + y^2 + z^2"], {}, "There is no picture, since more than two letters vary: x, y and z."),
    ("eigen", ["[[0, -1], [1, 0]]"], {},
     "There is no picture of the eigenvectors, since not all eigenvalues are real."),
    ("eigen", ["[[a, b], [b, a]]"], {}, "There is no picture, since a and b may be any number."),
    ("descend", ["x^2 + y^2 + z^2"], {"start": "x=1,y=1,z=1"},
     "There is no picture, since more than two letters vary: x, y and z."),
    ("descend", ["x^2/2"], {"start": "x=1", "rate": "r"}, "There is no picture, since r may be any number."),
    ("derivative", ["x^9"], {"order": "4"}, "There is no picture of a derivative of an order above 3."),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "inputs", "options", "why"), NONE)
def test_why_there_is_no_picture(topic, inputs, options, why):
    last = [block for block in layout(solved(topic, *inputs, **options)).worked if isinstance(block, Prose)][-1]
    assert said(last.sentences[0], pretty) == why


def test_no_picture_unless_asked_for():
    assert plot_of(solve(posed("derivative", ("x^2",), {}))) is None


SAMPLES = [  # term, where, its values (None: it has none)
    ("x^2 + 3 x - 1", [0, 2], [-1, 9]),
    ("sqrt(x)", [4, -1], [2, None]),
    ("1/x", [2, 0], [0.5, None]),
    ("ln(x)", [1, -1], [0, None]),
    ("x^(1/3)", [8, -8], [2, -2]),
    ("e^(-x) sin(pi x)", [0.5, 1], [0.60653, 0]),
    ("sigma(x)", [0, 800], [0.5, 1]),
    ("max(x, 0) + abs(x)", [-1, 2], [1, 4]),
    ("x^x", [2, 0.5], [4, 0.70711]),
]


@pytest.mark.parametrize(("term", "where", "values"), SAMPLES)
def test_values_at_points(term, where, values):
    found = sampled(read(term), {Symbol("x"): np.array(where, dtype=float)})
    wanted = [np.nan if each is None else each for each in values]
    np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_terms_without_values_are_refused():
    with pytest.raises(UnsampledError):
        sampled(read("f(x)"), {Symbol("x"): np.array([1.0])})


def test_windows():
    assert across([]) == (-4, 4)
    assert across([1.0], 2.0) == (-1, 3)
    assert across([0.0, 10.0]) == (-6, 16)
    low, high = upwards([1 / np.linspace(-1, 1, 400)], [])
    assert -30 < low < high < 30
    gaps = unbroken(np.array([1.0, 50.0, -50.0, -1.0]), (-10.0, 10.0))
    assert list(np.isnan(gaps)) == [False, False, True, False]


def test_a_graph_that_runs_off_leaves_the_rest_readable():
    xs = np.linspace(-4, 4, 400)
    assert upwards([np.exp(np.exp(xs))], [])[1] < 1e4
    assert upwards([xs**2], [])[1] > 16


def test_a_derivative_ends_where_its_function_does():
    graph = plot_of(solved("derivative", "ln(ln(x))")).figures[1]
    found = values_of(graph, Symbol("x"), np.array([0.5, 2.0]))
    assert list(np.isnan(found)) == [True, False]


def test_a_family_of_points_crosses_the_picture():
    found = family(Mark((read("0"), read("t")), ""))
    assert found.min() < -8 < 8 < found.max()


@pytest.fixture(scope="module")
def drawn():
    return solved("critical-points", "x^3 - 3x")


def test_the_picture_is_in_every_form_that_holds_pictures(drawn):
    html, paper, notebook = (write(drawn, each) for each in ("html", "typst", "ipynb"))
    held = picture(plot_of(drawn))
    (inside,) = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]*)" alt="([^"]+)"', html)
    assert b64decode(inside[0]).decode() == held
    assert inside[1] == "The graph of f of x equals x cubed minus 3 times x with its critical points."
    assert "#picture(" in paper
    cells = [cell for cell in json.loads(notebook)["cells"] if "attachments" in cell]
    ((name, held_there),) = cells[0]["attachments"].items()
    assert b64decode(held_there["image/svg+xml"]).decode() == held
    assert f"(attachment:{name})" in "".join(cells[0]["source"])


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "myst"])
def test_others_say_where_it_is(drawn, format):
    assert "The picture itself stands in this sheet as PDF, HTML and notebook." in write(drawn, format).replace(
        "\n", " "
    )


@pytest.mark.parametrize(("suffix", "ending", "start"), [(".md", "svg", b"<?xml"), (".tex", "pdf", b"%PDF-")])
def test_a_file_has_its_picture_beside_it(drawn, tmp_path, suffix, ending, start):
    target = tmp_path / f"a sheet#1{suffix}"
    for _ in range(2):
        assert run_sheet(drawn, target) == 0
    (beside,) = (each for each in tmp_path.iterdir() if each != target)
    assert beside.name == f"a-sheet-1-picture-1.{ending}"
    assert beside.read_bytes().startswith(start)
    assert beside.name in target.read_text()
    assert "The picture itself" not in target.read_text()


def run_sheet(solution, target):
    with pictures_beside(target.stem) as pictures:
        text = write(solution, format_of(target.name))
    save_together(target, text, pictures)
    return 0 if pictures else 1


def test_equal_pictures_are_one_file(drawn):
    with pictures_beside("sheet") as pictures:
        write((drawn, drawn), "markdown")
    assert list(pictures) == ["sheet-picture-1.svg"]


def test_the_same_bytes_each_time(drawn):
    for ending in ("svg", "pdf"):
        assert beside_of(drawn, ending) == beside_of(drawn, ending)


def beside_of(solution, ending):
    return drawn_in(plot_of(solution), ending)


def test_nothing_is_left_where_the_document_cannot_be_written(drawn, tmp_path):
    with pictures_beside("sheet") as pictures:
        text = write(drawn, "markdown")
    blocked = tmp_path / "sheet.md"
    blocked.mkdir()
    with pytest.raises(InputError):
        save_together(blocked, text, pictures)
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.md"]


def test_the_latex_with_its_picture_compiles(drawn, tmp_path):
    target = tmp_path / "sheet.tex"
    run_sheet(drawn, target)
    if which("pdflatex") is None:
        assert "\\includegraphics" in target.read_text()
        return
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", target.name],
        cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in done.stdout
    assert "sheet-picture-1.pdf" in done.stdout


def test_pages_with_a_picture_are_set(drawn):
    assert write(drawn, "pdf")[:5] == b"%PDF-"


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_words_in_a_picture_have_all_their_letters(language):
    solution = solved("pca", "[[1, 2], [2, 4], [3, 3]]")
    with speaking(language), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert picture(plot_of(solution)) is not None


def test_no_clock_and_no_names_of_tools_in_a_picture(drawn):
    svg = picture(plot_of(drawn))
    assert not re.search(r"<dc:date>|[Mm]atplotlib v|20\d\d-", svg)


def test_without_matplotlib_one_sentence_says_what_to_install(drawn, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr("derive.write.picture.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"a picture needs matplotlib: install derive-sheets\[plot\]"):
        write(drawn, "html")
    assert "critical points" in write(drawn, "text")
