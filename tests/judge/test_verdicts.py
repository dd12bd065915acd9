"""The verdict of each line of short chains, family by family."""

import pytest

from .written import judged

EXPRESSIONS = [
    # declared, lines, verdicts
    ("", [r"(x-1)(x+4)", r"= x^2+3x-4"],                                                     "identity"),
    ("", [r"\frac{x^2-1}{x+1}", r"= x-1"],                                                   "identity-if"),
    ("", [r"\frac{a}{b}\cdot\frac{b}{c}", r"= \frac ac"],                                    "identity-if"),
    ("b > 0", [r"\frac{a b}{b}", r"= a"],                                                    "identity"),
    ("", [r"\sqrt{x^2}", r"= |x|"],                                                          "identity"),
    ("", [r"\sqrt{x^2}", r"= x"],                                                            "wrong"),
    ("x > 0", [r"\sqrt{x^2}", r"= x"],                                                       "identity"),
    ("", [r"\sqrt{x}^2", r"= x"],                                                            "identity-if"),
    ("", [r"\frac{d}{dx}x^3", r"= 3x^2", r"= 3x"],                                           "identity wrong"),
    ("", [r"(a+b)^2", r"= a^2+b^2", r"= b^2+a^2"],                                           "wrong identity"),
    ("", [r"\max(0,x)", r"= \frac{x+|x|}{2}"],                                               "identity"),
    ("", [r"\sum_{k=1}^{n}k^2", r"= \frac{n(n+1)(2n+1)}{6}"],                                "identity"),
    ("", [r"\sum_{k=0}^{n}r^k", r"= \frac{1-r^{n}}{1-r}"],                                   "wrong"),
    ("", [r"(-2)^n", r"= (-2)^{n-1}"],                                                       "wrong"),
    ("", [r"(x-a)^{6000}", r"= (x-a)^{5999}"],                                               "wrong"),
    ("", [r"2^{-99}", r"= 2^{-98}"],                                                         "wrong"),
    ("", [r"1-\frac1e", r"= 1+\frac1e"],                                                     "wrong"),
    ("", [r"x^2", r"\ge 0"],                                                                 "identity"),
    ("", [r"x^2", r"\ge x"],                                                                 "wrong"),
    ("", [r"\pi", r"\approx 3.14"],                                                          "identity"),
    ("", [r"\pi", r"\approx 3.1415"],                                                        "identity"),
    ("", [r"\pi", r"\approx 3.15"],                                                          "wrong"),
    ("", [r"\sqrt{(\tfrac37-\tfrac37)^2}", r"= 2"],                                             "wrong"),
    ("", [r"\lVert\begin{pmatrix}\frac{24}7-\frac37-3\\0\end{pmatrix}\rVert", r"= 0", r"= 2"],  "identity wrong"),
    ("", [r"\lVert\begin{pmatrix}\frac{24}7-\frac37-3\\0\end{pmatrix}\rVert", r"= 2"],          "wrong"),
    ("", [r"\left|\frac13 + \frac16 - \frac12\right| + 1", r"= 1", r"= 2"],                      "identity wrong"),
    ("", [r"\frac13", r"= 0.333"],                                                           "wrong"),
    ("sigma > 0", [
        r"\frac{1}{\sqrt{2\pi}\sigma}e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
        r"\propto e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
     ],
     "identity"),
    ("", [r"e^{x}", r"\propto e^{2x}"],                                                      "wrong"),
]  # fmt: skip

