from inroads.frame.similar import folded, near


def test_near():
    """The nearest name comes first, and nothing is proposed that does not look like the text."""
    assert near("netwrok", ["person", "network", "place"])[0] == "network"
    assert near("xyzzy", ["person", "network"]) == []


def test_folded():
    """Case, spaces, hyphens and underscores make no other word."""
    assert "money mule" == folded(" Money_Mule") == folded("money - mule")
