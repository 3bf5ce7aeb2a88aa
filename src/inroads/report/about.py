"""What a report says of itself: title, period, purpose, and the versions it was made with."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

import inroads

PACKAGES = ("polars", "numpy", "scipy", "altair", "vl-convert-python")


def versions() -> dict[str, str]:
    """Inroads, Python and the packages that the numbers passed through."""
    found = {"Inroads": inroads.__version__, "Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


@dataclass(frozen=True)
class About:
    """What the study says of itself (``study.toml``); blank parts are left out of the report."""

    title: str = ""
    question: str = ""
    period: str = ""
    legal_basis: str = ""
    disclosure: str = ""
    seed: int | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=versions)
