"""How work grows with what it is given: a judgement of speed that a slow machine does not change."""

import time
from collections.abc import Callable
from math import inf
from typing import Any


def growth(work: Callable[[Any], object], small: Any, large: Any, turns: int = 3) -> float:
    """How many times as long the processor works on ``large`` as on ``small``, the best of several turns of each."""
    least = {"small": inf, "large": inf}
    for _turn in range(turns):
        for name, given in (("small", small), ("large", large)):
            began = time.process_time()
            work(given)
            least[name] = min(least[name], time.process_time() - began)
    return least["large"] / least["small"]
