import pytest

from inroads.errors import InputError
from inroads.frame import default_frame, read_frame

HEAD = "frame: docm\nversion: 2\nextends: inroads@1\n"


def study_frame(text, **others):
    """A frame of a study that extends the shipped one."""
    return read_frame({"frame.yaml": HEAD + text} | {f"{name}.yaml": held for name, held in others.items()})


def test_nothing_added():
    """A frame that only extends another says the same under its own name."""
    frame = study_frame("")

    assert frame.name == "docm@2"
    assert frame.derived_from == "inroads@1"
    assert default_frame().variables == frame.variables


def test_new_variable():
    """A study adds a variable with values of its own in YAML alone."""
    frame = study_frame("""variables:
- {unit: person, variable: nickname_known, type: choice, label: {en: nickname known, nl: bijnaam bekend},
   values: [{value: police, label: {en: to the police, nl: bij de politie}},
            {value: nobody, label: {en: to nobody, nl: bij niemand}}]}
""")
    variable = frame.of("person")["nickname_known"]

    assert variable.resolve("Bij de politie") == "police"
    assert (variable.source, variable.value("police").source) == ("docm", "docm")
    assert len(default_frame().variables) + 1 == len(frame.variables)


def test_new_value():
    """A value added to a choice stands after the old ones, and whoever shares the choice has it too."""
    frame = study_frame("""variables:
- {unit: role, variable: layer, values: [{value: mentor, label: {en: mentor, nl: leermeester}}]}
""")

    assert frame.variable("role", "layer").values[-1].value == "mentor"
    assert frame.variable("entry", "role").resolve("leermeester") == "mentor"
    assert [value.value for value in frame.variable("network", "coverage").values[-2:]] == ["mentor", "all"]
    assert default_frame().variable("role", "layer").value("mentor") is None


def test_relabel():
    """A study gives other labels; the code, the source and the old aliases stay."""
    frame = study_frame("""variables:
- {unit: role, variable: layer, values: [{value: money_mule, label: {nl: katvanger in dienst}, aliases: [ezel]}]}
""")
    value = frame.variable("role", "layer").value("money_mule")

    assert value.label == {"en": "money mule", "nl": "katvanger in dienst"}
    assert (
        "money_mule"
        == frame.variable("entry", "role").resolve("ezel")
        == frame.variable("role", "layer").resolve("mule")
    )
    assert value.source == "Leukfeldt, Kleemans & Stol 2017a"


def test_nothing_is_taken_away():
    """Every variable and value of the parent is in the child."""
    frame = study_frame("variables:\n- {unit: entry, variable: paid, values: []}\n")

    assert default_frame().variable("entry", "paid") == frame.variable("entry", "paid")


def test_new_medium_needs_a_rollup():
    """A new medium must say to which world it belongs, in every roll-up."""
    medium = "variables:\n- {unit: entry, variable: medium, values: [{value: radio, label: {en: radio, nl: radio}}]}\n"

    with pytest.raises(InputError, match="does not say where radio belong"):
        study_frame(medium)
    placed = "".join(f"{name}: {{radio: remote_voice}}\n" for name in default_frame().rollups)
    assert study_frame(medium, rollups=placed).rollups["phone_apart"]["radio"] == "remote_voice"


def test_new_access_is_in_all():
    """A new access belongs to the vantage of all sides by itself."""
    frame = study_frame(
        "variables:\n- {unit: passage, variable: access, values: [{value: diary, label: {en: diary, nl: dagboek}}]}\n"
    )

    assert frame.vantages["all"][-1] == "diary"


def test_new_mechanism():
    """A new mechanism is given a channel in the rules; nothing else of the rules changes."""
    frame = study_frame(
        "variables:\n- {unit: entry, variable: mechanism, values: [\n"
        "    {value: M11, label: {en: by chance, nl: bij toeval}}]}\n",
        rules="channel: {by_mechanism: {M11: place}}\n",
    )
    parent = default_frame().rules

    assert frame.variable("entry", "contributing").resolve("by chance") == "M11"
    assert {**parent["channel"]["by_mechanism"], "M11": "place"} == frame.rules["channel"]["by_mechanism"]
    assert {**parent, "channel": None} == {**frame.rules, "channel": None}


def test_policies_beside():
    """A study sets a vantage, a preset and a threshold of its own."""
    frame = study_frame(
        "",
        vantages="chats: [device_extract, online_intercept]\n",
        certainty="mine: {certain: 1, probable: .8, possible: 0.5}\n".replace(".8", "0.8"),
        rules="growth: {threshold: 0.6}\ndefaults: {certainty: mine}\n",
    )

    assert frame.vantages["chats"] == ("device_extract", "online_intercept")
    assert frame.certainty["mine"] == {"certain": 1.0, "probable": 0.8, "possible": 0.5}
    assert frame.rules["growth"]["threshold"] == 0.6


def test_a_version_extends_the_version_before():
    """A study's second version may extend its first, when that is known."""
    first = study_frame("")
    second = read_frame({"frame.yaml": "frame: docm\nversion: 3\nextends: docm@2\n"}, known=[first])

    assert (second.name, second.derived_from) == ("docm@3", "docm@2")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {unit: entry, variable: mechanism, type: text}", "entry.mechanism» is of type choice"),
        ("- {unit: entry, variable: role, values_of: role.function}", "cannot share other values"),
        (
            "- {unit: entry, variable: role, values: [{value: core, label: {en: c, nl: k}}]}",
            "value «core» of «entry.role» is shared",
        ),
        (
            "- {unit: role, variable: layer, values: [{value: boss, label: {en: core member, nl: baas}}]}",
            "would mean two things",
        ),
        (
            "- {unit: role, variable: layer, values: [{value: boss, label: {en: contested, nl: baas}}]}",
            "would mean two things",
        ),
        (
            "- {unit: person, variable: x, type: choice, label: {en: x, nl: x}, values_of: entry.role}",
            "which lists none",
        ),
        ("- {unit: person, variable: x, type: choice, label: {en: x, nl: x}}", "choice without values"),
        ("- {unit: network, variable: network, type: text, label: {en: x, nl: x}}", "is the id of a row"),
        (
            (
                "- {unit: person, variable: x, type: text, label: {en: x, nl: x}, "
                "values: [{value: a, label: {en: a, nl: a}}]}"
            ),
            "is no choice and has values",
        ),
    ],
)
def test_refused(text, complaint):
    """What would change or blur the meaning of the parent is refused."""
    with pytest.raises(InputError, match=complaint):
        study_frame("variables:\n" + text + "\n")
