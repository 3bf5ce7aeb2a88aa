"""Every estimator that stands in `estimators/`, by name."""

import importlib
import pkgutil
from functools import cache

from tests.operating import estimators
from tests.operating.estimator import Estimator

from inroads.errors import InputError


@cache
def all_estimators() -> dict[str, Estimator]:
    """The estimators in the order of their names; each file gives one or more in ``ESTIMATORS``."""
    found = [one for module in estimator_modules() for one in importlib.import_module(module).ESTIMATORS]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


@cache
def module_of(name: str) -> str:
    """The module in which an estimator stands."""
    return next(
        module
        for module in estimator_modules()
        if name in [one.name for one in importlib.import_module(module).ESTIMATORS]
    )


def estimator_modules() -> list[str]:
    """The modules of the folder."""
    return [f"{estimators.__name__}.{info.name}" for info in pkgutil.iter_modules(estimators.__path__)]


def chosen(names: list[str]) -> list[Estimator]:
    """The estimators of these names, or all."""
    held = all_estimators()
    unknown = sorted(set(names) - set(held))
    if unknown:
        raise InputError(f"There is no estimator «{', '.join(unknown)}».", do=f"Choose from: {', '.join(held)}.")
    return [held[name] for name in names] if names else list(held.values())
