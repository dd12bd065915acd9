"""Rosters: what is read, and what is refused."""

import pytest

from derive.app.rosters import read_roster
from derive.core.errors import InputError

READ = [
    ("id\na1\nb2\n",                                 [{"id": "a1"}, {"id": "b2"}]),
    ("name,id\nAda,a1\n",                            [{"name": "Ada", "id": "a1"}]),
    ("\ufeffid;name\na1;Čeněk\n",                    [{"id": "a1", "name": "Čeněk"}]),
    ("id\tname\na1\tAda, L.\n",                      [{"id": "a1", "name": "Ada, L."}]),
    ('id,name\na1,"Ada, ""the"" first"\n\n',         [{"id": "a1", "name": 'Ada, "the" first'}]),
    ("ID, Name\r\na1, Ada\r\n",                      [{"ID": "a1", "Name": "Ada"}]),
    ("id\na b.c@d\n",                                [{"id": "a b.c@d"}]),
]  # fmt: skip
WRONG = [
    ("",                                   "the roster is empty"),
    ("\n\n",                               "the roster is empty"),
    ("id\n",                               "names no one"),
    ("name\nAda\n",                        "no column id; its columns are name"),
    ("ids\na1\n",                          "no column id; did you mean ids"),
    ("id,name,name\na1,x,y\n",             "the column 'name' is there twice"),
    ("id\na1\na1\n",                       "line 3: the id 'a1' is taken by line 2"),
    ("id\na1\n\nA1\n",                     "line 4: the id 'A1' is taken by line 2 (as 'a1', which is the same file)"),
    ("id,name\na1\n",                      "line 2 has 1 cell, and the first line has 2 columns"),
    ("id,name\n,Ada\n",                    "line 2: the id is empty"),
    ("id\n../a\n",                         "line 2: the id '../a' can't be a file's name"),
    ("id\n.hidden\n",                      "can't be a file's name"),
    ("id\na/b\n",                          "can't be a file's name"),
    ("id\na\\b\n",                         "can't be a file's name"),
    ("id\nCON\n",                          "can't be a file's name"),
    ("id\n-o\n",                           "can't be a file's name"),
    ("id\n" + "a" * 101 + "\n",            "can't be a file's name"),
    ('id,name\na1,"Ada\n',                 "is no line of a CSV file"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    assert [dict(person.row) for person in read_roster(text, "r.csv")] == expected


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_refused(text, expected):
    with pytest.raises(InputError) as caught:
        read_roster(text, "r.csv")
    assert expected in str(caught.value)
    assert str(caught.value).startswith("r.csv")
    assert "\n" not in str(caught.value)
