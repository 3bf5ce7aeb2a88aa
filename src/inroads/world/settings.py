"""The settings of an invented field: one frozen record; the families in `families/` are readable files of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from inroads.errors import Fault, InputError
from inroads.language import _

Table = Mapping[str, Mapping[str, float]]

NEEDS = ("founding", "core", "professional_enabler", "recruited_enabler", "money_mule")
VENUES = ("tie", "introduction", "offline_place", "online_place", "open_call", "self_offer", "stranger")


@dataclass(frozen=True)
class Settings:
    """Everything an invented field depends on; where each figure comes from stands in the file of the family."""

    family: str
    networks: int
    seed: int
    target_networks: int
    investigated: float
    first_founded: int
    last_founded: int
    town_size: int
    friends: float
    online: float
    phone: float
    digital_low_end: float
    forum_founded: float
    rooted: float
    founders_more: float
    core_more: float
    professionals: float
    recruited: float
    mules_median: float
    mules_sigma: float
    customers: float
    largest: int
    tries: int
    more_steps: float
    go_online: float
    go_offline: float
    kept_online: float
    kept_offline: float
    foreign_victims: float
    high_tech: float
    high_tech_online: float
    seized: float
    fill_anyway: float
    dwelling: float
    circles: Mapping[str, float]
    accept: Mapping[str, float]
    pull: Table
    uses: Table
    day_known: float
    month_known: float
    date_blank: float
    left_out: float
    approach_left_out: float
    way_blank: float
    channel_blank: float
    medium_blank: float
    mechanism_blank: float
    role_blank: float
    cell_blank: float
    said_unknown: float
    second_coder: float
    disagree: float
    unidentified: float
    group: float
    coverage_open: float
    type_miscoded: float
    not_certain: float
    dumped: float
    post_found: float
    interviews: float
    elsewhere: float
    experts: int
    guide_two: float
    dossiers: float
    truncated: float
    handle_changed: float
    handle_sold: float
    forgotten: float
    self_image: float
    hearsay_wrong: float
    misread: float
    access_unstated: float
    online_first: float
    online_last: float
    mix_shift: float
    way_effect: float
    common_cause: float
    ties_after: float
    several: float
    arrested_early: float
    replaced: float
    returns: float
    splits: float
    merges: float
    activities: float
    needs_offline: float
    needs_online: float
    flows: float
    hidden: float
    hidden_online: float
    forum_only: float
    forum_only_shift: float
    sweeps: int
    by_harm: float
    by_reporting: float
    by_language: float
    lag: float
    sight_ends: int
    snowball: float
    outsider_ties: float
    tie_for_entry: float
    heap_arrest: float
    asked_from: int
    hides_online: float
    offline_over: float
    two_files: float
    overlap: float
    missed: float
    access_wrong: float
    drift: float
    knows_rest: float
    private_missing: float
    handle_shared: float
    impersonated: float
    police_run: float
    bots: float
    via_police: float
    indirect: float
    decoys: float

    def __post_init__(self) -> None:
        faults = [*_counts(self), *_shares(self), *_names(self)]
        if faults:
            raise InputError.of(faults)

    def as_record(self) -> dict[str, Any]:
        """All settings as plain values, for the truth file."""
        return asdict(self)


SHARES = (
    "investigated", "phone", "forum_founded", "rooted", "more_steps", "go_online", "go_offline",
    "kept_online", "kept_offline", "foreign_victims", "day_known", "month_known", "date_blank", "left_out",
    "approach_left_out", "way_blank", "channel_blank", "medium_blank", "mechanism_blank", "role_blank", "cell_blank",
    "said_unknown", "second_coder", "disagree", "unidentified", "group", "coverage_open", "type_miscoded",
    "not_certain", "dumped", "post_found", "elsewhere", "guide_two", "dossiers", "truncated", "handle_changed",
    "handle_sold", "forgotten", "self_image", "hearsay_wrong", "misread", "access_unstated",
    "high_tech", "seized", "fill_anyway", "dwelling", "mix_shift", "several", "returns",
    "arrested_early", "replaced", "splits", "merges", "needs_offline", "needs_online",
    "hidden", "forum_only", "snowball", "outsider_ties", "tie_for_entry", "heap_arrest", "offline_over", "two_files",
    "overlap", "missed", "access_wrong", "drift", "knows_rest", "private_missing", "handle_shared", "impersonated",
    "police_run", "bots", "via_police", "indirect", "decoys",
)  # fmt: skip


LEAST = 0.01
"""Less of what is divided by, or taken the logarithm of, is none at all."""
WHOLE = (
    *("networks", "seed", "target_networks", "first_founded", "last_founded", "town_size", "largest", "tries"),
    *("experts", "sweeps", "sight_ends", "asked_from"),
)


def _counts(settings: Settings) -> list[Fault]:
    lowest: dict[str, float] = {"networks": 1, "target_networks": 2, "town_size": 20, "tries": 1, "largest": 5}
    lowest |= dict.fromkeys(("seed", "interviews", "experts", "sight_ends", "asked_from", "lag", "common_cause"), 0)
    lowest |= dict.fromkeys(("online", "online_first", "online_last", "ties_after", "activities", "flows"), 0)
    lowest |= dict.fromkeys(("friends", "mules_median", "mules_sigma", "founders_more", "core_more"), 0)
    lowest |= dict.fromkeys(("professionals", "recruited", "customers"), 0)
    lowest |= {"sweeps": 1, "first_founded": 1950, "last_founded": settings.first_founded}
    lowest |= dict.fromkeys(("online_first", "online_last", "investigated", "digital_low_end"), LEAST)
    lowest |= {f"pull.{need}.{venue}": 0 for need, venues in settings.pull.items() for venue in venues}
    return [
        Fault(
            _("The setting «{name}» is {value}.", name=name, value=_value(settings, name)),
            do=_("Give at least {least}.", least=least),
        )
        for name, least in lowest.items()
        if _value(settings, name) < least
    ]


def _shares(settings: Settings) -> list[Fault]:
    return [
        Fault(
            _("The setting «{name}» is {value}.", name=name, value=_value(settings, name)),
            do=_("Give a share from 0 to 1."),
        )
        for name in (*SHARES, *(f"circles.{circle}" for circle in settings.circles), *_uses(settings))
        if not 0 <= _value(settings, name) <= 1
    ]


def _uses(settings: Settings) -> list[str]:
    return [f"uses.{function}.{medium}" for function, media in settings.uses.items() for medium in media]


def _value(settings: Settings, name: str) -> float:
    """A setting, or one within a table: ``pull.core.tie``."""
    first, *within = name.split(".")
    value: Any = getattr(settings, first)
    for part in within:
        value = value[part]
    return float(value) if within else value


def _names(settings: Settings) -> list[Fault]:
    wanted = {"accept": (settings.accept, NEEDS[1:]), "pull": (settings.pull, NEEDS)}
    wanted |= {f"pull.{need}": (venues, VENUES) for need, venues in settings.pull.items()}
    return [
        Fault(
            _("The setting «{name}» lacks {missing}.", name=name, missing=", ".join(sorted(set(names) - set(given)))),
            do=_("Give a number for each."),
        )
        for name, (given, names) in wanted.items()
        if set(names) - set(given)
    ]