CALCULUS = [
    ("", [r"\int x^3\log x\,dx", r"= \frac{x^4}{4}\log x-\frac14\int x^3\,dx", r"= \frac{x^4}{4}\log x-\frac{x^4}{16}"],
     "identity identity"),
    ("", [r"\int 2x e^{x^2}\,dx", r"= e^{x^2}+C", r"= e^{x^2}"],                             "identity identity"),
    ("", [r"\int 2x e^{x^2}\,dx", r"= 2e^{x^2}+C"],                                          "wrong"),
    ("", [r"\int x^2\,dx", r"= c\frac{x^3}{3}"],                                             "wrong"),
    ("", [r"\int x\cos x\,dx", r"= x\sin x+\int \sin x\,dx"],                                "wrong"),
    ("", [r"\int_0^1 x^2\,dx", r"= \frac13"],                                                "identity"),
    ("", [r"\int_0^1 x^2\,dx", r"= \frac12"],                                                "wrong"),
    ("", [r"\int_0^1 x^2\,dx", r"= \left[\frac{x^3}{3}\right]_0^1", r"= \frac13"],            "identity identity"),
    ("", [r"\int_0^1 x^2\,dx", r"= \left[2x\right]_0^1", r"= 2"],                            "wrong identity"),
    ("", [r"\int_0^1 a x\,dx", r"= \Big[\frac{a x^2}{2}\Big]_0^1", r"= \frac a2"],           "identity identity"),
    ("", [r"\int_0^1(x^2+1)\,dx", r"= \left.\frac{x^3}{3}+x\right|_0^1", r"= \frac13"],       "identity wrong"),
    ("", [r"\int_0^1 a x\,dx", r"= \frac{a x^2}{2}\Big|_0^1", r"= a"],                        "identity wrong"),
    ("", [r"\int_0^\infty e^{-x}\,dx", r"= 1"],                                              "identity"),
    ("", [r"\lim_{x\to0}\frac{\sin x}{x}", r"= 1"],                                          "identity"),
    ("", [r"\lim_{x\to0}\frac{\sin x}{x}", r"= 0"],                                          "wrong"),
    ("", [r"f(x)=x^2", r"f'(x)=2x", r"f'(3)=6"],                                             "equivalent equivalent"),
    ("", [r"f(x)=x^2", r"f'(x)=2x", r"f'(3)=5"],                                             "equivalent wrong"),
    ("", [r"y=x^2+1", r"\frac{dy}{dx}=2x"],                                                  "operator"),
    ("", [r"x^2+y^2=1", r"2x+2y\frac{dy}{dx}=0"],                                            "operator"),
    ("", [r"\frac{d}{dx}x^x", r"= x\cdot x^{x-1}"],                                          "wrong"),
]  # fmt: skip

EQUATIONS = [
    ("", [r"x^2-x=30", r"(x-6)(x+5)=0", r"x=6\lor x=-5"],                                    "equivalent equivalent"),
    ("", [r"x^2-6x=-9", r"(x-3)^2=0", r"x-3=0"],
     "equivalent equivalent-multiplicity"),
    ("", [r"x^2=2x", r"x=2"],                                                                "implied"),
    ("", [r"a=b", r"a^2=b^2"],                                                               "implies"),
    ("", [r"a^2=b^2", r"a=b"],                                                               "implied"),
    ("", [r"a^3=b^3", r"a=b"],                                                               "equivalent"),
    ("a > 0; b > 0", [r"a=b", r"a^2=b^2"],                                                   "equivalent"),
    ("", [r"\sqrt{x+1}=x-1", r"x+1=x^2-2x+1", r"x=0\lor x=3", r"x=3"],
     "implies equivalent implied"),
    ("", [r"11\sqrt{|x|+1}=25-x", r"121(|x|+1)=(25-x)^2"],                                   "implies"),
    ("", [r"\frac{x^2-4}{x-2}=0", r"x^2-4=0"],                                               "implies"),
    ("", [r"\frac{1}{x-1}+\frac{1}{x+1}=1", r"x=1\pm\sqrt2"],                                "equivalent"),
    ("", [r"|x-\frac12|+|x+\frac12|=2", r"|x|=1"],                                           "equivalent"),
    ("", [r"\log x+\log(x-1)=\log 2", r"x^2-x-2=0", r"x=2"],                                 "implies implied"),
    ("", [r"\ln x^2=4", r"2\ln x=4", r"x=e^2"],                                              "implied equivalent"),
    ("", [r"2^{x+1}=8", r"x+1=3", r"x=2"],                                                   "equivalent equivalent"),
    ("", [r"2^{x+1}=8", r"x+1=4"],                                                           "wrong"),
    ("", [r"e^{2x}-3e^x+2=0", r"e^x=1\lor e^x=2", r"x=0\lor x=\ln 2"],                       "equivalent equivalent"),
    ("", [r"\sin x=0", r"x=0"],                                                              "implied"),
    ("", [r"2\sin x\cos x=\sin x", r"2\cos x=1"],                                            "implied"),
    ("", [r"x^4=2", r"x=\pm 2^{1/4}"],                                                       "equivalent"),
    ("", [r"ax=b", r"x=\frac ba"],                                                           "equivalent"),
    ("", [r"x^2=3x", r"x=3"],                                                                "implied"),
    ("a != 0", [r"ax=b", r"x=\frac ba"],                                                     "equivalent"),
    ("", [r"(x+3)(2-x)=4", r"x=1\lor x=-2"],                                                 "equivalent"),
    ("", [r"3x-y+13=0", r"3x+4y+14=0"],                                                      "wrong"),
    ("", [r"x=2", r"\Rightarrow x^2=4"],                                                     "implies"),
    ("", [r"x^2=4", r"\Rightarrow x=2"],                                                     "implied"),
    ("", [r"x=2", r"\iff x^2=4"],                                                            "wrong"),
    ("", [r"x^2=4", r"\iff x=\pm2"],                                                         "equivalent"),
]  # fmt: skip

