"""Documents on vectors, matrices, optimisation and learning as they are written: what prose tells counts."""

from __future__ import annotations

import pytest

import derive
from derive.terms import symbols

SOFTMAX = r"Let $p_i = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}$. "
NETWORK = r"One neuron each: $h = \sigma(w_1x)$, $\hat y = w_2h$, $L = \frac12(\hat y - y)^2$."
CHAIN_RULE = (
    r"\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial\hat y}\cdot\frac{\partial\hat y}{\partial h}"
    r"\cdot\frac{\partial h}{\partial w_1}"
)
QUADRATIC = (
    r"Let $f(x)=\frac12x^\top Ax - b^\top x$ with a symmetric invertible matrix $A\in\mathbb{R}^{n\times n}$ "
    r"and $b\in\mathbb{R}^n$."
)
DOCUMENTS = [
    # what stands before the display, the display, the LaTeX of the first line that does not follow
    (SOFTMAX + r"For $i \neq j$:", r"\frac{\partial p_i}{\partial z_j} = -p_i p_j", None),
    (SOFTMAX + r"For $i \neq j$:", r"\frac{\partial p_i}{\partial z_j} = p_i p_j", "p_i p_j"),
    (
        r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^K$ and $\sum_k y_k = 1$. "
        r"With $L = -\sum_{k=1}^K y_k\log p_k$:",
        r"\frac{\partial L}{\partial z_j} = -\sum_k y_k(\delta_{kj} - p_j) = p_j - y_j",
        None,
    ),
    (
        r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^K$ and $\sum_k y_k = 1$. "
        r"With $L = -\sum_{k=1}^K y_k\log p_k$:",
        r"\frac{\partial L}{\partial z_j} = -\sum_k y_k(1 - p_j)",
        r"-\sum_k y_k(1 - p_j)",
    ),
    (
        r"Let $X\in\mathbb{R}^{n\times d}$, $w\in\mathbb{R}^d$ and $y\in\mathbb{R}^n$.",
        r"\sum_{i=1}^n (y_i - w^\top x_i)^2 = \|y - Xw\|^2",
        None,
    ),
    (r"Let $X\in\mathbb{R}^{n\times d}$.", r"\sum_{i=1}^n x_ix_i^\top = X^\top X", None),
    ("", r"\nabla_\mu\sum_{i=1}^n\|x_i - \mu\|^2 = -2\sum_{i=1}^n(x_i - \mu)", None),
    (
        "",
        r"\nabla_w\sum_{i=1}^n (y_i - w^\top x_i)^2 = -2\sum_{i=1}^n (y_i - w^\top x_i)",
        r"-2\sum_{i=1}^n (y_i - w^\top x_i)",
    ),
    ("", r"\begin{pmatrix}2&1\\0&2\end{pmatrix}^k = \begin{pmatrix}2^k & k2^{k-1}\\0&2^k\end{pmatrix}", None),
    (
        "",
        r"\operatorname{tr}\begin{pmatrix}2&1\\0&2\end{pmatrix}^k = 2\cdot 2^k = 2^k",
        "2^k",
    ),
    (
        r"Let $P=\begin{pmatrix}1&1\\1&-1\end{pmatrix}$, $D=\begin{pmatrix}3&0\\0&-1\end{pmatrix}$ and $A = PDP^{-1}$.",
        r"A^k = PD^kP^{-1} = \frac12\begin{pmatrix}3^k+(-1)^k&3^k-(-1)^k\\3^k-(-1)^k&3^k+(-1)^k\end{pmatrix}",
        None,
    ),
    (
        r"Let $A, B\in\mathbb{R}^{n\times n}$.",
        r"\begin{aligned}(AB)^k\\ &= A^kB^k\end{aligned}",
        r"A^kB^k",
    ),
    (
        r"We have $h=\tanh(Wx)$, $\hat y=v^\top h$, $\ell=\frac12(\hat y-y)^2$, $W\in\mathbb R^{m\times d}$, "
        r"$v\in\mathbb R^m$, $x\in\mathbb R^d$.",
        r"\begin{aligned}\nabla_h\ell &= (\hat y-y)v\\"
        r"\nabla_W\ell &= (\hat y-y)(v\odot(1-h\odot h))x^\top\end{aligned}",
        None,
    ),
    (r"Let $f(x,y)=x^2y^2$.", r"\det\nabla^2 f(1,1) = 4 - 16 = -12", None),
    (r"Let $f(x,y)=x^2y^2$.", r"\nabla f(1,2) = \begin{pmatrix}8\\4\end{pmatrix}", None),
    (
        r"Let $X\in\mathbb R^{n\times d}$, $v\in\mathbb R^d$, $S\in\mathbb R^{d\times d}$.",
        r"\begin{aligned}&S=\tfrac1nX^\top X,\ Sv=\lambda v,\ \|v\|=1\\&\tfrac1n\|Xv\|^2=v^\top Sv\\"
        r"&\tfrac1n\|Xv\|^2=\lambda\end{aligned}",
        None,
    ),
    (r"Let $u$ and $v$ be orthonormal vectors.", r"\|3u+4v\|^2 = 9+16 = 25", None),
    (r"Let $u$ and $v$ be orthonormal vectors.", r"\|3u+4v\|^2 = 9+12", "9+12"),
    (r"Let $u, v\in\mathbb R^n$ be unit vectors.", r"\|u-v\|^2 = 2-2u^\top v", None),
    (r"Let $u, v\in\mathbb R^n$ be unit vectors.", r"\|u-v\|^2 = 2", "2"),
    (r"Let $u, v\in\mathbb R^n$. The vector $u$ is orthogonal to $v$.", r"\|u-v\|^2 = \|u\|^2 + \|v\|^2", None),
    ("", r"\begin{pmatrix}2&1\\1&2\end{pmatrix}v=3v \iff \begin{pmatrix}-1&1\\1&-1\end{pmatrix}v=0 \iff v_1=v_2", None),
    ("", r"\begin{pmatrix}-2&2\\0&0\end{pmatrix}v=0 \iff v_1=-v_2", "v_1=-v_2"),
    ("", r"\begin{pmatrix}-2&2\\0&0\end{pmatrix}v=0 \iff v=t\begin{pmatrix}1\\1\end{pmatrix}", None),
    (
        "",
        r"\begin{pmatrix}-2&2\\0&0\end{pmatrix}v=0 \iff v=t\begin{pmatrix}1\\-1\end{pmatrix}",
        r"v=t\begin{pmatrix}1\\-1\end{pmatrix}",
    ),
    (
        r"Let $g(r,\theta)=\begin{pmatrix}r\cos\theta\\r\sin\theta\end{pmatrix}$.",
        r"J_g = \begin{pmatrix}\cos\theta&-r\sin\theta\\\sin\theta&r\cos\theta\end{pmatrix}",
        None,
    ),
    (r"Let $f(x,y)=\begin{pmatrix}x^2y\\5x\end{pmatrix}$.", r"\det J_f(1,2) = 4\cdot 0 - 1\cdot 5 = -5", None),
    (
        r"Let $f(x,y)=\begin{pmatrix}x^2y\\5x\end{pmatrix}$.",
        r"J_f(x,y) = \begin{pmatrix}2xy&5\\x^2&0\end{pmatrix}",
        r"\begin{pmatrix}2xy&5\\x^2&0\end{pmatrix}",
    ),
    (
        "",
        r"A=\begin{pmatrix}1&1\\0&1\end{pmatrix},\ B=\begin{pmatrix}1&0\\1&1\end{pmatrix}"
        r"\implies AB=\begin{pmatrix}2&1\\1&1\end{pmatrix} \implies BA=\begin{pmatrix}2&1\\1&1\end{pmatrix}",
        r"BA=\begin{pmatrix}2&1\\1&1\end{pmatrix}",
    ),
    (r"Let $L(x,\mu)=\frac12x^2+\mu(1-x)$.", r"g(\mu) = \inf_x L(x,\mu) = \frac12\mu^2+\mu(1-\mu)", None),
    ("", r"\inf_x\{x^2-\mu x\} = \frac{\mu^2}4", r"\frac{\mu^2}4"),
    ("", r"\min_x\ x^2-4x+7 = 3", None),
    ("", r"\arg\min_x\ ax^2+bx = -\frac{b}{2a}", None),
    ("", r"\arg\min_x\ ax^2+bx = \frac{b}{2a}", r"\frac{b}{2a}"),
    (r"Let $A\in\mathbb R^{n\times n}$ be invertible.", r"Av=\lambda v \implies A^{-1}v = \frac1\lambda v", None),
    ("", r"\det(A-\lambda I) = (\lambda_1-\lambda)(\lambda_2-\lambda) \implies \det A = \lambda_1\lambda_2", None),
    (r"Let $A, B\in\mathbb R^{n\times n}$.", r"(A+B)B - AB - B^2 = 0", None),
    (r"Let $A, B\in\mathbb R^{n\times n}$.", r"\begin{aligned}(A+B)B\\&=B(A+B)\end{aligned}", "B(A+B)"),
    (r"Let $a\in\mathbb R^n$, $a\neq 0$.", r"\lambda a^\top a=b \implies \lambda=\frac{b}{\|a\|^2}", None),
    (r"Let $x,y\in\mathbb R^n$.", r"\|x-y\|^2=\|x\|^2+\|y\|^2 \iff -2x^\top y=0 \iff x^\top y=0", None),
    (
        r"Let $x,y\in\mathbb R^n$.",
        r"\cos\theta=\frac{x^\top y}{\|x\|\|y\|} \implies x^\top y=\|x\|\|y\|\cos\theta",
        None,
    ),
    (r"Let $p_i=\frac{e^{z_i}}{e^{z_1}+e^{z_2}}$.", r"\frac{\partial p_1}{\partial z_2} = -p_1p_2", None),
    ("", r"\begin{pmatrix}1\\2\end{pmatrix}\begin{pmatrix}3&4\end{pmatrix} = 3+8 = 11", "3+8"),
    ("", r"\operatorname{rank}\begin{pmatrix}1&2\\2&4\end{pmatrix} = 1", None),
    ("", r"\operatorname{rank}\begin{pmatrix}1&2\\2&5\end{pmatrix} = 1", "1"),
    ("", r"\begin{pmatrix}0&1\\1&0\end{pmatrix}^{2k} = I", None),
    (
        r"Let $a\in\mathbb R^n$, $a\neq 0$.",
        r"x=\lambda a,\ a^\top x=b \implies \lambda a^\top a=b \implies \lambda=\frac{b}{\|a\|^2}"
        r"\implies x=\frac{b}{\|a\|^2}a",
        None,
    ),
    (QUADRATIC, r"\nabla f(b) = Ab - b", None),
    (QUADRATIC, r"x - (\nabla^2 f(x))^{-1}\nabla f(x) = x - A^{-1}(Ax-b) = A^{-1}b", None),
    (QUADRATIC, r"x - (\nabla^2 f(x))^{-1}\nabla f(x) = x + A^{-1}(Ax-b)", r"x + A^{-1}(Ax-b)"),
    (
        r"Let $\mu = \frac1d\sum_{j=1}^d x_j$ and $\hat x_j = x_j - \mu$. Then",
        r"\frac{\partial\hat x_i}{\partial x_j} = \delta_{ij} - \frac1d",
        None,
    ),
    (
        r"Let $\mu = \frac1d\sum_{k=1}^d x_k$.",
        r"\frac{\partial}{\partial x_j}(x_i - \mu) = \delta_{ij} - 1",
        r"\delta_{ij} - 1",
    ),
    (
        r"Let $\mu = \frac1m\sum_{i=1}^m x_i$.",
        r"\sum_{i=1}^m (x_i-\mu) = \sum_{i=1}^m x_i - \mu",
        r"\sum_{i=1}^m x_i - \mu",
    ),
    (
        r"Let $A, B\in\mathbb{R}^{n\times n}$ be symmetric matrices. Then",
        r"(AB)^T = B^T A^T = BA = AB",
        "AB",
    ),
    (
        r"Let $Q \in \mathbb{R}^{n\times n}$ be orthogonal, so $Q^T Q = I$. Then for every $x\in\mathbb{R}^n$",
        r"\|Qx\|_2^2 = (Qx)^T (Qx) = x^T Q^T Q x = x^T x = \|x\|_2^2",
        None,
    ),
    (
        r"Let $A = U\Sigma V^T$ be the SVD of the $n\times n$ matrix $A$, with $U$, $V$ "
        r"orthogonal and $\Sigma$ diagonal.",
        r"A^T A = V \Sigma^T U^T U \Sigma V^T = V \Sigma^T \Sigma V^T = V \Sigma^2 V^T",
        None,
    ),
    (
        r"PCA: maximise $u^\top S u$ subject to $u^\top u = 1$, where $S \in\mathbb{R}^{d\times d}$ is symmetric.",
        r"\nabla_u\left[u^\top S u - \lambda(u^\top u - 1)\right] = Su - 2\lambda u",
        r"Su - 2\lambda u",
    ),
    (
        "Gradient descent on $f(w) = (w-3)^2$ with $\\eta = 0.1$, starting at $w_0 = 0$:",
        r"w_1 = w_0 - \eta f'(w_0) = 0 - 0.1\cdot(-6) = -0.6",
        "-0.6",
    ),
    (
        "Newton's method for $f(x) = x^2 - 2$ starting at $x_0 = 1$:",
        r"x_{1} = x_0 - \frac{f(x_0)}{f'(x_0)} = 1 - \frac{-1}{2} = \frac32",
        None,
    ),
    (
        r"Inputs $x_1 = 1$, $x_2 = 2$, weights $w_1 = 0.5$, $w_2 = -0.25$, bias $b = 0.1$.",
        "z = w_1 x_1 + w_2 x_2 + b = 0.5 + 0.5 + 0.1 = 1.1",
        "0.5 + 0.5 + 0.1",
    ),
    (
        r"Momentum with $v_0 = 0$, $\beta = 0.9$, $\eta=0.1$, gradient $g_1 = 2$, $g_2 = 1$, $\theta_0 = 1$.",
        r"\begin{aligned} v_1 &= \beta v_0 + g_1 = 2 \\ \theta_1 &= \theta_0 - \eta v_1 = 1 - 0.2 = 0.8 \\"
        r" v_2 &= \beta v_1 + g_2 = 1.8 + 1 = 2.8 \end{aligned}",
        None,
    ),
    (
        "Solve the system",
        "\\begin{aligned} 2x + y &= 5 \\\\ x - y &= 1 \\end{aligned}\n$$\nAdding the equations:\n$$\n"
        r"3x = 6 \Rightarrow x = 2 \Rightarrow y = 2 - 1 = 1",
        None,
    ),
    (
        r"The Lagrangian is $$\mathcal{L}(x,y,\lambda) = x^2+y^2 - \lambda(x+2y-5).$$ The conditions are",
        r"\begin{aligned} \frac{\partial\mathcal L}{\partial x} &= 2x - \lambda = 0 \\"
        r" \frac{\partial\mathcal L}{\partial y} &= 2y - 2\lambda = 0 \end{aligned}",
        None,
    ),
    (
        r"Let $f(x) = \log(1+e^x)$.",
        r"\begin{aligned} f'(x) &= \frac{e^x}{1+e^x} \\"
        r" f''(x) &= \frac{e^x(1+e^x) - e^x\cdot e^x}{1+e^x} = \frac{e^x}{1+e^x} \end{aligned}",
        r"\frac{e^x(1+e^x) - e^x\cdot e^x}{1+e^x}",
    ),
    (
        r"Let $A\in \mathbb R^{n\times n}$ be symmetric with $A v = \lambda v$ and $A w = \mu w$. Then",
        r"\lambda \langle v, w\rangle = \langle Av, w\rangle = \langle v, A w\rangle = \mu\langle v, w\rangle",
        None,
    ),
    (
        r"Let $P\in\mathbb{R}^{n\times n}$ be a projection, i.e. $P^2 = P$. Then",
        r"(I-P)^2 = I - 2P + P^2 = I - 2P + P = I - P",
        None,
    ),
    (
        r"Let $\mathbf{1}\in\mathbb{R}^n$ be the all-ones vector.",
        r"\mathrm{tr}\left(I - \frac1n \mathbf{1}\mathbf{1}^\top\right) = \mathrm{tr}(I) - \frac{1}{n}",
        r"\mathrm{tr}(I) - \frac{1}{n}",
    ),
    (r"Let $A$ and $B$ be $n\times n$ matrices.", r"|A+B|^2 = (\det(A) + \det(B))^2", r"(\det(A) + \det(B))^2"),
    (
        r"Let $A = \begin{bmatrix}1&2\\3&4\end{bmatrix}$.",
        r"A^2 = \begin{bmatrix}1&4\\9&16\end{bmatrix}",
        r"\begin{bmatrix}1&4\\9&16\end{bmatrix}",
    ),
    (
        r"Let $A = \begin{pmatrix} 4 & 1 \\ 2 & 3 \end{pmatrix}$.",
        r"\chi_A(\lambda) = \det(A-\lambda I) = (4-\lambda)(3-\lambda) + 2",
        r"(4-\lambda)(3-\lambda) + 2",
    ),
    (
        r"Let $D$ be a diagonal $n\times n$ matrix, "
        r"$X\in\mathbb{R}^{n\times d}$, $y\in\mathbb{R}^n$, $\beta\in\mathbb{R}^d$.",
        r"\nabla_\beta\, (y - X\beta)^T D (y - X\beta) = -2X^T D (y - X\beta)",
        None,
    ),
    (
        r"Let $A\in\mathbb R^{n\times n}, B\in\mathbb R^{n\times n}$.",
        r"\frac{\partial}{\partial A}\mathrm{tr}(AB) = B^T, \quad \frac{\partial}{\partial A}\mathrm{tr}(A^TA) = A",
        "A",
    ),
    (r"Let $X$ be an invertible $n\times n$ matrix.", r"d(X^{-1}) = -X^{-1}\, dX\, X^{-1}", None),
    (r"Let $X$ be an invertible $n\times n$ matrix.", r"d(X^{-1}) = -X^{-2}\, dX", r"-X^{-2}\, dX"),
    (
        r"Let $a = (1, 2, 2)^T$ and $b = (3, 0, 4)^T$. Then",
        r"\cos\theta = \frac{\langle a,b\rangle}{\|a\|\|b\|} = \frac{11}{15}",
        None,
    ),
    (
        r"Let $v_1 = (1,1,0)^\top$ and $v_2 = (1,0,1)^\top$. Gram-Schmidt gives $u_1 = v_1$ and",
        r"u_2 = v_2 - \frac{v_2^\top u_1}{u_1^\top u_1}u_1 = \begin{pmatrix}1/2\\-1/2\\1\end{pmatrix}",
        None,
    ),
    (NETWORK, rf"{CHAIN_RULE} = (\hat y-y)\,w_2\,h(1-h)\,x", None),
    (NETWORK, rf"{CHAIN_RULE} = (\hat y-y)\,h(1-h)\,x", r"(\hat y-y)\,h(1-h)\,x"),
    (
        r"Inputs $x_1 = 1$, $x_2 = 2$, weights $w_1 = 0.5$, $w_2 = -0.25$, bias $b = 0.1$, target $t = 1$."
        "\n$$z = w_1 x_1 + w_2 x_2 + b = 0.1$$ $$a = \\sigma(z)$$ $$E = \\frac12 (t-a)^2$$ Backward:",
        r"\frac{\partial E}{\partial w_2} = (a-t)\,a(1-a)\,x_2 \approx -0.475\cdot 0.2494\cdot 2 \approx -0.237",
        None,
    ),
    (
        r"Let $f(x,y) = x^2 + xy + y^2 - 3x$. At a critical point",
        "\\begin{aligned} 2x + y - 3 &= 0,\\\\ x + 2y &= 0. \\end{aligned}\n$$\n"
        "From the second equation $x = -2y$, hence\n$$\n"
        r"-4y + y - 3 = 0 \;\Rightarrow\; y = -1 \;\Rightarrow\; x = 2",
        None,
    ),
    (
        r"Let $A$ be skew-symmetric, i.e. $A^T = -A$, with $A\in\mathbb{R}^{n\times n}$. "
        r"Then for all $x\in\mathbb{R}^n$",
        r"x^T A x = (x^T A x)^T = x^T A^T x = -x^T A x",
        None,
    ),
    (
        "Row reduction:",
        r"\begin{pmatrix} 1 & 2 & 3 \\ 2 & 5 & 8 \end{pmatrix} \to "
        r"\begin{pmatrix} 1 & 2 & 3 \\ 0 & 1 & 5 \end{pmatrix}",
        r"\begin{pmatrix} 1 & 2 & 3 \\ 0 & 1 & 5 \end{pmatrix}",
    ),
    (
        "Row reduction:",
        r"\begin{pmatrix} 1 & 2 \\ 2 & 5 \end{pmatrix} \sim \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}",
        None,
    ),
    (
        r"Let $A$ be a symmetric $n\times n$ matrix and $b\in\mathbb{R}^n$.",
        r"f(x) = \frac12 x^TAx - b^Tx \implies \nabla f(x) = Ax - b \implies \nabla^2 f(x) = A",
        None,
    ),
    (
        r"Given $f(x) = \frac{1}{2}\|Ax - b\|^2$ with $A \in \mathbb{R}^{n\times n}$ and $b\in\mathbb{R}^n$,",
        r"\nabla^2 f(x) = A A^\top",
        r"A A^\top",
    ),
    (
        r"Let $N$ be the number of samples.",
        r"\frac{N}{2}(\Lambda^{-1} - S) = 0 \Rightarrow \Lambda^{-1} = S",
        None,
    ),
    (
        r"Let $\Lambda, S \in \mathbb{R}^{d\times d}$ with $\Lambda$ invertible. We have $N$ data points. Then",
        r"\frac{N}{2}(\Lambda^{-1} - S) = 0 \Rightarrow \Lambda^{-1} = S",
        None,
    ),
    (
        r"Let $S$ and $T$ be $d\times d$ matrices.",
        r"\frac{N}{2}(T - S) = 0 \Rightarrow T = S",
        None,
    ),
    (
        "The sample:",
        r"\frac{N}{\sigma} - \sum_{i=1}^N x_i = 0 \Rightarrow \frac{1}{\sigma} = \frac1N \sum_{i=1}^N x_i",
        None,
    ),
    (
        "The evidence is bounded from below:",
        r"\log p(x) = \log \int p(x,z)\,dz = \log E_{q(z)}\left[\frac{p(x,z)}{q(z)}\right]"
        r" \ge E_{q(z)}[\log p(x,z) - \log q(z)]",
        None,
    ),
    (
        r"$$m_t = (1-\beta)\sum_{i=1}^t \beta^{t-i} g_i$$ Suppose that $E[g_i] = E[g]$ for all $i$.",
        r"E[m_t] = (1-\beta)\sum_{i=1}^t \beta^{t-i} E[g_i] = E[g](1-\beta)\sum_{i=1}^t \beta^{t-i}"
        r" = E[g](1-\beta^t)",
        None,
    ),
    (
        r"Suppose that $E[g_i] = E[g]$ for all $i$.",
        r"E[m_t] = (1-\beta)\sum_{i=1}^t \beta^{t-i} E[g_i] = E[g](1-\beta^{t+1})",
        r"E[g](1-\beta^{t+1})",
    ),
    (
        r"$$m_t = \beta m_{t-1} + (1-\beta) g_t$$ Unrolled:",
        r"E[m_t] = E\left[(1-\beta)\sum_{i=1}^t \beta^{t-i} g_i\right] = (1-\beta)\sum_{i=1}^t \beta^{t-i} E[g_i]",
        None,
    ),
    (
        r"Let $W^{[1]} \in \mathbb{R}^{n\times d}$, $x \in \mathbb{R}^d$ and $z^{[1]} = W^{[1]} x$.",
        r"(z^{[1]})^T z^{[1]} = x^T (W^{[1]})^T W^{[1]} x",
        None,
    ),
    (
        r"$$z^{[2]} = w^{[2]} a^{[1]} + b^{[2]}$$ By the chain rule:",
        r"\frac{\partial}{\partial w^{[2]}} (z^{[2]})^2 = 2 z^{[2]} a^{[1]}",
        None,
    ),
    (
        r"$$z^{[2]} = w^{[2]} a^{[1]} + b^{[2]}$$ By the chain rule:",
        r"\frac{\partial z^{[2]}}{\partial a^{[1]}} = w^{[1]}",
        "w^{[1]}",
    ),
    (
        "The squared errors:",
        r"\sum_{i=1}^m (x^{(i)}_j - 1)^2 = \sum_{i=1}^m ((x_j^{(i)})^2 - 2x^{(i)}_j + 1)",
        None,
    ),
    (
        r"Let $w \in \mathbb{R}^d$ be the optimum.",
        r"\|w^{(t+1)} - w\|^2 = \|w^{(t+1)}\|^2 - w^T w^{(t+1)} + \|w\|^2",
        r"\|w^{(t+1)}\|^2 - w^T w^{(t+1)} + \|w\|^2",
    ),
    (
        "Two steps:",
        r"\frac{d}{d w^{(t)}} (w^{(t+1)} - w^{(t)})^2 = -2(w^{(t+1)} - w^{(t)})",
        None,
    ),
    (
        r"Let $\mathbf x_1,\dots,\mathbf x_N \in \mathbb{R}^d$ and $\mathbf{w} \in \mathbb{R}^d$.",
        r"\nabla_{\mathbf w} \sum_{i=1}^N (y_i - \mathbf w^T \mathbf x_i)^2"
        r" = -2\sum_{i=1}^N (y_i - \mathbf w^T \mathbf x_i)\mathbf x_i",
        None,
    ),
    (
        r"Let $x_i \in \mathbb{R}^d$ for $i = 1,\dots,N$ and $w \in \mathbb{R}^d$.",
        r"\nabla_w \sum_{i=1}^N (y_i - w^T x_i)^2 = -\sum_{i=1}^N (y_i - w^T x_i) x_i",
        r"-\sum_{i=1}^N (y_i - w^T x_i) x_i",
    ),
    (
        r"Data $(x_i, y_i)$ with $x_i \in \mathbb{R}^d$, and let $w \in \mathbb{R}^d$.",
        r"\nabla_w \sum_{i=1}^n \log(1+e^{-y_i w^T x_i}) = -\sum_{i=1}^n \frac{y_i x_i}{1+e^{y_i w^T x_i}}",
        None,
    ),
    (
        r"Let $x_1, \ldots, x_n \in \mathbb{R}^{d}$ and $S = \sum_{i=1}^n x_ix_i^\top$.",
        r"\operatorname{tr}(S) = \sum_{i=1}^n \|x_i\|^2 = \sum_{i=1}^n \|x_i\|",
        r"\sum_{i=1}^n \|x_i\|",
    ),
    (
        r"$$L = \sum_{i=1}^n (y_i - a x_i - b)^2$$ At the minimum:",
        r"\frac{\partial L}{\partial b} = -2\sum_{i=1}^n (y_i - a x_i - b) = 0",
        None,
    ),
    (
        r"$$L = \sum_{i=1}^n (y_i - a x_i - b)^2$$ At the minimum:",
        r"\frac{\partial L}{\partial b} = 2\sum_{i=1}^n (y_i - a x_i - b) = 0",
        r"2\sum_{i=1}^n (y_i - a x_i - b)",
    ),
    (
        r"$$L = ax^2 + b$$ The slope:",
        r"\frac{\partial L}{\partial b} = 1 = 0",
        "0",
    ),
    (
        r"Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$, $y \in \mathbb{R}^n$. $$L = \|Xw - y\|^2$$ Then",
        r"\nabla_w L = 2 X^T (X w - y) = 0",
        None,
    ),
    (
        r"Let $X \in \mathbb{R}^{n\times d}$, $w \in \mathbb{R}^d$, $y \in \mathbb{R}^n$. $$L = \|Xw - y\|^2$$ Then",
        r"\nabla_w^2 L = X^T X",
        "X^T X",
    ),
    (r"Let $w \in \mathbb{R}^d$ and $L = \|w\|^2$.", r"\nabla L(w) = 2w", None),
    (r"Let $w \in \mathbb{R}^d$ and $L = \|w\|^2$.", r"\nabla_w^2 L(w) = 2w", "2w"),
    (
        r"Let $w \in \mathbb{R}^d$ and $L = \|w\|^2$.",
        r"\frac{\partial^2 L}{\partial w\, \partial w^\top} = 2I",
        None,
    ),
    (r"Let $w \in \mathbb{R}^d$ and $L = \|w\|^2$.", r"\frac{\partial^2 L}{\partial w^2} = I", "I"),
    (r"Gradient descent:", r"w^{(t+1)} = w^{(t)} - \eta \nabla L(w^{(t)})", None),
    ("All solutions:", r"n(n-1) = 0 \Rightarrow n = 1", "n = 1"),
    ("All solutions:", r"c(a-s) = 0 \Rightarrow a = s", "a = s"),
    ("All solutions:", r"n(a-s) = 0 \Rightarrow a = -s", "a = -s"),
]


