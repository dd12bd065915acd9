"""A law's name names one rule: a step is replayed by it."""

import sys

from derive import catalog
from derive.core.rules import Rule


def test_names_of_laws_are_unique():
    catalog.load_laws()
    found = {}
    for module in sorted(name for name in sys.modules if name.startswith(("derive.laws.", "derive.topics."))):
        for value in vars(sys.modules[module]).values():
            if type(value) is Rule:
                found.setdefault(value.law.name, set()).add(value.rewrite)
    assert [name for name, rewrites in found.items() if len(rewrites) > 1] == []
