"""Spells, replacement, landmark and dependence are read off the log."""

from inroads.world.annotator import landmark, origin, ways_in
from inroads.world.course import cannot_run_without, dependence, replacements, spells
from inroads.world.log import Activity, Joining, Leaving, NetworkLife, Step


def _came(
    number: int, at: int, role: str = "core", function: str = "", *, person: int = 0, online: bool = False
) -> Joining:
    step = Step("public_online" if online else "face_to_face", "met", at, 1 if online else None)
    tie, place = (None, 1) if online else (number, None)
    return Joining(
        number, person or number, at, role, function, [step], founder=at == 0, tie=tie, tie_content="friend",
        place=place,
    )  # fmt: skip


def _life(*joinings: Joining, left: tuple[Leaving, ...] = ()) -> NetworkLife:
    return NetworkLife(1, "NL", 0, 1000, {}, [], list(joinings), leavings=list(left))


def test_a_second_coming_is_a_second_spell() -> None:
    """The first coming in goes with the first leaving."""
    left = (Leaving(1, 1000, "arrested"), Leaving(1, 100, "desisted"))
    held = spells(_life(_came(1, 0), _came(2, 300, person=1), left=left))

    assert [(one.number, one.began, one.ended, one.reason) for one in held] == [
        (1, 0, 100, "desisted"),
        (2, 300, 1000, "arrested"),
    ]


def test_a_place_is_filled_by_the_next_of_its_kind_in_half_a_year() -> None:
    """Another function, another layer, or a later day fills no place; nobody fills two."""
    left = (Leaving(1, 100, "arrested"), Leaving(2, 110, "arrested"), Leaving(3, 500, "desisted"))
    life = _life(
        _came(1, 0, "recruited_enabler", "caller"), _came(2, 0, "recruited_enabler", "caller"), _came(3, 0),
        _came(4, 150, "recruited_enabler", "casher"), _came(5, 200, "recruited_enabler", "caller"), _came(6, 700),
        left=left,
    )  # fmt: skip

    assert [(one.person, filled and filled.number) for one, filled in replacements(life)] == [
        (1, 5),
        (2, None),
        (3, None),
    ]


def test_landmark_takes_founders_and_the_next_of_the_core() -> None:
    """Two founders and one more make the landmark; who came in between is neither of it nor after it."""
    joinings = [_came(1, 0), _came(2, 0, online=True), _came(3, 50, "money_mule"), _came(4, 90, online=True)]
    reached, after = landmark(ways_in(_life(*joinings, _came(5, 120, "money_mule"))))

    assert [way.joining.number for way in reached] == [1, 2, 4]
    assert [way.joining.number for way in after] == [5]
    assert origin(reached) == "online_place"


def _done(number: int, medium: str, *needs: int) -> Activity:
    return Activity(number, "activity", "plan", medium, None, (1,), needs, number)


def test_dependence_goes_through_others() -> None:
    """What needs something that needs the other world needs it too; a call by phone is of neither world."""
    done = [
        _done(1, "face_to_face"), _done(2, "private_chat", 1), _done(3, "public_online", 2), _done(4, "private_chat"),
        _done(5, "phone"), _done(6, "private_chat", 5),
    ]  # fmt: skip

    assert cannot_run_without(done, "offline") == {2, 3}
    assert dependence(done, "online", "offline") == (4, 2)
    assert dependence(done, "offline", "online") == (1, 0)
