"""Which families are tried: those of the house, own files beside this one, or any folder of settings files."""

from pathlib import Path

from inroads.errors import Fault, InputError
from inroads.world.family import FAMILIES, read_family, read_family_file
from inroads.world.settings import Settings

OWN = Path(__file__).parent / "families"


def read_families(asked: list[str]) -> dict[str, Settings]:
    """The settings by the name of the family.

    Each of ``asked`` is a family of the house, a settings file, or a folder of settings files; nothing asked is all
    families of the house and the own ones. All are read before any is used, and all faults are told at once.
    """
    faults: list[Fault] = []
    found: dict[str, Settings] = {}
    for name, source in _sources(asked or [*FAMILIES, str(OWN)], faults):
        try:
            settings = read_family(name) if source is None else read_family_file(source)
        except InputError as error:
            faults += error.faults
            continue
        if name in found and found[name] != settings:
            faults.append(Fault(f"Two families are named «{name}».", str(source or name), "Rename one of the files."))
        found[name] = settings
    if faults:
        raise InputError.of(faults)
    return found


def _sources(asked: list[str], faults: list[Fault]) -> list[tuple[str, Path | None]]:
    """Name and file of each family; those of the house have no file here."""
    found: list[tuple[str, Path | None]] = []
    for name in asked:
        path = OWN / f"{name}.toml" if (OWN / f"{name}.toml").is_file() else Path(name)
        if name in FAMILIES:
            found.append((name, None))
        elif path.is_dir():
            files = sorted(path.glob("*.toml"))
            found += [(file.stem, file) for file in files]
            if not files:
                faults.append(Fault("The folder holds no settings file.", name, "Put files of families in it, *.toml."))
        elif path.is_file():
            found.append((path.stem, path))
        else:
            known = ", ".join([*FAMILIES, *(file.stem for file in sorted(OWN.glob("*.toml")))])
            faults.append(Fault(f"There is no family «{name}».", do=f"Name a file, a folder, or one of: {known}."))
    return found
