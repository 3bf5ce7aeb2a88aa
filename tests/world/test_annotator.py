"""Mechanism, channel, medium and growth type are read off what happened."""

import pytest

from inroads.world.annotator import growth_type, ways_in
from inroads.world.log import Joining, NetworkLife, Step

MADE = {"known": "face_to_face", "forum": "public_online", "bar": "face_to_face", "chat": "private_chat"}


def _joining(
    number: int, role: str, how: str, *, founder: bool = False, circumstances: tuple[str, ...] = ()
) -> Joining:
    tie = number if how in ("known", "chat") else None
    place = number if how in ("forum", "bar") else None
    steps = [Step(MADE[how], "met", number)]
    return Joining(
        number, number, number, role, "", steps, founder, tie, "friend" if tie else "", place,
        circumstances=frozenset(circumstances),
    )  # fmt: skip


def _network(*joinings: Joining) -> NetworkLife:
    return NetworkLife(1, "NL", 0, 100, {}, [], list(joinings))


@pytest.mark.parametrize(
    ("how", "circumstances", "read"),
    [
        ("known", (), ("M1", "contact", "offline")),
        ("chat", (), ("M1", "contact", "online")),
        ("forum", (), ("M7", "place", "online")),
        ("bar", (), ("M6", "place", "offline")),
        ("forum", ("open_call",), ("M8", "place", "online")),
        ("forum", ("own_move",), ("M9", "place", "online")),
        ("known", ("own_move",), ("M9", "contact", "offline")),
        ("known", ("debt_decided",), ("M4", "contact", "offline")),
        ("known", ("pressed",), ("M10", "contact", "offline")),
    ],
)
def test_way_in_is_read_off(how: str, circumstances: tuple[str, ...], read: tuple[str, str, str]) -> None:
    """A way in bears the name that its tie, its place and its circumstances give it."""
    (way,) = ways_in(_network(_joining(1, "money_mule", how, circumstances=circumstances)))

    assert (way.mechanism, way.channel, way.medium) == read


@pytest.mark.parametrize(
    ("founders", "later", "found"),
    [
        (("known", "known"), (("professional_enabler", "known"),), "1"),
        (("known", "known"), (("money_mule", "forum"),), "1"),
        (("known", "known"), (("professional_enabler", "forum"),), "2"),
        (("known", "bar"), (("money_mule", "bar"),), "1"),
        (("known", "known"), (("core", "known"),), "outside"),
        (("forum", "forum"), (("money_mule", "known"),), "3"),
        (("forum", "forum"), (("core", "known"), ("money_mule", "forum")), "4"),
        (("bar", "bar"), (("money_mule", "known"),), "outside"),
        (("chat", "chat"), (("money_mule", "known"),), "outside"),
        (("known", "forum"), (("money_mule", "known"),), "outside"),
    ],
)
def test_growth_type_is_read_off(founders: tuple[str, ...], later: tuple[tuple[str, str], ...], found: str) -> None:
    """The type follows from how the founders met and how enablers and mules came."""
    began = [_joining(number, "core", how, founder=True) for number, how in enumerate(founders, 1)]
    grew = [_joining(number, role, how) for number, (role, how) in enumerate(later, 10)]

    assert growth_type(ways_in(_network(*began, *grew))) == found


def test_first_three_later_core_members_are_early() -> None:
    """Founders come first, three more of the core are early, everybody else is later."""
    joinings = [_joining(1, "core", "known", founder=True), _joining(2, "money_mule", "known")]
    joinings += [_joining(number, "core", "known") for number in range(3, 7)]

    assert [way.phase for way in ways_in(_network(*joinings))] == [
        "founding",
        "later",
        "early",
        "early",
        "early",
        "later",
    ]


def test_buyers_and_the_unwitting_are_not_counted() -> None:
    """Who buys a service, or does not know what he is in, is not in the network."""
    joinings = [
        _joining(1, "", "forum", circumstances=("customer",)),
        _joining(2, "money_mule", "forum", circumstances=("open_call", "deceived")),
        _joining(3, "money_mule", "forum"),
    ]

    assert [way.counts for way in ways_in(_network(*joinings))] == [False, False, True]
