"""What QTI 2.1 allows where: its classes as a table (information model, sections 4 to 8 and 15), and what breaks it.

The published schema is not shipped here, so its rules are written out here for the classes that questions are made of;
any other element is a fault. MathML is held to its own arities.
"""

import re

ITEM, PACKAGE, MATHML, XML = (
    "{http://www.imsglobal.org/xsd/imsqti_v2p1}",
    "{http://www.imsglobal.org/xsd/imscp_v1p1}",
    "{http://www.w3.org/1998/Math/MathML}",
    "{http://www.w3.org/XML/1998/namespace}",
)
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
NAME, WHOLE, REAL, TRUTH, ANY = r"[A-Za-z_][\w.-]*", r"\d+", r"-?\d+(\.\d+)?", "true|false", r"[^\t\n]*"
TYPE = "float|string|identifier|integer|boolean"
INLINE = "em|strong|span|br|img|math|code|sub|sup|i|b|textEntryInteraction"
STATIC = "p|div|h[1-6]|table|ul|ol|math|hr|pre|blockquote"
BLOCK = f"{STATIC}|extendedTextInteraction"
FLOW = f"{INLINE}|{BLOCK}"
RULE = "responseCondition|setOutcomeValue"
VALUE = "variable|correct|baseValue|isNull|not|and|or|equal|stringMatch|null"
DECLARED = {"identifier": NAME, "cardinality": "single|multiple|ordered|record", "baseType": TYPE}


def some(kinds):
    return f"(({kinds}) )*"


# element: content (each child's name with a space behind it), whether text may stand in it, attributes (? behind a
# name: need not be there) with what their values are
BODY = {"id?": NAME, "class?": ANY, "label?": ANY, f"{XML}lang?": NAME}
CELL = {**BODY, "colspan?": WHOLE, "rowspan?": WHOLE, "scope?": "row|col"}
PROSE = {
    **dict.fromkeys(("p", "em", "strong", "span", "code", "sub", "sup", "i", "b", "pre"), (some(INLINE), True, BODY)),
    **dict.fromkeys((f"h{level}" for level in range(1, 7)), (some(INLINE), True, BODY)),
    **dict.fromkeys(("div", "li"), (some(FLOW), True, BODY)),
    **dict.fromkeys(("td", "th"), (some(FLOW), True, CELL)),
    **dict.fromkeys(("ul", "ol"), ("(li )*", False, BODY)),
    **dict.fromkeys(("thead", "tbody"), ("(tr )+", False, BODY)),
    "blockquote": (some(BLOCK), False, BODY),
    "tr": ("((td|th) )+", False, BODY),
    "table": ("(caption )?(col )*(thead )?(tfoot )?(tbody )+", False, {**BODY, "summary?": ANY}),
    "br": ("", False, BODY),
    "hr": ("", False, BODY),
    "img": ("", False, {**BODY, "src": r"\S+", "alt": ANY, "width?": WHOLE, "height?": WHOLE}),
}
QUESTION = {
    "assessmentItem": (
        "(responseDeclaration )*(outcomeDeclaration )*(itemBody )?(responseProcessing )?(modalFeedback )*", False,
        {"identifier": NAME, "title": ANY, "adaptive": TRUTH, "timeDependent": TRUTH, f"{XML}lang?": NAME},
    ),
    "responseDeclaration": ("(correctResponse )?", False, DECLARED),
    "outcomeDeclaration": ("(defaultValue )?", False, DECLARED),
    "correctResponse": ("(value )+", False, {}),
    "defaultValue": ("(value )+", False, {}),
    "value": ("", True, {}),
    "itemBody": (some(BLOCK), False, BODY),
    "modalFeedback": (
        some(f"{INLINE.removesuffix('|textEntryInteraction')}|{STATIC}"), True,
        {"outcomeIdentifier": NAME, "identifier": NAME, "showHide": "show|hide", "title?": ANY},
    ),
    "extendedTextInteraction": (
        "(prompt )?", False, {**BODY, "responseIdentifier": NAME, "expectedLines?": WHOLE, "expectedLength?": WHOLE},
    ),
    "textEntryInteraction": ("", False, {**BODY, "responseIdentifier": NAME, "expectedLength?": WHOLE}),
    "responseProcessing": (some(RULE), False, {}),
    "responseCondition": ("responseIf (responseElseIf )*(responseElse )?", False, {}),
    "responseIf": (f"({VALUE}) " + some(RULE), False, {}),
    "setOutcomeValue": (f"({VALUE}) ", False, {"identifier": NAME}),
    "and": (f"(({VALUE}) )+", False, {}),
    "not": (f"({VALUE}) ", False, {}),
    "isNull": (f"({VALUE}) ", False, {}),
    "equal": (
        f"(({VALUE}) ){{2}}", False,
        {"toleranceMode": "exact|absolute|relative", "tolerance?": f"{REAL}( {REAL})?"},
    ),
    "stringMatch": (f"(({VALUE}) ){{2}}", False, {"caseSensitive": TRUTH, "substring?": TRUTH}),
    "variable": ("", False, {"identifier": NAME}),
    "correct": ("", False, {"identifier": NAME}),
    "baseValue": ("", True, {"baseType": TYPE}),
}  # fmt: skip
TEST = {
    "assessmentTest": ("(testPart )+", False, {"identifier": ANY, "title": ANY}),
    "testPart": (
        "(itemSessionControl )?(assessmentSection )+", False,
        {"identifier": NAME, "navigationMode": "linear|nonlinear", "submissionMode": "individual|simultaneous"},
    ),
    "itemSessionControl": ("", False, {"maxAttempts?": WHOLE, "showFeedback?": TRUTH, "allowReview?": TRUTH}),
    "assessmentSection": (
        "((assessmentItemRef|assessmentSection) )*", False, {"identifier": NAME, "title": ANY, "visible": TRUTH},
    ),
    "assessmentItemRef": ("", False, {"identifier": NAME, "href": r"\S+"}),
}  # fmt: skip
MANIFEST = {
    "manifest": ("(metadata )?organizations resources ", False, {"identifier": NAME}),
    "metadata": ("(schema )?(schemaversion )?", False, {}),
    "schema": ("", True, {}),
    "schemaversion": ("", True, {}),
    "organizations": ("", False, {}),
    "resources": ("(resource )*", False, {}),
    "resource": (
        "(metadata )?(file )*(dependency )*", False,
        {"identifier": NAME, "type": "imsqti_(item|test)_xmlv2p1", "href?": r"\S+"},
    ),
    "file": ("", False, {"href": r"\S+"}),
    "dependency": ("", False, {"identifierref": NAME}),
}  # fmt: skip
TABLE = {
    **{ITEM + name: row for name, row in {**PROSE, **QUESTION, **TEST}.items()},
    **{PACKAGE + name: row for name, row in MANIFEST.items()},
}
# how many children elements of MathML have; None where any number
CHILDREN = {
    **dict.fromkeys(
        ("math", "semantics", "mrow", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom", "msqrt"), None
    ),
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "ms", "mspace", "annotation"), 0),
}
WORDS = ("mi", "mn", "mo", "mtext", "ms", "annotation")