SYSTEMS = [
    ("", [r"x+y=3\land x-y=1", r"2x=4\land x-y=1", r"x=2\land y=1"],                         "equivalent equivalent"),
    ("", [r"x+y=3\land x-y=1", r"x=1\land y=2"],                                             "wrong"),
    ("", [r"x^2+y^2=2\land x=y", r"x=1\land y=1"],                                           "implied"),
    ("", [r"xy=1\land x+y=2", r"x=1\land y=1"],                                              "equivalent"),
    ("", [r"1=2\lambda x,\ 1=2\lambda y,\ x^2+y^2=1", r"x=y=\frac1{\sqrt2},\ \lambda=\frac1{\sqrt2}"], "implied"),
    ("", [r"x\le 5", r"5\ge x"],                                                             "equivalent"),
    ("", [r"x<1", r"x>-1"],                                                                  "wrong"),
    ("", [r"-2x<6", r"x<-3"],                                                                "wrong"),
    ("", [r"2x^2+x\ge 6", r"(2x-3)(x+2)\ge 0", r"x\ge\frac32\lor x\le -2"],                  "equivalent equivalent"),
    ("", [r"\frac{2x}{|x-1|}<1", r"x<\frac13"],                                              "equivalent"),
    ("", [r"\frac{x-1}{x+2}\ge 0", r"x-1\ge 0"],                                             "implied"),
    ("", [r"x^2<4", r"x<2"],                                                                 "implies"),
]  # fmt: skip

