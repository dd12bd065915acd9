"""Programs that know nothing of ours and read what courses read: each refuses or tells what it does not take."""

import collections
import collections.abc
import io
import logging
import re
import warnings
import zipfile
from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace

import html5lib

MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
TREES = html5lib.getTreeBuilder("etree")


def html_faults(page):
    """What the parser of the HTML standard says of a page."""
    parser = html5lib.HTMLParser(TREES)
    parser.parse(page)
    return [(code, place) for place, code, _ in parser.errors]


def html_faults_of_part(text):
    """What the parser of the HTML standard says of what stands in a page."""
    parser = html5lib.HTMLParser(TREES)
    parser.parseFragment(text, container="div")
    return [(code, place) for place, code, _ in parser.errors]


@cache
def pyslet():
    """The engine of QTI 2.1: its reader of packages and items, its sessions. It was written for older Pythons."""
    missing = [name for name in collections.abc.__all__ if not hasattr(collections, name)]
    for name in missing:
        setattr(collections, name, getattr(collections.abc, name))
    try:
        from pyslet import imscpv1p2
        from pyslet.qtiv2 import core, expressions, items, variables, xml
        from pyslet.xml import namespace
    finally:
        for name in missing:
            delattr(collections, name)
    return SimpleNamespace(
        packages=imscpv1p2, core=core, equal=expressions.Equal, items=items, variables=variables, xml=xml,
        generic=namespace.NSElement,
    )  # fmt: skip


def old_names():
    """The engine calls its own methods by names that it tells others to give up."""
    return warnings.catch_warnings(action="ignore", category=DeprecationWarning)


@contextmanager
def _told():
    """The warnings of the engine, which it only logs."""
    said = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())
    logging.getLogger().addHandler(handler)
    try:
        with old_names():
            yield said
    finally:
        logging.getLogger().removeHandler(handler)


def read_qti(text):
    """What the engine reads of an item or a test, and what it says. Formulas, which it only keeps, are empty."""
    document = pyslet().xml.QTIDocument()
    with _told() as said:
        document.read(src=io.BytesIO(MATHML.sub('<math xmlns="http://www.w3.org/1998/Math/MathML" />', text).encode()))
    for element in _elements(document.root):
        if type(element) is pyslet().generic and element.ns == pyslet().core.IMSQTI_NAMESPACE:
            said.append(f"{element.xmlname} is no element of QTI")
        elif type(element) is pyslet().equal and isinstance(element.tolerance, str):
            element.tolerance = element.tolerance.split()  # its sessions expect a list, its reader leaves a string
    return document.root, [each for each in said if "'tolerance') in Equal" not in each]


def _elements(element):
    yield element
    for child in element.get_children():
        if not isinstance(child, str):
            yield from _elements(child)


def score(item, response):
    """The outcome of an attempt: what it scores, and which feedback is shown."""
    with old_names():
        state = pyslet().variables.ItemSessionState(item)
        state.begin_session()
        if response is not None:
            state["RESPONSE"].set_value(response)
        item.ResponseProcessing.run(state)
    return state["SCORE"].value, state["FEEDBACK"].value


def unpacked(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
