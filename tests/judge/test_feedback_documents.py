"""The writer's document with marks: in its own format nothing of it changes, and every format says what is wrong."""

import re
import subprocess

import pytest

import derive

MARKDOWN = r"""---
assume: x > 0
---
# Homework, week 3

Let $f(x) = x^2 \sin x$.  Two spaces end this line,
and `code $$ a = b $$` stays.



$$
\begin{aligned}
f'(x) &= \frac{d}{dx}\left( x^2 \sin x \right) \\
 &= 2x \cos x
\end{aligned}
$$

> $$ \log(x^2 + x) = \log x^2 + \log x = 3 \log x $$

| a | b |
|---|---|
| 1 | 2 |
"""
LATEX = r"""\documentclass{article}
\newcommand{\dd}[2]{\frac{d #1}{d #2}}
\title{Homework \"uber $x$}
\begin{document}
\section{Aufgabe 1}
Wir \textbf{zeigen} ``das'': % a comment with $$ in it
\begin{equation}
  \dd{}{x} (x^2 \cdot x) = 3x^2 = 3x
\end{equation}
und auch \[ \int x^2\,dx = \frac{x^3}{3} + C \] sowie
\begin{verbatim}
  $$ a = b $$
\end{verbatim}
\end{document}
"""
FRAGMENT = "We get \\[ \\sin^2 x + \\cos^2 x = 2 \\] for all $x$.\n"
KINDS = {"x.md": MARKDOWN, "x.tex": LATEX, "y.tex": FRAGMENT}
FORMATS = ("markdown", "myst", "quarto", "obsidian", "latex", "typst", "html", "pdf", "ipynb")


def report(tmp_path, name):
    path = tmp_path / name
    path.write_text(KINDS[name], "utf-8")
    return derive.check(path)


def without_marks(latex):
    latex = re.sub(r"\\derivemark\{\w+\}\{\d*\}", "", latex)
    latex = re.sub(r"%\n\\begin\{derivemarks\}.*?\\end\{derivemarks\}", "", latex, flags=re.DOTALL)
    latex = re.sub(r"% the marks of derive check.*?\\makeatother\n", "", latex, flags=re.DOTALL)
    return re.sub(r"%\n\\par\\medskip\\hrule.*?(?=\\end\{document\})", "", latex, flags=re.DOTALL)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_document_is_written_in_every_format(tmp_path, name, format):
    found = report(tmp_path, name).to(format)
    if format == "pdf":
        assert found.startswith(b"%PDF")
    else:
        assert "wrong" in found
        assert found.count("not follow.") == 1


def test_markdown_keeps_every_line(tmp_path):
    found = report(tmp_path, "x.md").to("markdown").splitlines()
    at = 0
    for line in MARKDOWN.splitlines():
        at = found.index(line, at) + 1
    assert "- ✗ **wrong** (line 14): $= 2x \\cos x$" in found
    assert "  - The mistake is known as product-of-derivatives." in found
    assert "> - ✗ **wrong** (line 18): $= \\log x^2 + \\log x$" in found


def test_latex_without_the_marks_is_what_was_written(tmp_path):
    assert without_marks(report(tmp_path, "x.tex").to("latex")).split() == LATEX.split()
    assert FRAGMENT.split("2 ")[0] in report(tmp_path, "y.tex").to("latex")


@pytest.mark.parametrize("name", KINDS)
def test_annotated_latex_compiles(tmp_path, name):
    report(tmp_path, name).save(tmp_path / "out.tex")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "out.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_html_names_the_verdicts_in_words_and_holds_the_prose(tmp_path):
    found = report(tmp_path, "x.tex").to("html")
    assert '<span class="verdict">✗ 1 wrong</span>' in found
    assert "<h3>Aufgabe 1</h3>" in found
    assert "<strong>zeigen</strong> “das”:" in found
    assert "Homework über" in found
    assert "http" not in re.sub(r'xmlns="[^"]*"|http://www.w3.org\S*', "", found.split("<body>")[1])


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for format in FORMATS:
        assert report(tmp_path, "x.md").to(format) == report(tmp_path, "x.md").to(format)


HOSTILE = [
    # a line that costs too much
    "9^{9^{9^{9^{9}}}}",
    "(" * 10_000 + "x" + ")" * 10_000,
    r"\bomb",
    "(x+1)^{100000}",
    r"\sum_{k=1}^{100000000} k^{30}",
]


@pytest.mark.parametrize("line", HOSTILE, ids=["tower", "brackets", "bomb", "power", "sum"])
def test_a_hostile_line_leaves_the_others_marked(line):
    text = "$\\newcommand{\\bomb}{\\bomb\\bomb}$\n\n"
    text += f"$$\n\\begin{{aligned}}\nx+x &= 2x \\\\\n &= {line}\n\\end{{aligned}}\n$$\n\n"
    text += "$$ \\frac{d}{dx} x^3 = 3x $$\n"
    found = derive.check(text)
    assert found.chains[0].steps[0].verdict == "identity"
    assert found.chains[1].steps[0].verdict == "wrong"
    assert '<li class="wrong">' in found.to("html")


UNREAD = r"$$\foo{x}\frac{d}{dx}x^2 = 3x$$"


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "html", "typst"])
def test_a_first_line_that_is_not_read_says_why(format):
    assert "is not known here" in derive.check(UNREAD).to(format)


SAID = [
    # document, a sentence of the report
    ("$$x^2$$",                                       "There is no step to judge."),
    ("It costs $5 and more. $$\\frac{d}{dx}x^2 = 2x$$", "Nothing is wrong in the one step."),
    ("$$\\frac{d}{dx}x^2 = 3x$$",                     "For x = 2 the line before is 4 and this line is 6."),
    ("$$(1, 2)^\\top + (1, 1)^\\top = (2, 4)^\\top$$",
     "An entry of the line before is 3 and that of this line is 4."),
    ("$$\\sin x = " + "(" * 900 + "x$$",              "brackets are nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_said(text, said):
    found = str(derive.check(text))
    assert said in found
    assert max(map(len, found.splitlines())) < 700
