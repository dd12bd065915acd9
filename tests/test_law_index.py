"""The index of laws names a problem for every law that fires in one, and `derive explain` shows it."""

import tomllib

from derive.app.listings import explanation
from tests.law_index import PATH, fired


def test_index_is_up_to_date():
    index, problems = tomllib.loads(PATH.read_text("utf-8")), fired()
    assert set(index) == set(problems), "run python -m tests.law_index"
    assert all(name in problems[law] for law, name in index.items())


def test_a_law_is_explained_with_an_example():
    told = explanation(("product-rule",))
    assert "In a product" in told
    assert "derive show " in told
