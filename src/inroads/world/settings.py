"""The settings of an invented field: one frozen record; the families are readable files beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib.resources import files
from typing import Any

from inroads.errors import Fault, InputError
from inroads.language import _

Table = Mapping[str, Mapping[str, float]]

NEEDS = ("founding", "core", "professional_enabler", "recruited_enabler", "money_mule")
VENUES = ("tie", "introduction", "offline_place", "online_place", "open_call", "self_offer", "stranger")
FAMILIES = ("plain", "messy")


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
)  # fmt: skip


def _counts(settings: Settings) -> list[Fault]:
    lowest = {"networks": 1, "target_networks": 2, "town_size": 20, "tries": 1, "largest": 5, "seed": 0}
    lowest |= {"interviews": 0, "experts": 0}
    return [
        Fault(
            _("The setting «{name}» is {value}.", name=name, value=getattr(settings, name)),
            do=_("Give at least {least}.", least=least),
        )
        for name, least in lowest.items()
        if getattr(settings, name) < least
    ]


def _shares(settings: Settings) -> list[Fault]:
    return [
        Fault(
            _("The setting «{name}» is {value}.", name=name, value=getattr(settings, name)),
            do=_("Give a share from 0 to 1."),
        )
        for name in SHARES
        if not 0 <= getattr(settings, name) <= 1
    ]


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


def read_settings(text: str, where: str = "", **changes: Any) -> Settings:
    """Settings from the text of a TOML file; ``changes`` win over the file."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_("The settings cannot be read: {error}.", error=error), where) from error
    given |= changes
    known = {field.name for field in fields(Settings)}
    faults = [Fault(_("There is no setting «{name}».", name=name), where) for name in sorted(set(given) - known)]
    faults += [Fault(_("The setting «{name}» is missing.", name=name), where) for name in sorted(known - set(given))]
    if faults:
        raise InputError.of(faults)
    return Settings(**given)


def read_family(family: str, **changes: Any) -> Settings:
    """The settings of a family by name (``plain``, ``messy``), with changes such as ``networks=18, seed=7``."""
    if family not in FAMILIES:
        raise InputError(
            _("There is no family «{family}».", family=family),
            do=_("Choose one of: {families}.", families=", ".join(FAMILIES)),
        )
    text = (files("inroads.world") / "families" / f"{family}.toml").read_text(encoding="utf-8")
    return read_settings(text, f"{family}.toml", **changes)
