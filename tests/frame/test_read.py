import pytest

from inroads.errors import InputError
from inroads.frame import read_frame

FAULTY = """frame: Docm
version: first
extends: inroads@1
colour: red
variables:
  - unit: person
    variable: shoe_size
    type: numeral
    label: {en: shoe size}
  - {unit: persn, variable: a, type: text, label: {en: a, nl: a}}
  - {unit: person, variable: Big Feet, type: flag, label: {en: big feet, nl: grote voeten}}
  - {unit: person, variable: hat, type: choice, label: {en: hat, nl: hoed}, values: [
      {value: cap, label: {en: cap, nl: pet}},
      {value: cap, label: {en: beret, nl: baret}},
      {value: not_recorded, label: {en: none seen, nl: niet gezien}},
      {label: {en: nothing, nl: niets}}]}
  - {unit: person, variable: hat, type: text, label: {en: hat, nl: hoed}}
  - {unit: person, variable: hat, variable: cap, type: text, label: {en: hat, nl: ""}}
"""


def faults(files):
    """The faults that a text is refused with."""
    with pytest.raises(InputError) as caught:
        read_frame(files)
    return {(fault.where, fault.what) for fault in caught.value.faults}


def test_every_fault_at_once():
    """One error names every fault of a file with its line, not the first alone."""
    expected = {
        ("frame.yaml, line 1", "«Docm» is not an identifier."),
        ("frame.yaml, line 2", "The frame has no version."),
        ("frame.yaml, line 4", "«colour» is not known here."),
        ("frame.yaml, line 6", "«shoe_size» has no label in nl."),
        ("frame.yaml, line 6", "«shoe_size» has no type."),
        ("frame.yaml, line 8", "There is no type «numeral»."),
        ("frame.yaml, line 10", "There is no unit «persn»."),
        ("frame.yaml, line 11", "«Big Feet» is not an identifier."),
        ("frame.yaml, line 14", "The value «cap» of «hat» stands twice."),
        ("frame.yaml, line 15", "«not_recorded» says why a value is missing; it cannot be a value."),
        ("frame.yaml, line 16", "A value has no «value»."),
        ("frame.yaml, line 17", "The variable «hat» of «person» stands twice."),
        ("frame.yaml, line 18", "«variable» stands twice in one place."),
        ("frame.yaml, line 18", "Here nothing is filled in."),
    }

    assert set() == expected - faults({"frame.yaml": FAULTY})


def test_did_you_mean():
    """An unknown name is answered with the names that look like it."""
    with pytest.raises(InputError) as caught:
        read_frame({"frame.yaml": FAULTY})
    advice = {fault.what: fault.do for fault in caught.value.faults}

    assert "person" in advice["There is no unit «persn»."]
    assert "number" in advice["There is no type «numeral»."]


@pytest.mark.parametrize(
    ("file", "text", "where", "what"),
    [
        ("rollups", "phone_apart: {phone: telepathy}", 1, "«telepathy» is no coarse medium."),
        ("rollups", "# new\nmine: {phone: offline}", 2, "The roll-up «mine» does not say where"),
        ("rollups", "phone_apart: {pigeon: offline}", 1, "«pigeon» is not known here."),
        ("vantages", "\n\nchats: [public, interview]", 3, "There is no access «public»."),
        ("vantages", "all: [interview]", 1, "The vantage «all» is every access."),
        ("certainty", "sharp: {certain: 1.5}", 1, "1.5 is no probability."),
        ("certainty", "sharp: {certain: sure}", 1, "«sure» is not a number."),
        ("certainty", "mine: {certain: 1}", 1, "The preset «mine» says nothing of probable, possible."),
        ("rules", "growth:\n  treshold: 0.6", 2, "There is no rule «treshold»."),
        (
            "rules",
            "growth:\n  threshold: half",
            2,
            "The rule «threshold» has another form than in the frame it extends.",
        ),
        ("rules", "defaults:\n  rollup: phone_appart", 2, "The rule «defaults.rollup» names «phone_appart»"),
        ("rules", "channel: {by_mechanism: {M99: place}}", 1, "The rule «channel.by_mechanism» names «M99»"),
        ("rules", "counted: {relation: [membr]}", 1, "The rule «counted.relation» names «membr»"),
        ("extra", "variables: yes please", 1, "Here should stand a list."),
        ("extra", "variables:\n- just a text", 2, "Here should stand names with a colon"),
        ("extra", "frame: twice", 1, "«frame» stands twice."),
    ],
)
def test_faults_of_the_other_files(file, text, where, what):
    """Roll-ups, vantages, certainty and rules are held to the values of the frame, with file and line."""
    found = faults({"frame.yaml": "frame: docm\nversion: 1\nextends: inroads@1\n", f"{file}.yaml": text})

    assert [f"{file}.yaml, line {where}"] == [place for place, said in found if said.startswith(what)]


def test_unknown_parent():
    """A frame cannot extend what is not there."""
    assert ("frame.yaml, line 3", "The frame «inroads@99» is not known.") in faults(
        {"frame.yaml": "frame: docm\nversion: 1\nextends: inroads@99\n"}
    )


def test_alone():
    """A frame that extends nothing must hold all that the tables need, and is told how to come by it."""
    with pytest.raises(InputError, match="extends: inroads@1") as caught:
        read_frame({"frame.yaml": "frame: docm\nversion: 1\n"})

    assert {"The frame has no rollups.", "The frame has no rules."} <= {fault.what for fault in caught.value.faults}


def test_no_files():
    """No file at all is told, not guessed."""
    assert "The frame has no name." in {what for _, what in faults({})}


def test_all_faults_are_counted():
    """Ten faults are shown and all are counted."""
    many = "".join(f"- {{unit: person, variable: a{number}, type: numeral}}\n" for number in range(30))
    with pytest.raises(InputError, match="more; faults in all: 90") as caught:
        read_frame({"frame.yaml": "frame: docm\nversion: 1\nextends: inroads@1\nvariables:\n" + many})

    assert len(caught.value.faults) == 90
