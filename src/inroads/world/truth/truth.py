"""The truth file: what happened, what a perfect coder would print, what such fields give on average."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from inroads.errors import InputError
from inroads.language import _
from inroads.world.case import Case, cases_of, coarse
from inroads.world.dice import Dice
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Rows, day_of
from inroads.world.trace.police import choose, seen_by_police, selects
from inroads.world.trace.texts import Texts
from inroads.world.truth.functioning import functioning
from inroads.world.truth.masked import masked
from inroads.world.truth.passages import passages
from inroads.world.truth.personas import personas
from inroads.world.truth.records import Counted, sizes
from inroads.world.truth.telling import sources_telling

FORMAT = 1
LARGEST_WORLD = 100
WORLDS_IN_VAIN = 5
"""After so many worlds without a network in the files there will be none."""
TARGET_STREAM = 1


def truth_of(settings: Settings, log: Log, names: Names, rows: Rows, texts: Texts) -> dict[str, Any]:
    """Everything that is true of a field and of what its files say, as one record that can be written as JSON."""
    telling, files = sources_telling(rows, texts), _files(rows)
    everything = cases_of(log)
    investigated = [case for case in everything if case.life.investigated]
    target = Counted(target_cases(settings))
    sample = Counted(investigated)
    expected, printed = target.records(sample, with_error=True), sample.records(target)
    lived = Counted(everything).records(target)
    findings: dict[str, dict[str, Any]] = {
        finding: {"target": expected[finding], "sample": printed[finding], "field": lived[finding]}
        for finding in expected
    }
    findings["composition.size"] = {"target": [], "sample": sizes(investigated), "field": sizes(everything)}
    findings["mechanisms.growth_types"]["networks"] = [
        {"network": names.network(case.life.number), "type": case.growth_type} for case in investigated
    ]
    return {
        "format": FORMAT,
        "seed": settings.seed,
        "family": settings.family,
        "settings": settings.as_record(),
        "target_networks": target.networks,
        "networks": [_network(case, names, files) for case in everything],
        "entries": [entry for case in everything for entry in _entries(case, names, telling)],
        "personas": personas(texts, names, rows),
        "passages": passages(texts),
        "functioning": functioning(log.networks, names),
        "findings": findings,
        **masked(rows, texts.codings, texts.sources["sources"], texts.access_of_posts()),
    }


def must_be_seen(settings: Settings) -> None:
    """Refuse settings under which every network is hidden or known from forums alone, before any is lived."""
    if settings.hidden == 1 or settings.forum_only == 1:
        raise none_in_files(settings)


def none_in_files(settings: Settings) -> InputError:
    """What is said of settings under which nobody sees a network."""
    return InputError(
        _("Under these settings no network comes into the files."),
        f"{settings.family}.toml",
        _("Make fewer of them hidden or of forums only, or let sight end later than the lag."),
    )


def target_cases(settings: Settings) -> Iterator[Case]:
    """Many networks that the same settings bring into the files, from streams of their own.

    Where chance alone says which come in, the others are no other, and are taken too.
    """
    must_be_seen(settings)
    one = replace(settings, networks=min(settings.networks, LARGEST_WORLD))
    made, world = 0, 0
    while made < settings.target_networks:
        if world == WORLDS_IN_VAIN and not made:
            raise none_in_files(settings)
        stream = np.random.default_rng([settings.seed, TARGET_STREAM, world])
        log = live(one, stream)
        if selects(settings):
            choose(one, log, Dice(stream))
        for case in cases_of(log, investigated_only=selects(settings)):
            if seen_by_police(case.life):
                made += 1
                yield case
        world += 1


def _files(rows: Rows) -> dict[str, list[str]]:
    """The case files of each network, in the order in which they were coded."""
    found: dict[str, list[str]] = {}
    for row in rows["networks"]:
        found.setdefault(row["network"], []).append(row["source"])
    return found


def _network(case: Case, names: Names, sources: dict[str, list[str]]) -> dict[str, Any]:
    life = case.life
    network = names.network(life.number)
    return {
        "network": network,
        "investigated": life.investigated,
        "hidden": life.hidden,
        "forum_only": life.forum_only,
        "sweep": life.sweep,
        "founded": day_of(life.founded),
        "ended": day_of(life.ended),
        "investigation_began": day_of(life.investigation_began) if life.investigated else "",
        "sources": sources.get(network, []),
        "growth_type": case.growth_type,
        "founders": [names.person(way.joining.person) for way in case.ways if way.joining.founder],
    }


def _entries(case: Case, names: Names, telling: dict[str, list[str]]) -> list[dict[str, Any]]:
    return [
        {
            "entry": names.entry(way.joining.number),
            "person": names.person(way.joining.person),
            "network": names.network(case.life.number),
            "role": way.joining.role,
            "channel": way.channel,
            "medium": way.medium,
            "mechanism": way.mechanism,
            "medium_first_contact": way.joining.steps[0].medium,
            "medium_commitment": way.joining.steps[-1].medium,
            "relation": way.relation,
            "phase": way.phase,
            "at": day_of(way.joining.at),
            "steps": [
                {"step": number, "medium": step.medium, "coarse": coarse(step.medium)}
                for number, step in enumerate(way.joining.steps, 1)
            ],
            "sources_telling": telling.get(names.entry(way.joining.number), []),
        }
        for way in case.ways
    ]
