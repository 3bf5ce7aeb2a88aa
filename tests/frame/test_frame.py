import pytest

from inroads.frame import default_frame

MECHANISM = default_frame().variable("entry", "mechanism")
MEDIUM = default_frame().variable("entry", "medium")


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        (MECHANISM, "M1", "M1"),
        (MECHANISM, "m1", "M1"),
        (MECHANISM, "Social ties", "M1"),
        (MECHANISM, "sociale  contacten ", "M1"),
        (MECHANISM, "snowball", "M1"),
        (MEDIUM, "FACE TO FACE", "face_to_face"),
        (MEDIUM, "oog in oog", "face_to_face"),
        (MEDIUM, "face-to-face", "face_to_face"),
        (MEDIUM, "f2f", "face_to_face"),
        (MEDIUM, "Privéchat", "private_chat"),
    ],
)
def test_resolve(variable, text, value):
    """An id, a label in either language or an alias names the value, whatever the case or the spaces."""
    assert value == variable.resolve(text)


def test_resolve_unknown():
    """What names no value resolves to nothing, and so does a word for a missing value."""
    assert MEDIUM.resolve("carrier pigeon") is None
    assert MEDIUM.resolve("not_recorded") is None
    assert MEDIUM.resolve("") is None


def test_every_written_name_resolves_to_its_own_value():
    """Every id, label and alias of every value names that value and no other."""
    for variable in default_frame().variables:
        for value in variable.values:
            assert {value.value} == {variable.resolve(name) for name in value.names}


@pytest.mark.parametrize(
    ("text", "value"), [("ja", "yes"), ("Nee", "no"), ("TRUE", "yes"), ("0", "no"), ("maybe", None)]
)
def test_flags(text, value):
    """A flag reads yes and no in both languages and as true and false."""
    assert value == default_frame().variable("offence", "main").resolve(text)


def test_open_variable():
    """What an instrument covers is kept as written."""
    assert default_frame().variable("instrument", "covers").resolve(" entry.medium ") == "entry.medium"


def test_elsewhere():
    """What looks much like a value of another variable is found there, by the name it looks like; all else is not."""
    name, variable, value = default_frame().elsewhere("Snapchatt")

    assert ("snapchat", "place.kind", "social_media") == (name, variable.id, value)
    assert default_frame().elsewhere("zzzz") is None


def test_near():
    """A slip of the pen is answered with the value that was meant, a label by its value."""
    assert MEDIUM.near("facetoface")[0] == "face_to_face"
    assert MEDIUM.near("privechat")[0] == "private_chat"
    assert "unknown_to_source" in MEDIUM.near("unknown to sourc")
    assert MEDIUM.near("zzzz") == []


def test_label():
    """Variables, values and the five words have labels in both languages; what is not known is shown as written."""
    frame = default_frame()

    assert frame.label("entry", "role", "money_mule", "nl") == "geldezel"
    assert frame.label("entry", "role", "money_mule") == "money mule"
    assert frame.label("entry", "mechanism", lang="nl") == "wijze van betrokken raken"
    assert frame.label("entry", "medium", "not_recorded", "nl") == "niet vastgelegd"
    assert frame.label("entry", "medium", "smoke_signal", "nl") == "smoke_signal"
    assert frame.label("person", "shoe_size") == "shoe_size"


def test_references():
    """A variable that names rows says of which unit, one or several."""
    frame = default_frame()

    assert "person" == frame.variable("entry", "person").refers_to == frame.variable("activity", "actors").refers_to
    assert MEDIUM.refers_to == ""


def test_of():
    """The variables of a unit stand under their names; an unknown unit has none."""
    frame = default_frame()

    assert frame.of("entry")["mechanism"] == MECHANISM
    assert frame.of("shoe") == {}


def test_repr():
    """A frame prints as a sentence, not as a thousand lines."""
    assert repr(default_frame()).startswith("Frame inroads@1: ")
    assert len(repr(default_frame())) < 100
