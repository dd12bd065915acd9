"""Integrals whose ends are infinite or poles, those that diverge, and derivatives of integrals."""

import pytest

from .written import verdicts

CHAINS = [
    # declared, lines, verdicts
    ("", [r"\int_0^4\frac{1}{\sqrt x}\,dx", r"=\left[2\sqrt x\right]_0^4", "=4"], ["identity-if", "identity-if"]),
    ("", [r"\int_0^4\frac{1}{\sqrt x}\,dx", "=2"], ["wrong"]),
    ("", [r"\sum_{n=1}^\infty\frac{2}{n(n+2)}", r"=1+\frac12", r"=1"], ["identity", "wrong"]),
    ("", [r"\sum_{n=1}^\infty\frac{1}{(2n-1)(2n+1)}", r"=\frac12"], ["identity"]),
    ("", [r"\sum_{n=1}^\infty\frac{2}{n^2+2n}", r"=1"], ["wrong"]),
    ("", [r"\sum_{n=1}^\infty\frac{1}{n(2n+1)}", r"=1"], ["undecided"]),
    ("", [r"\lim_{x\to0^+}x\ln x", r"=0\cdot(-\infty)", "=0"], ["undecided", "identity"]),
    ("", [r"\int_0^1\ln x\,dx", r"=\left[x\ln x-x\right]_0^1", "=-1"], ["identity-if", "identity-if"]),
    ("", [r"\int_0^1\ln x\,dx", r"=\lim_{a\to0^+}\left[x\ln x-x\right]_a^1", "=-1"], ["identity", "identity"]),
    ("", [r"\int_0^1\frac{dx}{\sqrt{1-x^2}}", r"=\left[\arcsin x\right]_0^1", r"=\frac\pi2"],
     ["identity-if", "identity-if"]),
    ("", [r"\int_{-1}^1\frac{1}{x^2}\,dx", r"=\left[-\frac1x\right]_{-1}^1"], ["wrong"]),
    ("", [r"\int_{-1}^1\frac{1}{x^2}\,dx", "=-2"], ["wrong"]),
    ("", [r"\int_0^2\frac{1}{x-1}\,dx", r"=\left[\ln|x-1|\right]_0^2"], ["wrong"]),
    ("", [r"\int_2^3\frac{1}{x-1}\,dx", r"=\left[\ln|x-1|\right]_2^3", r"=\ln 2"], ["identity-if", "identity-if"]),
    ("", [r"\int_1^\infty\frac1x\,dx", r"=\left[\ln x\right]_1^\infty", "=1"], ["identity", "wrong"]),
    ("", [r"\int_1^\infty\frac1x\,dx", r"=\left[\ln x\right]_1^\infty", r"=\infty"], ["identity", "identity"]),
    ("", [r"\int_1^\infty\frac1{x^2}\,dx", "=1"], ["identity"]),
    ("", [r"\frac{d}{dx}\int_0^{x^2}e^{t^2}\,dt", "=2xe^{x^4}"], ["identity"]),
    ("", [r"\frac{d}{dx}\int_0^{x^2}e^{t^2}\,dt", "=e^{x^4}"], ["wrong"]),
    ("", [r"\frac{d}{dx}\int_x^{1}\sin(t^2)\,dt", r"=-\sin(x^2)"], ["identity"]),
    ("x > 1", [r"\frac{d}{dx}\int_x^{x^2}\frac{\sin t}{t}\,dt", r"=\frac{2\sin x^2}{x}-\frac{\sin x}{x}"],
     ["identity"]),
    ("", [r"\int_0^{\pi/4}\tan x\,dx", r"=\left[-\ln\cos x\right]_0^{\pi/4}", r"=\frac12\ln2"],
     ["identity-if", "identity"]),
    # what u is tells a line below
    ("", [r"\int\frac{x}{\sqrt{1-x^2}}\,dx", r"=\frac12\int\frac{du}{\sqrt u}", r"=\sqrt u+C", r"=\sqrt{1-x^2}+C"],
     ["wrong", "identity", "identity-if"]),
    ("", [r"\int xe^{x^2}\,dx", r"=\int e^u\,du", "=e^u+C", "=e^{x^2}+C"], ["wrong", "identity", "identity-if"]),
    ("", [r"\int\sqrt{1-x^2}\,dx", r"=\int\cos^2\theta\,d\theta", r"=\frac12\theta+\frac14\sin2\theta+C",
          r"=\frac12\arcsin x+\frac12x\sqrt{1-x^2}+C"], ["identity", "identity", "identity-if"]),
    # known by name, under conditions that nothing says too
    ("alpha > 0; beta > 0", [r"\int_0^\infty x^{\alpha-1}e^{-\beta x}\,dx",
        r"=\frac{1}{\beta^\alpha}\int_0^\infty u^{\alpha-1}e^{-u}\,du", r"=\frac{\Gamma(\alpha)}{\beta^\alpha}"],
     ["identity", "identity"]),
    ("alpha > 0; beta > 0", [r"\int_0^\infty x^{\alpha-1}e^{-\beta x}\,dx", r"=\frac{\Gamma(\alpha)}{\beta}"],
     ["wrong"]),
    ("a > 0; b > 0", [r"\int_0^1p\cdot p^{a-1}(1-p)^{b-1}\,dp", r"=\frac{\Gamma(a+1)\Gamma(b)}{\Gamma(a+b+1)}"],
     ["identity"]),
    ("a > 0; b > 0", [r"\int_0^1p\cdot p^{a-1}(1-p)^{b-1}\,dp", r"=\frac{\Gamma(a+1)\Gamma(b)}{\Gamma(a+b)}"],
     ["wrong"]),
    ("", [r"\int_{-\infty}^\infty e^{tx}\frac{1}{\sqrt{2\pi}}e^{-\frac{x^2}{2}}\,dx", r"=e^{\frac{t^2}{2}}"],
     ["identity"]),
    ("", [r"\int_{-\infty}^\infty e^{tx}\frac{1}{\sqrt{2\pi}}e^{-\frac{x^2}{2}}\,dx", r"=e^{-\frac{t^2}{2}}"],
     ["wrong"]),
    ("lambda > 0", [r"\int_0^\infty e^{tx}\lambda e^{-\lambda x}\,dx", r"=\frac{\lambda}{\lambda-t}"], ["identity-if"]),
    ("lambda > 0", [r"\int_0^\infty e^{tx}\lambda e^{-\lambda x}\,dx", r"=\frac{\lambda}{\lambda+t}"], ["wrong"]),
    ("", [r"\int_{-\infty}^\infty e^{-ax^2}\,dx", r"=\sqrt{\frac\pi a}"], ["identity-if"]),
    ("b > 0", [r"\int_{-\infty}^\infty\frac{1}{2b}|x|e^{-\frac{|x|}{b}}\,dx",
        r"=\frac1b\int_0^\infty xe^{-\frac xb}\,dx",
        "=b"],
     ["identity", "identity"]),
    ("m > 0", [r"\int_m^\infty x\cdot\alpha m^\alpha x^{-\alpha-1}\,dx", r"=\frac{\alpha m}{\alpha-1}"],
     ["identity-if"]),
    ("m > 0", [r"\int_m^\infty x\cdot\alpha m^\alpha x^{-\alpha-1}\,dx", r"=\frac{\alpha m}{\alpha+1}"], ["wrong"]),
    ("lambda > 0; n > 0", [r"\lim_{x\to\infty}x^ne^{-\lambda x}", "=0"], ["identity"]),
    # a sum without an end has a value where its quotient is small
    ("", [r"\sum_{k=0}^\infty\gamma^kr", r"=\frac{r}{1-\gamma}"], ["identity-if"]),
    ("", [r"\sum_{k=0}^\infty\gamma^kr", r"=\frac{r}{1+\gamma}"], ["wrong"]),
    ("x > 2", [r"\sum_{k=0}^\infty x^k", r"=\frac{1}{1-x}"], ["undecided"]),
    ("0 < p < 1", [r"\sum_{k=1}^\infty e^{tk}(1-p)^{k-1}p", r"=pe^t\sum_{k=0}^\infty\left((1-p)e^t\right)^k",
        r"=\frac{pe^t}{1-(1-p)e^t}"], ["identity", "identity-if"]),
    # integrals of unknown functions are linear, and no others are taken apart
    ("", [r"\int_0^\infty f(x)(x-\mu)^2\,dx",
        r"=\int_0^\infty f(x)x^2\,dx-2\mu\int_0^\infty xf(x)\,dx+\mu^2\int_0^\infty f(x)\,dx"], ["identity"]),
    ("", [r"\sum_{k=1}^\infty\left(\frac1k-\frac1{k+1}\right)",
        r"=\sum_{k=1}^\infty\frac1k-\sum_{k=1}^\infty\frac1{k+1}"],
     ["undecided"]),
    # a root behind an angle that it holds is a factor
    ("", [r"\frac{d}{dx}\int_0^{\sin x}\sqrt{1+t^2}\,dt", r"=\cos x\sqrt{1+\sin^2x}"], ["identity"]),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "lines", "expected"), CHAINS, ids=["; ".join(lines) for _, lines, _ in CHAINS])
def test_improper_integrals(declared, lines, expected):
    assert [step.verdict for step in verdicts(lines, declared)] == expected


def test_logarithms_of_surds_cancel():
    assert [step.verdict for step in verdicts([r"\ln(x-1)+\ln(x+1)=0", r"x=\sqrt2"])] == ["equivalent"]
