import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.frame import Frame, read_frame

HEAD = "frame: docm\nversion: 1\nextends: inroads@1\n"
WORDS = [
    "frame",
    "variables",
    "unit",
    "variable",
    "type",
    "label",
    "values",
    "value",
    "entry",
    "choice",
    "person",
    "M1",
]
MARKS = [
    ": ",
    "- ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    '"',
    "'",
    "&a ",
    "*a",
    "!!binary ",
    "|\n",
    "<<: ",
    "\t",
    "#",
    "é",
]
YAMLISH = st.lists(st.sampled_from(WORDS + MARKS), max_size=40).map("".join)
FILES = st.dictionaries(
    st.sampled_from(["more.yaml", "rules.yaml", "rollups.yaml", "vantages.yaml", "certainty.yaml"]), YAMLISH
)
LEAVES = st.text(max_size=6) | st.sampled_from(WORDS) | st.integers() | st.floats() | st.booleans() | st.none()
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


def is_read_or_refused(files):
    """A text is read, or refused with an InputError."""
    with contextlib.suppress(InputError):
        assert isinstance(read_frame(files), Frame)
    return True


@given(YAMLISH, FILES)
def test_any_text(text, files):
    """Any text is read as a frame or refused with an InputError, never with another error."""
    assert is_read_or_refused({"frame.yaml": HEAD + text} | files)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_characters(text):
    """Not even characters that no file can hold raise another error."""
    assert is_read_or_refused({"frame.yaml": text, "rules.yaml": text})


@given(st.dictionaries(st.sampled_from(["variables", "rules", "rollups", "vantages", "certainty", "version"]), TREES))
def test_any_tree(tree):
    """Well-formed YAML of any shape is read or refused."""
    import json

    texts = "".join(f"{key}: {json.dumps(held, ensure_ascii=False)}\n" for key, held in tree.items())
    assert is_read_or_refused({"frame.yaml": "frame: docm\nextends: inroads@1\n" + texts})


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("label: {en: a, nl", 4, "This is not YAML"),
        ("a: b: c", 4, "This is not YAML"),
        ("x: &a [*a]", 4, "Anchors and aliases are not read."),
        ("x: &a {}\ny: *a", 5, "Anchors and aliases are not read."),
        ("rules: " + "[" * 40 + "]" * 40, 4, "The file is nested too deeply."),
        ("rules: " + "[" * 100000, 4, "The file is nested too deeply."),
        ("? [a]\n: b", 4, "A key must be a word."),
        ('"\\x07": b', 4, "A text holds a character that cannot be printed."),
        ("a: \x00", 4, "This is not YAML"),
        ("a: \ud800", 4, "This is not YAML"),
        ("---\na: b", 5, "The file holds more than one document."),
    ],
)
def test_broken_yaml(text, line, what):
    """What is wrong with the YAML itself is told with its line."""
    with pytest.raises(InputError) as caught:
        read_frame({"frame.yaml": HEAD + text})

    assert [f"frame.yaml, line {line}"] == [
        f.where for f in caught.value.faults if f.what.startswith(what) and f.where
    ][:1]


def test_empty_file():
    """An empty file is told as such."""
    with pytest.raises(InputError, match="The file is empty"):
        read_frame({"frame.yaml": HEAD, "rules.yaml": "# nothing yet\n"})


def test_yes_and_no_stay_words():
    """A bare yes, no or number is a word where a word is asked."""
    frame = read_frame(
        {
            "frame.yaml": HEAD
            + """variables:
- {unit: person, variable: left_school, type: choice, label: {en: left, nl: gestopt}, values: [
    {value: yes, label: {en: yes, nl: ja}}, {value: no, label: {en: no, nl: nee}}, {value: 1, label: {en: 1, nl: 1}}]}
"""
        }
    )

    assert [value.value for value in frame.variable("person", "left_school").values] == ["yes", "no", "1"]
