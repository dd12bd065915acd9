"""Lines that have no real value wherever the line before has one, and lines that have one after all."""

import pytest

import derive
from derive.terms import UNDEFINED

from .written import verdicts

WITHOUT = [
    # line before, line, declared
    (r"\ln\frac{p}{1-p}",                  r"\ln\frac{p}{-1-p}",                          "0 < p < 1"),
    (r"\sqrt{6} x",                        r"\sqrt{-6} x",                                ""),
    (r"\frac{2}{2}",                       r"\frac{1}{0}",                                ""),
    (r"\ln(1+0)\cos(0)",                   r"\ln(-1+0)\cos(0)",                           ""),
    (r"\sqrt{x-1}",                        r"\sqrt{-1-x^2}",                              ""),
    (r"\ln 1 \cos 0",                      r"\ln 0 \cos 0",                               ""),
    (r"\frac{1}{\sqrt{1-x^2}}",            r"\frac{1}{\sqrt{0-x^2}}",                     ""),
    (r"\begin{pmatrix}1\\2\end{pmatrix}",  r"\begin{pmatrix}1\\\sqrt{-2}\end{pmatrix}",   ""),
    (r"\frac{1}{(1-0)^2}",                 r"\frac{1}{(0-0)^2}",                          ""),
    (r"\mathrm{d}\ln\det S",              r"\frac{\operatorname{tr}(S^{-1}\,\mathrm{d}S)}{0}", "S: d x d spd"),
    (r"\mathrm{d}(S^{-1})",                r"\frac{-S^{-1}\,\mathrm{d}S\,S^{-1}}{1-1}",   "S: d x d spd"),
    (r"\mathrm{d}(x^\top S^{-1}x)",        r"-x^\top S^{-1}\,\mathrm{d}S\,S^{-1}x\ln(-1)", "S: d x d spd; x: d"),
    (r"\frac{1+2i}{3-i}",                 r"\frac{(1+2i)(3+i)}{0}",                      "i imaginary"),
    (r"\frac{x^\top S^{-1}x}{2}",          r"\frac{x^\top S^{-1}x}{0}",                   "S: d x d spd; x: d"),
    (r"3 - \mathbb{E}[Z^2]",               r"3 - \mathbb{E}[Z]^{-8}",                    "Z ~ Normal(0, 1)"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "declared"), WITHOUT)
def test_a_line_without_a_value_is_wrong(before, after, declared):
    (step,) = verdicts((before, f"= {after}"), declared)
    assert step.verdict == "wrong"
    assert step.witness.right is UNDEFINED


STATEMENTS = [
    # line before, line: the line says nothing of real numbers, so the solutions are lost
    (r"x^2+3x-4=0", r"x=\frac{-3\pm\sqrt{9-16}}{2}"),
    (r"x=3",        r"x=\frac{7}{0}"),
    (r"x=3",        r"x=\ln(-7)"),
    (r"x=1",        r"x=\sqrt{-x^2-1}"),
    (r"2x=a \text{ or } x=b", r"x=\frac{a}{0} \text{ or } x=b"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), STATEMENTS)
def test_a_statement_without_a_value_does_not_follow(before, after):
    (step,) = verdicts((before, rf"\Rightarrow {after}"))
    assert step.follows is False


def test_below_a_statement_without_a_value_nothing_is_refuted():
    (step,) = verdicts((r"z=\frac{a}{0}", r"\Rightarrow z=\frac{2a}{0}"), "z in complexes")
    assert step.follows is None


LEFT = [
    # line before, line, declared, verdict
    (r"\sqrt{-4}",     r"2 i",                            "i imaginary",  "identity"),
    (r"\sqrt{-4}",     r"2 \sqrt{-1}",                    "",             "identity"),
    (r"|x|",           r"\sqrt{-4} \frac{|x|}{2 i}",      "i imaginary",  "identity"),
    (r"\sqrt[3]{-8}",  r"-2",                             "",             "identity"),
    (r"\ln(x^2)",      r"2 \ln x",                        "",             "identity-if"),
    (r"\mathrm{d}\ln\det S", r"\frac{2 \operatorname{tr}(S^{-1} \mathrm{d}S)}{2}", "S: d x d spd", "identity"),
    (r"\mathrm{d}\ln\det S", r"\frac{\ln 1 + \operatorname{tr}(S^{-1} \mathrm{d}S)}{2^0}", "S: d x d spd", "identity"),
    (r"0",             r"0 \ln 0",                        "",             "undecided"),
    (r"\ln(-1)",       r"\ln(-2)",                        "",             "undecided"),
    (r"1",             r"\frac{0}{0}",                    "",             "undecided"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "declared", "verdict"), LEFT)
def test_a_line_with_a_value_is_not_refuted_so(before, after, declared, verdict):
    (step,) = verdicts((before, f"= {after}"), declared)
    assert step.verdict == verdict


FORMS = [
    # (lines, follows, the message of the first step)
    (r"\lim_{n \to \infty} (1 + \frac1n)^n = 1^\infty = 1", [None, False], "check.indeterminate"),
    (r"1^\infty = 1", [None], "check.indeterminate"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = \frac{0}{0} = 1", [None, True], "check.indeterminate"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = \frac{0}{0} = 0", [None, False], "check.indeterminate"),
    (r"\lim_{x \to \infty} (x^2 - x) = \infty - \infty = 0", [None, False], "check.indeterminate"),
    (r"\lim_{x \to 0^+} x \ln x = 0 \cdot \infty = 0", [None, True], "check.indeterminate"),
    (r"(-8)^{1/3} = -2", [None], "check.convention"),
    (r"\sqrt[3]{-8} = -2", [True], "check.identity"),
]


@pytest.mark.parametrize(("lines", "follows", "message"), FORMS)
def test_forms_without_a_value_of_their_own(lines, follows, message):
    steps = derive.check(f"$$ {lines} $$\n").chains[0].steps
    assert ([step.follows for step in steps], steps[0].message.key) == (follows, message)
