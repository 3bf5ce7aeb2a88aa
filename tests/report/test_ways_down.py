"""Ways in down the side of a table."""

import re

from inroads.report.markup import Html
from inroads.report.reading import Reading
from inroads.report.ways_down import bodies
from inroads.report.words import Wording


def test_known_before_unknown(parts, two_by_two):
    """Known ways stand by channel, what is not known in full together at the end, one word where both are unknown."""
    reading = Reading(two_by_two, Wording(parts[0].frame, "en"), lambda _finding, _row: None)
    ways = [
        ("contact", "offline"),
        ("not_recorded", "not_recorded"),
        ("place", "online"),
        ("contact", "contested"),
        ("contact", "online"),
    ]

    written = bodies(reading, ways, lambda _way: Html("<td>1</td>"), 2)

    names = [re.sub(r"<svg.*?</svg>|<[^>]+>", "", name) for name in re.findall(r"<th.*?</th>", "".join(written))]
    assert names == [
        "Social contact", "offline", "online", "Meeting place", "online",
        "Not known in full", "social contact, contested", "not recorded",
    ]  # fmt: skip
    assert 'class="unknown"' in written[-1]
