"""The case files: what they are, which inquiry they come from, and what they say of the network as a whole."""

from inroads.world.case import LAYERS, Case
from inroads.world.trace.pen import Pen, day_of

INSTRUMENT = "CHECKLIST-1"
SAMPLE = "S-1"
TYPES = ("1", "2", "3", "4")


def write_frame_of_study(pen: Pen) -> None:
    """Write the sample and the checklist; the checklist asks for everything."""
    selection = "closed investigations, drawn at random"
    pen.put("samples", {"sample": SAMPLE, "reference": "invented", "selection": selection})
    pen.put("instruments", {"instrument": INSTRUMENT, "version": "1"})


def source_of(case: Case) -> str:
    """The name of the case file of a network."""
    return f"CF-{case.life.number:02d}"


def write_file(pen: Pen, case: Case) -> None:
    """Write investigation, source, network and how they belong together."""
    life, source = case.life, pen.source
    network, inquiry = pen.names.network(life.number), f"INV-{life.number:02d}"
    closed = life.ended + 30 + pen.dice.below(200)
    pen.put(
        "investigations",
        {
            "investigation": inquiry, "country": life.country, "unit": life.unit,
            "started": day_of(life.investigation_began), "closed": day_of(closed)[:7], "means": _means(pen),
            "depth": "full", "sampling_route": "random",
        },
    )  # fmt: skip
    pen.put(
        "sources",
        {
            "source": source, "kind": "case_file", "doc_type": "pv_summary", "instrument": INSTRUMENT,
            "collection": "sampled", "period": pen.span(life.investigation_began, closed), "legal_basis": "wjsg",
            "investigation": inquiry, "may_link": "yes",
        },
    )  # fmt: skip
    pen.put_found(
        "case_links",
        {"investigation": inquiry, "network": network, "sample": SAMPLE, "boundary_rule": "police_definition"},
    )
    _network(pen, case, network)
    for offence in life.offences:
        pen.put_found("offences", {"network": network, "offence": offence, "main": "yes"})


def _means(pen: Pen) -> str:
    means = ["phone_tap", "ip_tap", "observation", "device_seizure", "financial", "interrogation"]
    return " | ".join([name for name in means if pen.dice.chance(0.6)] or ["interrogation"])


def _network(pen: Pen, case: Case, network: str) -> None:
    life, traits, spans = case.life, case.life.traits, case.spans()
    cells = {
        "network": network,
        "name": network,
        "country": life.country,
        "it_type": traits["it_type"],
        "attack_tech": pen.maybe(traits["attack_tech"]),
        "victim_interaction": pen.maybe(traits["victim_interaction"]),
        "active": pen.span(life.founded, life.ended),
        "growth_type_coded": _coded_type(pen, case.growth_type),
        "coverage": _coverage(pen),
        "sample": SAMPLE,
        "end_cause": "arrest",
        **{f"geo_{part}": reach if reach == "not_applicable" else pen.maybe(reach) for part, reach in spans.items()},
    }
    pen.put_found("networks", cells)


def _coded_type(pen: Pen, growth_type: str) -> str:
    if pen.dice.chance(pen.settings.type_miscoded):
        return pen.dice.pick([other for other in TYPES if other != growth_type])
    return growth_type if growth_type in TYPES else "not_applicable"


def _coverage(pen: Pen) -> str:
    if not pen.dice.chance(pen.settings.coverage_open):
        return "all"
    return " | ".join(layer for layer in LAYERS if pen.dice.chance(0.5))
