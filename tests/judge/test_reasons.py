"""Lines that follow by an equation that the words around them give as a reason."""

import pytest

import derive

DOCUMENTS = [
    # (text, follows)
    (r"Since $\sum_i p_i = 1$, we get $$ \sum_i p_i c = c \sum_i p_i = c $$",                           [True, True]),
    (r"Since $\sum_i p_i = 1$, we get $$ \sum_i p_i c = c \sum_i p_i = c^2 $$",                         [True, False]),
    (r"Because $\sum_{i=1}^n w_i = 1$ we have $$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - m $$", [True]),
    (r"$$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - m $$ since $\sum_{i=1}^n w_i = 1$.",      [True]),
    (r"$$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - n m $$ since $\sum_{i=1}^n w_i = 1$.",    [False]),
    (r"Using $\|u\| = 1$, $$ \|3u\|^2 = 9 $$",                                                          [True]),
    (r"Using $\|u\| = 1$, $$ \|3u\|^2 = 3 $$",                                                          [None]),
    (r"As $\sin^2 x + \cos^2 x = 1$, $$ \frac{\sin^2 x}{1 + \cos x} = 1 + \cos x $$",                   [False]),
    (r"Weil $\sum_i p_i = 1$ ist, gilt $$ 2 \sum_i p_i = 2 $$",                                         [True]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "follows"), DOCUMENTS)
def test_reasons(text, follows):
    assert [step.follows for step in derive.check(text).chains[-1].steps] == follows
