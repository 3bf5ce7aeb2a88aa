"""Reads the coding frame of a study."""

from collections.abc import Iterable, Mapping

from inroads.frame.assemble import assemble
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame


def read_frame(files: Mapping[str, str], known: Iterable[Frame] = ()) -> Frame:
    """The frame described by YAML texts, by file name.

    Parameters
    ----------
    files
        ``frame.yaml`` with ``frame``, ``version`` and ``extends: inroads@1`` or all variables; ``rollups.yaml``,
        ``vantages.yaml``, ``certainty.yaml`` and ``rules.yaml`` beside it; any other name holds further ``variables``.
        One text may hold everything, as ``Frame.to_yaml`` writes it.
    known
        Further frames that may be extended, such as the versions a study has kept.

    Raises
    ------
    InputError
        Naming every fault with its file and line.
    """
    kept = {frame.name: frame for frame in known}

    def parent_of(name: str) -> Frame | None:
        if name in kept:
            return kept[name]
        return default_frame() if name == default_frame().name else None

    return assemble(dict(files), parent_of)
