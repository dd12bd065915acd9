"""What Moodle's import of XML knows: types of questions, their elements, which values these have."""

import re

COMMON = {
    "name": None, "questiontext": None, "generalfeedback": None, "defaultgrade": r"\d+(\.\d+)?",
    "penalty": r"0|1|0?\.\d+", "hidden": "0|1", "idnumber": r"\S{1,100}",
}  # fmt: skip
ANSWER = {"answer": None}
KINDS = {
    "essay": {
        "responseformat": "editor|editorfilepicker|plain|monospaced|noinline", "responserequired": "0|1",
        "responsefieldlines": r"\d+", "attachments": r"-1|\d", "attachmentsrequired": r"\d", "graderinfo": None,
        "responsetemplate": None,
    },
    "shortanswer": {"usecase": "0|1", **ANSWER},
    "numerical": ANSWER,
}  # fmt: skip
# formulas for MathJax stand between \( and \); other filters look for these
OTHERS = ("$$", "[tex]", "@@PLUGINFILE@@", "<script")


def faults(quiz):
    """What the import would not take, each as a sentence."""
    found = [] if quiz.tag == "quiz" else ["the root is no quiz"]
    names = []
    for question in quiz:
        kind = question.get("type")
        if kind == "category":
            path = question.findtext("category/text") or ""
            found += [] if re.fullmatch(r"\$course\$/top/[^/]+", path) else [f"the category is {path!r}"]
            continue
        if kind not in KINDS:
            found.append(f"there is no question of type {kind!r}")
            continue
        names.append(question.findtext("idnumber"))
        found += [*_elements(question, kind), *_answers(question, kind), *_words(question)]
    return found + (["two questions have one idnumber"] if len(set(names)) < len(names) else [])


def _elements(question, kind):
    known = {**COMMON, **KINDS[kind]}
    given = [child.tag for child in question]
    yield from (f"{kind} needs {tag}" for tag in known if tag not in given)
    for child in question:
        if child.tag not in known:
            yield f"{kind} knows no {child.tag}"
        elif known[child.tag] is not None and not re.fullmatch(known[child.tag], child.text or ""):
            yield f"{child.tag} is {child.text!r}"
        elif known[child.tag] is None and child.find("text") is None:
            yield f"{child.tag} has no text"


def _answers(question, kind):
    answers = question.findall("answer")
    if kind != "essay" and not any(answer.get("fraction") == "100" for answer in answers):
        yield "no answer is right"
    for answer in answers:
        value, tolerance = answer.findtext("text"), answer.findtext("tolerance")
        if kind == "numerical":
            for number in (value, tolerance):
                if not re.fullmatch(r"-?\d+(\.\d+)?", number or ""):
                    yield f"{number!r} is no number"
        elif not value or "*" in value:
            yield f"the answer {value!r} stands for others"


def _words(question):
    for name in ("questiontext", "generalfeedback"):
        part = question.find(name)
        text = part.findtext("text") or ""
        if part.get("format") != "html":
            yield f"{name} is no HTML"
        yield from (f"words hold {sign}" for sign in OTHERS if sign in text)
        for opening, closing in (("\\(", "\\)"), ("\\[", "\\]")):
            if text.count(opening) != text.count(closing):
                yield f"{opening} stands alone"
