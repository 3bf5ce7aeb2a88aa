"""Roll-ups, vantages and certainty: declared policies, each held to the values of the variables they speak of."""

from collections.abc import Mapping

from inroads.frame import expect
from inroads.frame.frame import Variable
from inroads.frame.located import Faults, Located
from inroads.language import _

EVERY_ACCESS = "all"

Known = Mapping[str, Variable]


def _ids(variables: Known, variable: str) -> list[str]:
    found = variables.get(variable)
    return [value.value for value in found.values] if found else []


def read_rollups(
    node: Located | None, parent: Mapping[str, Mapping[str, str]], variables: Known, faults: Faults
) -> dict[str, dict[str, str]]:
    """Each roll-up says of every medium, the coarse ones too, to which coarse medium it belongs."""
    media = variables.get("entry.medium")
    fine = _ids(variables, "entry.medium")
    coarse = [value.value for value in media.values if value.extra.get("coarse")] if media else []
    rollups = {name: dict(mapped) for name, mapped in parent.items()}
    for name, said in (expect.mapping(node, None, faults) if node else {}).items():
        mapped = rollups.setdefault(expect.name(Located(name, said.file, said.line), faults), {})
        for medium, to in expect.mapping(said, fine, faults).items():
            mapped[medium] = expect.text(to, faults)
            if mapped[medium] not in coarse:
                faults.add(
                    _("«{name}» is no coarse medium.", name=mapped[medium]), to, expect.meant(mapped[medium], coarse)
                )
    for name, mapped in rollups.items():
        lacking = [medium for medium in fine if medium not in mapped]
        if lacking:
            faults.add(
                _("The roll-up «{name}» does not say where {media} belong.", name=name, media=", ".join(lacking)),
                _at(node, name),
                _("Add them in rollups.yaml."),
            )
    return rollups


def read_vantages(
    node: Located | None, parent: Mapping[str, tuple[str, ...]], variables: Known, faults: Faults
) -> dict[str, tuple[str, ...]]:
    """Each vantage is a set of accesses; ``all`` is every access and need not be written."""
    accesses = _ids(variables, "passage.access")
    vantages = {name: held for name, held in parent.items() if name != EVERY_ACCESS}
    for name, said in (expect.mapping(node, None, faults) if node else {}).items():
        held = tuple(expect.text(item, faults) for item in expect.items(said, faults))
        for access in held:
            if access not in accesses:
                faults.add(_("There is no access «{name}».", name=access), said, expect.meant(access, accesses))
        if name == EVERY_ACCESS and set(held) != set(accesses):
            faults.add(_("The vantage «all» is every access."), said, _("Leave it out: it is made by itself."))
        vantages[expect.name(Located(name, said.file, said.line), faults)] = held
    vantages.pop(EVERY_ACCESS, None)
    return {**vantages, EVERY_ACCESS: tuple(accesses)}


def read_certainty(
    node: Located | None, parent: Mapping[str, Mapping[str, float]], variables: Known, faults: Faults
) -> dict[str, dict[str, float]]:
    """Each preset gives every certainty a probability."""
    levels = _ids(variables, "claim.certainty")
    presets = {name: dict(given) for name, given in parent.items()}
    for name, said in (expect.mapping(node, None, faults) if node else {}).items():
        preset = presets.setdefault(expect.name(Located(name, said.file, said.line), faults), {})
        for level, held in expect.mapping(said, levels, faults).items():
            probability = expect.number(held, faults)
            if probability is not None and not 0 <= probability <= 1:
                faults.add(
                    _("{number} is no probability.", number=held.content), held, _("Write a number from 0 to 1.")
                )
            preset[level] = probability or 0.0
    for name, preset in presets.items():
        lacking = [level for level in levels if level not in preset]
        if lacking:
            faults.add(
                _("The preset «{name}» says nothing of {levels}.", name=name, levels=", ".join(lacking)),
                _at(node, name),
                _("Add them in certainty.yaml."),
            )
    return presets


def _at(node: Located | None, name: str) -> Located | None:
    if node and isinstance(node.content, dict):
        return node.content.get(name, node)
    return node
