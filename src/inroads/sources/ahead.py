"""Work done one step ahead, in a thread beside the one that uses what comes of it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterable[Item]) -> Iterator[Item]:
    """The same items in the same order; the next one is made while the present one is in use."""
    steps = iter(items)
    spoken = copy_context()

    def step() -> list[Item]:
        return spoken.run(lambda: list(islice(steps, 1)))

    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(step)
        while item := coming.result():
            coming = beside.submit(step)
            yield item[0]
