# ruff: noqa: INP001 a script beside the pages, in no package
"""The page of measures, made from their docstrings."""

import inspect
from collections.abc import Iterator
from textwrap import dedent

import inroads

PREFIXES = {"node": "Of persons", "tie": "Of ties", "place": "Of places", "net": "Of the whole"}
INTRO = """Measures on a graph of persons and places, `import inroads as inr`.
How to come by a graph: [measure a network](../how-to/measure-a-network.md).
`inr.draws(graph, measure)` gives any of them over graphs as they may be."""


def measures_blocks() -> Iterator[str]:
    """Heading, call, question, formula and reference of each measure."""
    yield "# Measures"
    yield INTRO
    for prefix, title in PREFIXES.items():
        yield f"## {title}"
        for name in sorted(name for name in inroads.__all__ if name.startswith(f"{prefix}_")):
            yield from _measure(name)


def _measure(name: str) -> Iterator[str]:
    measure = getattr(inroads, name)
    yield f"### `{name}`"
    parameters = ", ".join(
        held.name if held.default is held.empty else f"{held.name}={held.default!r}"
        for held in inspect.signature(measure).parameters.values()
    )
    yield f"`{name}({parameters})`"
    told = dedent(inspect.getdoc(measure) or "").split(">>>")[0].strip()
    for block in told.split("\n\n"):
        if block.startswith(".. math::"):
            formula = " ".join(line.strip() for line in block.removeprefix(".. math::").splitlines())
            yield f"```math\n{formula.strip()}\n```"
        else:
            yield " ".join(block.replace("``", "`").replace(":math:", "").split())