MATRICES = [
    ("A: n x n; B: n x n", [r"(AB)^\top", r"= B^\top A^\top"],                               "identity"),
    ("A: n x n; B: n x n", [r"(AB)^\top", r"= A^\top B^\top"],                               "wrong"),
    ("A: n x n; B: n x n", [r"\operatorname{tr}(AB)", r"= \operatorname{tr}(A)\operatorname{tr}(B)"], "wrong"),
    ("X: n x d; w: d; y: n", [r"\nabla_w\lVert Xw-y\rVert^2", r"= 2X^\top(Xw-y)"],           "identity"),
    ("X: n x d; w: d; y: n", [r"\nabla_w\lVert Xw-y\rVert^2", r"= X^\top(Xw-y)"],            "wrong"),
    ("A: n x n; x: n", [r"\nabla_x (x^\top A x)", r"= 2Ax"],                                 "wrong"),
    ("X: n x d; w: d; y: n", [r"2X^\top(Xw-y)=0", r"X^\top Xw=X^\top y"],                    "equivalent"),
    ("X: n x d; w: d; y: n", [r"\nabla_w\|Xw-y\|^2=0", r"X^\top Xw=X^\top y"],              "equivalent"),
    ("X: n x d; w: d; y: n", [r"\nabla_w\|Xw-y\|^2=0", r"X^\top Xw=2X^\top y"],             "wrong"),
    ("A: n x n spd; x: n; b: n", [r"\nabla_x(\frac12x^\top Ax-b^\top x)=0", r"x=A^{-1}b"],  "equivalent"),
    ("A: n x n; x: n; b: n", [r"\nabla_x(\frac12x^\top Ax-b^\top x)=0", r"Ax=b"],           "wrong"),
    ("X: n x d full-column-rank; w: d; y: n", [r"X^\top Xw=X^\top y", r"w=(X^\top X)^{-1}X^\top y"], "equivalent"),
    ("A: n x n invertible; x: n; b: n", [r"Ax=b", r"x=A^{-1}b"],                             "equivalent"),
    ("A: n x n spd; S: n x n", [r"A S A = I", r"\iff S = A^{-2}"],                          "equivalent"),
    ("A: n x n invertible; S: n x n", [r"A S = I", r"\Rightarrow S A = I"],                 "equivalent"),
    ("A: n x n invertible; S: n x n", [r"A S = I", r"\iff S = A^\top"],                     "wrong"),
    ("A: n x n invertible; S: n x n", [r"A^\top S = 2 I", r"\iff S = \frac{1}{2} A^{-\top}"], "wrong"),
    ("", [r"\det\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"= ad+bc"],                          "wrong"),
    ("z: n; p = softmax(z)", [r"\frac{\partial p_i}{\partial z_j}", r"= p_i(\delta_{ij}-p_j)"], "identity"),
]  # fmt: skip

CHANCE = [
    ("", [r"\operatorname{Var}(X)", r"= E[X^2]-E[X]^2"],                                     "identity"),
    ("", [r"E[X^2]", r"= E[X]^2"],                                                           "wrong"),
    ("", [r"\operatorname{Var}(3X)", r"= 9\operatorname{Var}(X)"],                           "identity"),
    ("", [r"\operatorname{Var}(3X)", r"= 3\operatorname{Var}(X)"],                           "wrong"),
    ("", [r"E[X Y]", r"= E[X]E[Y]"],                                                         "wrong"),
    ("a constant; b constant", [r"E[aX+b]", r"= aE[X]+b"],                                   "identity"),
    ("", [r"E[2X+3]", r"= 2E[X]+3"],                                                         "identity"),
    ("", [r"P(A\mid B)", r"= \frac{P(B\mid A)P(A)}{P(B)}"],                                  "identity-if"),
    ("", [r"P(A\mid B)", r"= \frac{P(B\mid A)P(B)}{P(A)}"],                                  "wrong"),
    ("", [r"P(A\mid B)", r"= P(B\mid A)"],                                                   "wrong"),
    ("", [r"P(A, B)", r"= P(A)P(B)"],                                                        "wrong"),
    ("", [r"E[\log X]", r"= \log E[X]"],                                                     "wrong"),
]  # fmt: skip

ALL = [*EXPRESSIONS, *CALCULUS, *EQUATIONS, *SYSTEMS, *MATRICES, *CHANCE]


@pytest.mark.parametrize(("declared", "lines", "wanted"), ALL, ids=[" ; ".join(lines) for _, lines, _ in ALL])
def test_verdicts(declared, lines, wanted):
    found = judged(lines, declared)
    assert [step.verdict for step in found.steps] == wanted.split()


NAMED = [
    # lines, what is gained, what is lost, at the first step where anything is
    ([r"\sqrt{3x+4}=2+\sqrt{x+2}", r"x=7\lor x=-1"],     ["x = -1"],  []),
    ([r"x^2=2x", r"x=2"],                                [],          ["x = 0"]),
    ([r"2^{x+1}=8", r"x+1=4"],                           ["x = 3"],   ["x = 2"]),
    ([r"\frac{x^2-4}{x-2}=0", r"x^2-4=0"],               ["x = 2"],   []),
    ([r"x^2+y^2=2\land x=y", r"x=1\land y=1"],           [],          ["x = -1 and y = -1"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "gained", "lost"), NAMED, ids=[lines[0] for lines, _, _ in NAMED])
def test_gained_and_lost_solutions_are_named(lines, gained, lost):
    from derive.write.plain import plain

    (step,) = judged(lines).steps
    assert ([plain(each) for each in step.gained], [plain(each) for each in step.lost]) == (gained, lost)
