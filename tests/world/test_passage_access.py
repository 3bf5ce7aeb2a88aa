"""The access of a passage is its own, else that of the narrowest around it, else that of its source, else unknown."""

from inroads.world.truth.passage_access import PassageAccess

CODINGS = [
    {"table": "passages", "passage": "D#0-100", "access": "statement"},
    {"table": "passages", "passage": "D#20-60", "access": "device_extract"},
    {"table": "entries", "passage": "D#30-40", "access": "phone_intercept"},
]
SOURCES = [{"source": "D"}, {"source": "INT-01", "access": "interview"}]
POSTS = {"L-001#7": "public_online"}


def _of(*passages: str) -> set[str]:
    return PassageAccess(CODINGS, SOURCES, POSTS).of({"table": "entries", "passage": list(passages)})


def test_the_own_access_goes_first() -> None:
    """What a row or the list of passages says of just this passage holds, whatever stands around it."""
    assert _of("D#30-40") == {"phone_intercept"}
    assert _of("D#20-60") == {"device_extract"}


def test_else_the_narrowest_around_it() -> None:
    """Of those that enclose it whole, the narrowest; one that it only touches is none."""
    assert _of("D#45-50") == {"device_extract"}
    assert _of("D#50-70") == {"statement"}
    assert _of("D#32-38") == {"phone_intercept"}


def test_else_that_of_the_source_else_unknown() -> None:
    """A turn has the access of its interview; a place of a document without any is of unknown access."""
    assert _of("INT-01#turn 4", "INT-01#5-9") == {"interview"}
    assert _of("D#90-110") == {"unknown"}


def test_a_post_has_the_access_of_its_place() -> None:
    """A part of a post has that of the post; several passages have the accesses of all."""
    assert _of("L-001#7:0-4", "D#1-2") == {"public_online", "statement"}
