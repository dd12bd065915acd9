"""LaTeX reads as the plain text that says the same."""

import pytest

from derive.core.errors import ReadError
from derive.reader.declarations import read_context
from derive.reader.parser import read, read_latex
from derive.terms import Symbol, alike, call

SAME = [
    (r"\frac{1}{1+e^{-x}}", "1/(1 + e^(-x))"),
    (r"\frac12 x^2", "1/2 x^2"),
    (r"\frac{1}2 x", "1/2 x"),
    (r"\frac ab", "a/b"),
    (r"\tfrac{1}{2}(y - \hat{y})^2", "1/2 (y - y_hat)^2"),
    (r"2\frac{1}{2}", "2*(1/2)"),
    (r"e^{-\frac{x^2}{2\sigma^2}}", "e^(-x^2/(2 sigma^2))"),
    (r"x^2y", "x^2 y"),
    (r"e^ce^{z_1}\,", "e^c e^z_1"),
    (r"2^{-1}", "2^-1"),
    (r"x \cdot y \times z", "x*y*z"),
    (r"\sigma(x)(1-\sigma(x))", "sigma(x) (1 - sigma(x))"),
    (r"\sigma x", "sigma*x"),
    (r"\gamma x", "gamma*x"),
    (r"\Gamma(x+1)", "gamma(x + 1)"),
    (r"\sin 2x", "sin(2 x)"),
    (r"\sin x \cos y", "sin(x) cos(y)"),
    (r"\sin^2 x", "sin(x)^2"),
    (r"\ln{\left(x + 1\right)}^{2}", "ln(x + 1)^2"),
    (r"\ln{x}^2", "ln(x^2)"),
    (r"\sin^{-1} x", "arcsin(x)"),
    (r"\log\frac pq", "ln(p/q)"),
    (r"\log \sum_{j=1}^{n} e^{z_j}", "ln(sum(e^z_j, j=1..n))"),
    (r"p\log\sigma(z)", "p ln(sigma(z))"),
    (r"\log_{10} x", "log(x, 10)"),
    (r"\log_2x", "log(x, 2)"),
    (r"\sqrt[3]{x}", "root(x, 3)"),
    (r"\sqrt2", "sqrt(2)"),
    (r"\max\{0, x\}", "max(0, x)"),
    (r"\operatorname{softmax}(z)_i", "softmax(z)_i"),
    (r"\mathrm{ReLU}(x)", "relu(x)"),
    (r"\left|x - 1\right|", "|x - 1|"),
    (r"\lvert x\rvert", "|x|"),
    (r"\lVert x - y \rVert_1", "norm(x - y, 1)"),
    (r"\|x\|_2^2", "norm(x)^2"),
    (r"\langle x, y \rangle", "dot(x, y)"),
    (r"\binom{n}{k}", "binom(n, k)"),
    (r"\frac{n!}{k!(n-k)!}", "n!/(k! (n - k)!)"),
    (r"\lfloor x \rfloor", "floor(x)"),
    (r"\hat{y}_i", "y_hat_i"),
    (r"x^2_1", "x_1^2"),
    (r"w_1x_1", "w_1 x_1"),
    (r"\mathbf{w}^\top \mathbf{x}", "w^T x"),
    (r"A^{\mathsf T}", "A^T"),
    (r"A^{\mathsf{T}} B", "A^T B"),
    (r"pp^{\mathsf T}", "p p^T"),
    (r"\det\begin{pmatrix}a&b\\c&d\end{pmatrix}", "det([[a, b], [c, d]])"),
    (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", "det([[a, b], [c, d]])"),
    (r"\begin{pmatrix} x \\ y \end{pmatrix}", "[x, y]"),
    (r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "cases(x if x > 0; 0 otherwise)"),
    (r"\begin{cases} x + y = 1 \\ x - y = 0 \end{cases}", "x + y = 1 and x - y = 0"),
    (r"\frac{d}{dx} x^2 + 1", "d/dx [x^2] + 1"),
    (r"\frac{\mathrm{d}}{\mathrm{d}x} \ln x", "d/dx ln(x)"),
    (r"\frac{d}{d\theta} \theta^2", "d/dtheta theta^2"),
    (r"\frac{d^2}{dx^2} e^{2x}", "d^2/dx^2 e^(2x)"),
    (r"\frac{dy}{dx}", "dy/dx"),
    (r"\frac{d}{d\hat{y}} \hat{y}^2", "d/dy_hat y_hat^2"),
    (r"\int_e^d d\,dx", "integral(d, x=e..d)"),
    (r"x_\infty", "x_infty"),
    (r"A \succ 0", "positive_definite(A)"),
    (r"\frac{d}{dx}(x^2)\sin x", "(d/dx x^2) sin(x)"),
    (r"\frac{d}{dz}(1+e^{-z})^{-1}", "d/dz [(1 + e^-z)^-1]"),
    (r"f'(x) g(x)", "f'(x) g(x)"),
    (r"\left(x^2\sin x\right)'", "d/dx (x^2 sin x)"),
    (r"y'(y^2-2x)", "y_prime*(y^2 - 2x)"),
    (r"P(1+r)^n", "P*(1 + r)^n"),
    (r"\sum_{i=1}^na_ib_i", "sum(a_i b_i, i=1..n)"),
    (r"\sigma'(x)", "d/dx sigma(x)"),
    (r"\sum_{i=1}^n x_i", "sum(x_i, i=1..n)"),
    (r"\sum_{n=1}^N n + 1", "sum(n, n=1..N) + 1"),
    (r"\sum_ix_i", "sum(x_i, i)"),
    (r"\prod_{i=1}^n p(x_i)", "prod(p(x_i), i=1..n)"),
    (r"\int_0^1 x^2 \, dx", "integral(x^2, x=0..1)"),
    (r"\int_0^1xdx", "integral(x, x=0..1)"),
    (r"\int \frac{dx}{x}", "integral(1/x, x)"),
    (r"\int_a^b f(t)\,\mathrm{d}t", "integral(f(t), t=a..b)"),
    (r"\int_0^1 \int_0^1 xy \,dx\,dy", "integral(integral(x y, x=0..1), y=0..1)"),
    (r"\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}", "integral(e^(-x^2), x=-oo..oo) = sqrt(pi)"),
    (r"\lim_{x \to 0^+} \frac1x", "limit(1/x, x->0+)"),
    (r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = e", "limit((1 + 1/n)^n, n->oo) = e"),
    (r"\mathbb{E}[X \mid Y]", "E[X given Y]"),
    (r"\mathbb{E}_{x \sim p}[x]", "E[x, x ~ p]"),
    (r"P(A \mid B)", "P(A given B)"),
    (r"x \neq 0 \land y \le 1", "x != 0 and y <= 1"),
    (r"x=6 \lor x=-5", "x = 6 or x = -5"),
    (r"x=3,y=4\quad\text{or}\quad x=4,y=3", "(x = 3 and y = 4) or (x = 4 and y = 3)"),
    (r"x=3,\ y=4,\text{ or }x=4,\ y=3", "(x = 3 and y = 4) or (x = 4 and y = 3)"),
    (r"x=3,\ y=4;\ x=4,\ y=3", "(x = 3 and y = 4) or (x = 4 and y = 3)"),
    (r"(x=3,\ y=4)\text{ or }(x=4,\ y=3)", "(x = 3 and y = 4) or (x = 4 and y = 3)"),
    (r"y=7-x,\ x=3\text{ or }x=4", "y = 7 - x and (x = 3 or x = 4)"),
    (r"x>0,\ (x=2\text{ or }x=3),\ y=x", "x > 0 and (x = 2 or x = 3) and y = x"),
    (r"x-1\ge0,\ x+2>0\text{ or }x-1\le0,\ x+2<0", "(x-1 >= 0 and x+2 > 0) or (x-1 <= 0 and x+2 < 0)"),
    (r"(x,y)=(3,4)", "x = 3 and y = 4"),
    (r"(x,y)\in\{(3,4),(4,3)\}", "(x = 3 and y = 4) or (x = 4 and y = 3)"),
    (r"30^\circ", "1/6 pi"),
    (r"1+3+5+\dots+(2n-1)", "sum(2k-1, k=1..n)"),
    (r"1+r+r^2+\cdots+r^n", "sum(r^k, k=0..n)"),
    (r"x-\frac{x^3}{3!}+\cdots", "x - x^3/3! + O(x^4)"),
    (r"\sin(x+180^{\circ})", "sin(x + pi)"),
    (r"x^\circ", "x*(1/180*pi)"),
    (r"x = 1 \Rightarrow x^2 = 1", "x = 1 => x^2 = 1"),
    (r"\Rightarrow x = 2", "x = 2"),
    (r"x=1\pm\sqrt{19}", "x = 1 + sqrt(19) or x = 1 - sqrt(19)"),
    (r"x \in \{0, 2\}", "x in {0, 2}"),
    (r"x\,y\;z\quad w", "x y z w"),
    (r"\bigl( x + 1 \bigr)^2", "(x + 1)^2"),
    (r"\left( x + 1 \right) \left[ y - 1 \right]", "(x + 1)*(y - 1)"),
    (r"\textcolor{red}{x} + 1", "x + 1"),
    (r"$$x + \alpha$$", "x + alpha"),
    (r"\alpha + 1.", "alpha + 1"),
    (r"\begin{aligned} L &= a \\ &= b \end{aligned}", "L = a = b"),
    (r"\begin{align*} x &= 1 \\ y &= 2 \end{align*}", "x = 1, y = 2"),
    (r"\left. x^2 \right|_{x=3}", "at(x^2, x=3)"),
    (r"x^2\Big|_{x=3}", "at(x^2, x=3)"),
    (r"\left. x^2 - x \right|_1^3", "at(x^2 - x, x=3) - at(x^2 - x, x=1)"),
    (r"x^2 - x\bigg|_{x=1}^{x=3}", "at(x^2 - x, x=3) - at(x^2 - x, x=1)"),
    (r"x e^x\Bigr|_{x=1}^{3}", "at(x e^x, x=3) - at(x e^x, x=1)"),
    (r"2 - x|_1^3", "2 + (at(-x, x=3) - at(-x, x=1))"),
    (r"x|_1^3 - \sin x\Big|_1^3", "at(x, x=3) - at(x, x=1) + (at(-sin(x), x=3) - at(-sin(x), x=1))"),
    (r"\frac{\log_28}{\log_24}", "log(8, 2)/log(4, 2)"),
    (r"0.\overline{36} + 0.1\bar{6}", "4/11 + 1/6"),
    (r"0.\dot{1}4285\dot{7}", "1/7"),
    (r"0.272727\ldots", "3/11"),
    (r"1.5\dot x", "3/2 x_dot"),
    (r"u t + \frac12at^2", "u t + 1/2 a t^2"),
    (r"\arg\min_x f(x)", "argmin(f(x), x)"),
    (r"E[2 |Z|]", "E[2 abs(Z)]"),
    (r"E[\frac{|X|}{2} | Y]", "E[abs(X)/2 | Y]"),
    (r"\operatorname{Var}(a |X| |Y|)", "Var(a abs(X) abs(Y))"),
    (r"P(X > 1 | |Y| < 2)", "P(X > 1 | abs(Y) < 2)"),
    (r"\operatorname*{arg\,min}_{x, y} f(x, y)", r"\operatorname*{arg\,min}_{(x, y)} f(x, y)"),
    (r"\arg\max_{x \in R, y} x y", r"\arg\max_{(x, y)} x y"),
]


@pytest.mark.parametrize(("latex", "plain"), SAME, ids=[latex for latex, _ in SAME])
def test_latex_says_the_same_as_plain_text(latex, plain):
    assert alike(read(latex), read(plain))


PARTIAL = [
    (r"\frac{\partial f}{\partial x}", "diff(f, x)"),
    (r"\partial f/\partial x", "diff(f, x)"),
    (r"\frac{\partial^2 f}{\partial x \partial y}", "diff(diff(f, y), x)"),
    (r"\frac{\partial}{\partial p}\big[-y\log p\big]", "diff(-y ln(p), p)"),
]


@pytest.mark.parametrize(("latex", "plain"), PARTIAL, ids=[latex for latex, _ in PARTIAL])
def test_partial_derivatives(latex, plain):
    found = read(latex)
    assert found.notation == "partial"
    assert _plainly(found) is read(plain)


def _plainly(term):
    inner = tuple(map(_plainly, term.children))
    term = term.rebuilt(inner) if inner else term
    return type(term)(term.body, term.variable, term.order) if hasattr(term, "notation") else term


def test_shapes_decide_what_a_matrix_does():
    context = read_context("X: n x d; w: d; y: n; A: n x n")
    assert read(r"(X^T X)^{-1} X^T y", context) is read("inverse(X^T X) X^T y", context)
    assert read(r"\nabla_w\|Xw-y\|^2", context) is read("grad(norm(X w - y)^2, w)", context)
    assert read(r"w^\top w", context).shape == ()
    assert read(r"w \cdot w", context) is call("dot", *[context.symbol("w")] * 2)
    assert read(r"\frac{\partial}{\partial w} \operatorname{softmax}(w)", context) is read(
        "jacobian(softmax(w), w)", context
    )
    assert read(r"\det(A - \lambda I)", context) is read("det(A - lambda identity(n))", context)


def test_latex_without_a_command_is_still_latex():
    assert read("x^10") is read("x^{10}")
    with pytest.raises(ReadError, match="braces"):
        read_latex("x^10")


def test_the_identity_stands_alone():
    assert read(r"\lambda I").factors == (Symbol("lambda"), call("identity"))