def faults(root):
    """What breaks the rules below an element, each as a sentence."""
    if root.tag.startswith(MATHML):
        yield from _mathematical(root)
        return
    name = root.tag.partition("}")[2]
    if root.tag not in TABLE:
        yield f"there is no {root.tag}"
        return
    content, text, attributes = TABLE[root.tag]
    inside = "".join(f"{child.tag.partition('}')[2]} " for child in root)
    if not re.fullmatch(content, inside):
        yield f"{name} holds {inside!r}"
    between = (root.text, *(child.tail for child in root))
    if not text and any(each and each.strip() for each in between):
        yield f"{name} holds words"
    yield from _attributed(root, attributes)
    for child in root:
        yield from faults(child)


def _attributed(root, attributes):
    wanted = {name for name in attributes if not name.endswith("?")}
    given = dict(root.attrib)
    given.pop(SCHEMA_LOCATION, None)
    for name in sorted(wanted - set(given)):
        yield f"{root.tag} needs {name}"
    for name, value in given.items():
        pattern = attributes.get(name, attributes.get(f"{name}?"))
        if pattern is None or not re.fullmatch(pattern, value):
            yield f"{root.tag} has {name} = {value!r}"


def _mathematical(root):
    name = root.tag.removeprefix(MATHML)
    if name not in CHILDREN:
        yield f"there is no {name} in MathML"
        return
    if CHILDREN[name] not in (None, len(root)):
        yield f"{name} holds {len(root)} elements"
    if name not in WORDS and any(each and each.strip() for each in (root.text, *(child.tail for child in root))):
        yield f"{name} holds words"
    for child in root:
        yield from _mathematical(child)
