"""Letters of sums as they are printed: never that of a size, whatever the sizes are called."""

import pytest

from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Binder, subterms
from derive.terms.lettering import fresh

TABLE = [
    ("x: n",           "sum(x_n, n=1..n)",                         {"p"}),
    ("x: k",           "sum(x_k, k=1..k)",                         {"l"}),
    ("A: q x l; x: l", "sum(sum(A_{k k} x_k, k=1..l), k=1..q)",    {"k"}),
    ("A: q x l; x: l", "sum(sum(A_{i k} x_k, k=1..l), i=1..q)",    {"i", "k"}),
]  # fmt: skip


@pytest.mark.parametrize(("shapes", "text", "letters"), TABLE)
def test_letters_of_sums_are_no_sizes(shapes, text, letters):
    term = read(text, read_context(shapes))
    binders = [here for here in subterms(term) if isinstance(here, Binder)]
    assert {fresh(binder)[0].name for binder in binders} == letters