@pytest.mark.parametrize(("before", "display", "wrong"), DOCUMENTS)
def test_first_line_that_does_not_follow(before, display, wrong):
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    steps = [(chain.written.lines[step.end].latex, step) for chain in report.chains for step in chain.steps]
    assert not [latex for latex, step in steps if step.verdict in ("undecided", "notation")]
    assert next((latex for latex, step in steps if step.follows is False), None) == wrong


def test_nothing_is_refuted_that_rests_on_what_is_not_understood():
    told = r"Let $\Sigma = \operatorname{diag}(\sigma_1^2,\dots,\sigma_d^2)$ with all $\sigma_j>0$. Then"
    report = derive.check(told + "\n$$\n" + r"\log\det\Sigma = \log\prod_{j=1}^d\sigma_j^2" + "\n$$\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == ["undecided"]


# LaTeX, whether each step is proved (True), refuted (False) or not decided (None)
DENSITIES = [
    (r"\int p(x,z)\,dz = p(x)", [True]),
    (r"\int p(x,z)\,dz = p(z)", [False]),
    (r"\int p(x,z)\,dx = p(z)", [True]),
    (r"p(x) = \int p(x,z)\,dz = E_{q(z)}\left[\frac{p(x,z)}{q(z)}\right]", [True, True]),
    (r"p(x) = \int p(x,z)\,dz = E_{q(z)}\left[\frac{q(z)}{p(x,z)}\right]", [True, False]),
    (r"\log E_{q(z)}[p(x,z)] \ge E_{q(z)}[\log p(x,z)]", [True]),
    (r"\log p(x) \ge \int q(z)\log\frac{p(x,z)}{q(z)}\,dz", [True]),
    (r"\log p(x) \ge \int q(z)\log\frac{q(z)}{p(x,z)}\,dz", [False]),
    (r"\log p(x) \ge E_{q(z)}[\log p(x,z) - \log q(z)]", [True]),
    (r"\log p(x) \ge E_{q(z)}[\log p(x,z)]", [None]),
    (r"\log E_{q(z)}[p(x,z)] \le E_{q(z)}[\log p(x,z)]", [False]),
    (r"E_{q(z)}[\log p(x,z)] \le \log E_{q(z)}[p(x,z)]", [True]),
    (r"\log E_{q(z)}[p(x,z)] \ge E_{q(z)}[\log q(z)]", [False]),
    (r"\log E_{q(z)}[p(x,z)] = E_{q(z)}[\log p(x,z)]", [False]),
    (r"\int x^2 z \,dz = \frac{x^2z^2}{2}", [True]),
    (r"\int x^2 z \,dz = x^2z^2", [False]),
]


@pytest.mark.parametrize(("formula", "follows"), DENSITIES)
def test_densities(formula: str, follows: list[bool | None]) -> None:
    report = derive.check(f"$${formula}$$")
    assert [step.follows for chain in report.chains for step in chain.steps] == follows


def test_parts_inside_sums_have_their_letters() -> None:
    told = r"Let $A \in \mathbb{R}^{n\times n}$."
    report = derive.check(f"{told}\n$$\\|A\\|_F^2 = \\sum_{{i=1}}^n\\sum_{{j=1}}^n A_{{ij}}$$\n")
    place = report.chains[0].steps[0].place
    assert place is not None
    assert {each.name for each in symbols(place)} == {"A", "i", "j"}
