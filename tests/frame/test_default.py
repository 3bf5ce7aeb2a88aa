from importlib.resources import files

import pytest
import yaml
from tests.growth import growth

from inroads.frame import default_frame
from inroads.frame.types import type_of_column
from inroads.frame.words import MISSING
from inroads.model.tables import TABLES

COLUMNS = [(table.unit, column) for table in TABLES.values() for column in table.columns[1:]]

LITERATURE_VALUES = [
    ("entry", "mechanism", {f"M{number}" for number in range(1, 11)}),
    ("entry", "channel", {"contact", "place"}),
    ("entry", "relation", {"member", "contractor", "customer_of_service", "unwitting", "coerced"}),
    ("entry", "founder", {"yes", "no"}),
    ("entry", "initiative", {"network", "person", "broker"}),
    ("entry_agent", "part", {"introduced", "vouched", "recruited", "tested", "handed_over"}),
    ("approach", "outcome", {"joined", "refused", "dropped_out", "rejected", "no_answer", "unknown"}),
    ("role", "layer", {"core", "professional_enabler", "recruited_enabler", "money_mule"}),
    ("network", "coverage", {"core", "professional_enabler", "recruited_enabler", "money_mule", "all"}),
    ("network", "growth_type_coded", {"1", "2", "3", "4", "outside"}),
    ("network", "geo_core", {"local", "national", "cross_border"}),
    ("network_event", "event", {"founded", "split", "merged", "succeeded", "ended"}),
    ("person", "kind", {"identified", "unidentified_individual", "group_of_unknown_size"}),
    ("place", "medium", {"offline", "online", "hybrid"}),
    ("tie", "predates_entry", {"yes", "no"}),
    ("tie", "predates_network", {"yes", "no"}),
    ("claim", "certainty", {"certain", "probable", "possible"}),
    ("claim", "polarity", {"present", "absent"}),
    ("case_link", "boundary_rule", {"police_definition", "co_offending_component", "coder_judgement"}),
]


@pytest.mark.parametrize(("unit", "column"), COLUMNS, ids=lambda part: getattr(part, "name", part))
def test_columns(unit, column):
    """Every column of every table has a variable of a type that fits."""
    variable = default_frame().variable(unit, column.name)

    assert variable is not None
    assert type_of_column(column) == variable.type


def test_labels():
    """Every variable and every value has a label in both languages and says where it comes from."""
    frame = default_frame()
    told = [*frame.variables, *(value for variable in frame.variables for value in variable.values)]

    assert [item for item in told if not (item.source and item.label.get("en") and item.label.get("nl"))] == []


def test_choices_have_values():
    """Every choice lists values, but for the one that names variables."""
    choices = [v for v in default_frame().variables if v.type in ("choice", "choices") and not v.values]

    assert [variable.id for variable in choices] == ["instrument.covers"]


def test_missing_words_are_no_values():
    """None of the five words is a value of any variable."""
    values = {value.value for variable in default_frame().variables for value in variable.values}

    assert set() == values & set(MISSING)


@pytest.mark.parametrize(("unit", "variable", "values"), LITERATURE_VALUES)
def test_values(unit, variable, values):
    """The values that answers and rules count by are those of the frame."""
    assert values == {value.value for value in default_frame().variable(unit, variable).values}


def test_media():
    """Nine fine media and three coarse ones may stand in a cell, and the coarse ones are marked."""
    media = default_frame().variable("entry", "medium").values
    fine = {value.value for value in media if not value.extra.get("coarse")}

    assert fine == {
        "face_to_face", "phone", "sms", "private_chat", "group_chat", "public_online", "game", "email", "post",
    }  # fmt: skip
    assert {"offline", "remote_voice", "online"} == {value.value for value in media} - fine


def test_every_medium_variable_shares_the_media():
    """A medium reads the same wherever it is asked, but for the two worlds of a place."""
    frame = default_frame()
    media = [v for v in frame.variables if v.variable == "medium" or v.variable.endswith("_medium")]

    assert {"place.medium"} == {v.id for v in media if v.values != frame.variable("entry", "medium").values}


def test_directed_ties():
    """Command, money, trade, vouching, mentoring and threat have a direction; the rest have none."""
    contents = default_frame().variable("tie", "content").values

    assert {"command", "money", "service_trade", "vouching", "learning_mentor", "threat_conflict"} == {
        value.value for value in contents if value.extra.get("directed")
    }


def test_facilitators_are_enablers():
    """The words of 2017 (enabler) and 2024 (facilitator) are one code, and the label shows both."""
    layer = default_frame().variable("role", "layer")

    assert "recruited_enabler" == layer.resolve("recruited_facilitator") == layer.resolve("Recruited enabler")
    assert layer.resolve("professional facilitator") == "professional_enabler"
    assert "enabler" in layer.value("recruited_enabler").label["en"]
    assert "facilitator" in layer.value("recruited_enabler").label["en"]


def test_rollups():
    """The roll-ups differ only in where phone and text messages belong."""
    rollups = default_frame().rollups
    differing = {m for m in rollups["phone_apart"] if len({rollup[m] for rollup in rollups.values()}) > 1}

    assert differing == {"phone", "sms", "remote_voice"}
    assert [rollups[name]["phone"] for name in ("phone_apart", "phone_offline", "phone_online")] == [
        "remote_voice",
        "offline",
        "online",
    ]


def test_vantages():
    """A police file holds all but the open web, the members' pages, interviews and what is of unknown access."""
    vantages = default_frame().vantages

    assert {"public_online", "members_online", "interview", "unknown"} == set(vantages["all"]) - set(
        vantages["police_file"]
    )
    assert vantages["forum_study"] == ("public_online", "members_online")
    assert len(vantages["all"]) == 11


def test_certainty():
    """Three presets say how often a certain, a probable and a possible claim holds."""
    expected = {"sharp": [1, 0.9, 0.7], "middle": [1, 0.75, 0.4], "doubting": [0.97, 0.6, 0.2]}

    assert expected == {name: list(preset.values()) for name, preset in default_frame().certainty.items()}


def test_rules():
    """The way in follows the mechanism, and half of the founders decides the growth type."""
    rules = default_frame().rules

    assert rules["channel"]["by_mechanism"] == {
        "M1": "contact",
        "M2": "contact",
        "M6": "place",
        "M7": "place",
        "M8": "place",
    }
    assert rules["medium"]["by_mechanism"] == {"M6": "offline", "M7": "online"}
    assert (rules["growth"]["threshold"], rules["phases"]["early_entries"]) == (0.5, 3)


def test_load_time():
    """The frame loads in about twice the time that it takes to read its YAML."""

    def read_yaml():
        for file in (files("inroads.frame") / "inroads").iterdir():
            yaml.load(file.read_bytes(), yaml.CSafeLoader)

    assert growth(lambda work: work(), read_yaml, default_frame.__wrapped__) < 20
