"""The four kinds of missing, which never merge, and the fifth state."""

NOT_ASKED = "not_asked"
NOT_RECORDED = "not_recorded"
UNKNOWN_TO_SOURCE = "unknown_to_source"
NOT_APPLICABLE = "not_applicable"
CONTESTED = "contested"

FIVE_WORDS = (NOT_ASKED, NOT_RECORDED, UNKNOWN_TO_SOURCE, NOT_APPLICABLE, CONTESTED)

WRITTEN_WORDS = (NOT_RECORDED, UNKNOWN_TO_SOURCE, NOT_APPLICABLE)
"""The words that may stand in a cell; ``not_asked`` follows from the instrument, ``contested`` from the claims."""
