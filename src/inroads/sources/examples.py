"""Three filled rows for the first two sheets of the template: they show what a good row looks like."""

from inroads.frame.frame import Frame
from inroads.model.tables import TABLES

_EXAMPLES: dict[str, tuple[dict[str, str], ...]] = {
    "networks": (
        {"network": "# N-01", "name": "case A", "country": "NL", "it_type": "low_tech_cyber", "attack_tech": "low",
         "victim_interaction": "high", "active": "2015/2017-06", "growth_type_coded": "1", "coverage": "core",
         "source": "S-01", "coder": "C1"},
        {"network": "# N-02", "name": "case B", "country": "NL", "it_type": "high_tech_cyber", "attack_tech": "high",
         "victim_interaction": "none", "active": "2013~", "growth_type_coded": "unknown_to_source", "source": "S-02",
         "coder": "C1"},
        {"network": "# N-03", "name": "case C", "country": "BE", "it_type": "traditional_innovative_it",
         "attack_tech": "not_applicable", "active": "2018/..", "coverage": "all", "source": "S-03", "coder": "C2",
         "certainty": "probable"},
    ),
    "entries": (
        {"entry": "# E-01", "person": "P-01", "network": "N-01", "at": "2015", "mechanism": "M1", "channel": "contact",
         "medium": "face_to_face", "medium_first_contact": "face_to_face", "medium_commitment": "face_to_face",
         "role": "core", "relation": "member", "founder": "yes", "source": "S-01", "access": "statement",
         "passage": "p. 12", "coder": "C1", "because": "grew up in one street"},
        {"entry": "# E-02", "person": "P-02", "network": "N-01", "at": "2015-09", "mechanism": "M7", "channel": "place",
         "medium": "public_online", "medium_first_contact": "public_online", "medium_commitment": "private_chat",
         "initiative": "network", "role": "professional_enabler", "relation": "contractor", "founder": "no",
         "source": "S-01", "access": "device_extract", "passage": "p. 31 | p. 40", "coder": "C1"},
        {"entry": "# E-03", "person": "P-03", "network": "N-01", "at": "2016-02/2016-04", "mechanism": "M5",
         "contributing": "M4", "channel": "contact", "medium": "not_recorded",
         "medium_first_contact": "unknown_to_source", "medium_commitment": "private_chat", "initiative": "broker",
         "role": "money_mule", "relation": "member", "founder": "no", "source": "S-01", "access": "phone_intercept",
         "passage": "call 114", "coder": "C2", "certainty": "probable"},
    ),
}  # fmt: skip


def example_rows(table: str, frame: Frame, lang: str) -> list[dict[str, str]]:
    """The example rows of a table, their values as labels; none for most tables."""
    unit = TABLES[table].unit
    return [
        {column: _shown(frame, unit, column, written, lang) for column, written in row.items()}
        for row in _EXAMPLES.get(table, ())
    ]


def _shown(frame: Frame, unit: str, column: str, written: str, lang: str) -> str:
    home = {"access": "passage", "certainty": "claim"}.get(column, unit)
    variable = frame.variable(home, column)
    value = variable.value(written) if variable else None
    return value.label.get(lang, written) if value else written
