"""Tests of the claim."""

import json

from inroads.model.claim import CitedPassage, Claim


def test_body():
    """The body of a claim holds every field and is plain data."""
    claim = Claim("entry", "E-1", "medium", "phone", (CitedPassage("p", "S-1", "f.12", "statement"),), "coder A")
    body = json.loads(json.dumps(claim.body()))

    assert body["passages"] == [{"id": "p", "source": "S-1", "locator": "f.12", "access": "statement"}]
    assert (body["polarity"], body["certainty"], body["grade"]) == ("present", "certain", "")


def test_equal_claims_are_one():
    """Two claims that say the same are equal, so that a file that says it twice says it once."""
    one, other = (Claim("person", "P-01", "kind", "identified", (), "coder A") for _ in range(2))

    assert len({one, other}) == 1
