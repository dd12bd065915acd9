"""A class of 1,000 hand-written documents of ten lines, judged by two processes."""

import random
import tempfile
import time
from pathlib import Path

from derive.app.checked import checked

COUNT, TARGET = 1000, 120
PLANTED = ((" + 1", " + 2"), ("3", "4"), (r"\cos", r"\sin"))


def chain(number):
    """Ten lines: a product and a quotient differentiated, an equation solved, a square expanded."""
    a, b = 2 + number % 7, 1 + number % 5
    return rf"""# Working {number}

Let $f(x) = x^{a} \sin({b} x)$ and $x > 0$.

$$
\begin{{aligned}}
f'(x) &= \frac{{d}}{{dx}}\left(x^{{{a}}} \sin({b} x)\right) \\
&= \frac{{d}}{{dx}}(x^{{{a}}}) \sin({b} x) + x^{{{a}}} \frac{{d}}{{dx}} \sin({b} x) \\
&= {a} x^{{{a - 1}}} \sin({b} x) + {b} x^{{{a}}} \cos({b} x) \\
&= x^{{{a - 1}}} ({a} \sin({b} x) + {b} x \cos({b} x))
\end{{aligned}}
$$

Then
\begin{{align}}
x^2 - {a + b} x + {a * b} &= 0 \\
(x - {a})(x - {b}) &= 0 \\
x = {a} \text{{ or }} x &= {b}
\end{{align}}

$$ \ln(x^2 e^{{{b} x}}) = \ln x^2 + {b} x = 2 \ln x + {b} x $$
"""


def document(number, draw):
    text = chain(number)
    if number % 3 == 0:
        old, new = draw.choice(PLANTED)
        text = text[: len(text) // 2] + text[len(text) // 2 :].replace(old, new, 1)
    return text


def main():
    draw = random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number in range(COUNT):
            path = Path(folder) / f"{number}.md"
            path.write_text(document(number, draw), "utf-8")
            names.append(str(path))
        start = time.perf_counter()
        checked([*names, "--summary", f"{folder}/summary.csv", "--jobs", "2"])
        seconds = time.perf_counter() - start
    print(f"{COUNT} documents of ten lines on two processes: {seconds:.1f} s  target {TARGET}")


if __name__ == "__main__":
    main()
