"""Which networks come into the files: chance where nothing is switched on, and what police go by where it is."""

import numpy as np
import pytest

from inroads.world.dice import Dice
from inroads.world.family import read_family
from inroads.world.life.live import live
from inroads.world.log import Log, NetworkLife
from inroads.world.trace.police import YEAR, choose, end_of_sight


@pytest.fixture(scope="module")
def lived() -> Log:
    """A field that has been lived through."""
    return live(read_family("plain", networks=300, seed=4), np.random.default_rng(4))


def _chosen(log: Log, **switches: float) -> tuple[list[NetworkLife], list[NetworkLife]]:
    """Those in the files and those that are not."""
    choose(read_family("plain", networks=300, **switches), log, Dice(np.random.default_rng(7)))
    inside = [life for life in log.networks if life.investigated]
    return inside, [life for life in log.networks if not life.investigated]


def _size(lives: list[NetworkLife]) -> float:
    return sum(len(life.joinings) for life in lives) / len(lives)


def _at_home(lives: list[NetworkLife]) -> float:
    return sum(life.traits["geo_victims"] != "cross_border" for life in lives) / len(lives)


def _native(log: Log, lives: list[NetworkLife]) -> float:
    founders = [(life, joining) for life in lives for joining in life.joinings if joining.founder]
    return sum(log.persons[joining.person].country == life.country for life, joining in founders) / len(founders)


def test_chance_chooses_where_nothing_is_switched_on(lived: Log) -> None:
    """As many as asked come in, and they are no larger, and no more at home, than the others."""
    inside, outside = _chosen(lived)

    assert len(inside) == 300
    assert abs(_size(inside) - _size(outside)) < 1.5
    assert abs(_at_home(inside) - _at_home(outside)) < 0.12


def test_police_choose_by_harm(lived: Log) -> None:
    """With harm switched on, those in the files are larger."""
    inside, outside = _chosen(lived, by_harm=1.5)

    assert _size(inside) > 1.2 * _size(outside)


def test_police_choose_by_reporting(lived: Log) -> None:
    """With reporting switched on, more of those in the files have victims in their own country."""
    inside, outside = _chosen(lived, by_reporting=1.5)

    assert _at_home(inside) > _at_home(outside) + 0.2


def test_police_choose_by_language(lived: Log) -> None:
    """With language switched on, the cores in the files are more often of the country of the police."""
    inside, outside = _chosen(lived, by_language=2.0)

    assert _native(lived, inside) > _native(lived, outside) + 0.05


def test_networks_are_investigated_in_time_or_not_at_all(lived: Log) -> None:
    """What is investigated after the end of sight is in no file."""
    inside, _outside = _chosen(lived, sight_ends=2012)
    ends = end_of_sight(read_family("plain", sight_ends=2012))

    assert 50 < len(inside) < 300
    assert max(life.investigation_began for life in inside) <= ends


def test_the_lag_is_as_told() -> None:
    """Networks go on, and do not grow, for the years of the setting on average; then police come."""
    log = live(read_family("plain", networks=300, seed=4), np.random.default_rng(4))
    grown = [life.ended for life in log.networks]
    _chosen(log, lag=3.0)
    waited = [life.ended - end for life, end in zip(log.networks, grown, strict=True)]

    assert sum(waited) / YEAR / len(waited) == pytest.approx(3.0, abs=0.5)
    assert all(0 < life.ended - life.investigation_began <= YEAR for life in log.networks)
    assert all(
        leaving.at == life.ended
        for life in log.networks
        for leaving in life.leavings
        if leaving.reason == "arrested" and leaving.at > life.investigation_began
    )


def test_nobody_investigates_what_police_cannot_see() -> None:
    """Hidden networks, and those of which a forum alone tells, are in no case file."""
    log = live(read_family("plain", networks=40, seed=4), np.random.default_rng(4))
    for number, life in enumerate(log.networks):
        life.hidden, life.forum_only = number % 4 == 0, number % 4 == 1
    choose(read_family("plain", networks=300), log, Dice(np.random.default_rng(7)))

    assert [life.investigated for life in log.networks] == [number % 4 > 1 for number in range(len(log.networks))]


def test_the_same_dice_choose_the_same(lived: Log) -> None:
    """A choice can be made again."""
    one = [life.number for life in _chosen(lived, by_harm=0.5, by_reporting=0.5, by_language=0.5)[0]]

    assert one == [life.number for life in _chosen(lived, by_harm=0.5, by_reporting=0.5, by_language=0.5)[0]]
