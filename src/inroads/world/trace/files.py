"""The case files: what they are, which inquiry they come from, and what they say of the network as a whole."""

from inroads.world.case import LAYERS, Case
from inroads.world.log import NetworkLife
from inroads.world.settings import Settings
from inroads.world.trace.instrument import CHECKLIST, OLD_CHECKLIST, instrument_rows
from inroads.world.trace.pen import Pen, day_of
from inroads.world.trace.police import passed_on, selects

EARLIER_STUDY = "S-0"
TYPES = ("1", "2", "3", "4")
BY_CHANCE = "closed investigations, drawn at random"
BY_POLICE = "closed investigations, as police took them up: by harm, by reports, by language"


def write_frame_of_study(pen: Pen) -> None:
    """Write samples and checklists."""
    settings = pen.settings
    samples = [sample_of(sweep) for sweep in range(1, settings.sweeps + 1)]
    if settings.overlap:
        samples.insert(0, EARLIER_STUDY)
    selection = BY_POLICE if selects(settings) else BY_CHANCE
    for sample in samples:
        pen.put("samples", {"sample": sample, "reference": "invented", "selection": selection})
    for row in instrument_rows(settings.asked_from):
        pen.put("instruments", row)


def sample_of(sweep: int) -> str:
    """The name of a sample; where there are no sweeps, all is one."""
    return f"S-{max(1, sweep)}"


def write_file(pen: Pen, case: Case) -> None:
    """Write investigation, source, network and how they belong together."""
    life, sight, settings = case.life, pen.sight, pen.settings
    network, sample = pen.names.network(life.number), sample_of(life.sweep)
    pen.put(
        "investigations",
        {
            "investigation": sight.inquiry, "country": life.country, "unit": sight.unit,
            "started": day_of(sight.began), "closed": day_of(sight.closed)[:7], "means": _means(pen),
            "depth": "partial" if settings.snowball else "full",
            "sampling_route": "completed_large_suitable" if settings.by_harm else "random",
            "ascertainment": _ascertainment(settings),
        },
    )  # fmt: skip
    pen.put(
        "sources",
        {
            "source": sight.source, "kind": "case_file", "doc_type": "pv_summary",
            "instrument": CHECKLIST if sight.asks_online else OLD_CHECKLIST,
            "collection": "sampled", "period": pen.span(sight.began, sight.closed), "legal_basis": "wjsg",
            "investigation": sight.inquiry, "may_link": "yes",
        },
    )  # fmt: skip
    earlier = [EARLIER_STUDY] if not sight.is_second and pen.dice.chance(settings.overlap) else []
    for held in (sample, *earlier):
        link = {"investigation": sight.inquiry, "network": network, "sample": held}
        pen.put_found("case_links", {**link, "boundary_rule": "police_definition"})
    if sight.is_second:
        _network_again(pen, life, network)
    else:
        _network(pen, case, network, sample)
    for offence in life.offences:
        pen.put_found("offences", {"network": network, "offence": offence, "main": "yes"})


def _ascertainment(settings: Settings) -> str:
    """How earlier ties of those who came in were recorded against those of others."""
    if settings.outsider_ties == 1:
        return "same"
    return "entrants_better" if settings.outsider_ties else "entrants_only"


def _means(pen: Pen) -> str:
    means = ["phone_tap", "ip_tap", "observation", "device_seizure", "financial", "interrogation"]
    return " | ".join([name for name in means if pen.dice.chance(0.6)] or ["interrogation"])


def _network(pen: Pen, case: Case, network: str, sample: str) -> None:
    life, traits, spans = case.life, case.life.traits, case.spans()
    cells = {
        "network": network,
        "name": network,
        "country": life.country,
        "it_type": traits["it_type"],
        "attack_tech": pen.maybe(traits["attack_tech"]),
        "victim_interaction": pen.maybe(traits["victim_interaction"]),
        "active": _active(pen, life),
        "growth_type_coded": _coded_type(pen, case.growth_type) if pen.sight.asks_online else "",
        "coverage": _coverage(pen, case),
        "sample": sample,
        "sweep": life.sweep or "",
        "end_cause": "arrest" if life.ended <= pen.sight.ends and not passed_on(life) else "",
        **{f"geo_{part}": reach if reach == "not_applicable" else pen.maybe(reach) for part, reach in spans.items()},
    }
    pen.put_found("networks", cells)


def _active(pen: Pen, life: NetworkLife) -> str:
    return pen.span(life.founded, life.ended) if life.ended <= pen.sight.ends else f"{day_of(life.founded)[:7]}/.."


def _network_again(pen: Pen, life: NetworkLife, network: str) -> None:
    """What a second file says of the network as a whole: no more than what it was."""
    pen.put_found("networks", {"network": network, "country": life.country, "it_type": life.traits["it_type"]})


def _coded_type(pen: Pen, growth_type: str) -> str:
    if pen.dice.chance(pen.settings.type_miscoded + pen.settings.drift * pen.sight.late):
        return pen.dice.pick([other for other in TYPES if other != growth_type])
    return growth_type if growth_type in TYPES else "not_applicable"


def _coverage(pen: Pen, case: Case) -> str:
    """The layers that are completely known, as far as the file knows what it lacks."""
    if pen.dice.chance(pen.settings.coverage_open):
        return " | ".join(layer for layer in LAYERS if pen.dice.chance(0.5))
    lacking = {
        way.joining.role for way in case.ways if way.joining.at > pen.sight.ends or not pen.tells_of(way.joining.person)
    }
    return " | ".join(layer for layer in LAYERS if layer not in lacking) if lacking else "all"
