"""Measures on a large graph beside igraph used directly, NetworkX and pymnet, in one run on the same ties.

``make bench-graph`` prints one JSON object on one line; ``PERSONS`` (200 000) and ``TIES`` (5 000 000) make it smaller.
CPU seconds decide the ratios, because other work on the machine changes these least; ``_s`` figures are CPU seconds.

``vs_igraph_worst`` is the largest ratio over the building of the graph and every kernel that takes igraph ``RATED_S``
or more; shorter ones are told and not rated. ``vs_networkx_best_case`` is the smallest ratio over kernels on a graph
that is built, each on the most ties on which NetworkX finished it; what building takes beside it stands in
``vs_networkx_build``. A peer has ``PEER_SECONDS`` and ``PEER_GIB``; where it does not finish, what is left is tried on
a tenth of the ties, and so on, beside Inroads on the same. pymnet begins at ``PYMNET_TIES``. A peer that is not
installed is put into an environment of the bench; where that fails it is left out, and the reason is told.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from importlib.util import find_spec
from pathlib import Path

from tests.bench_posts import measured

PERSONS = int(os.environ.get("PERSONS") or 200_000)
TIES = int(os.environ.get("TIES") or 5_000_000)
PYMNET_TIES = int(os.environ.get("PYMNET_TIES") or 50_000)
PEER_SECONDS = float(os.environ.get("PEER_SECONDS") or 300)
PEER_GIB = float(os.environ.get("PEER_GIB") or 6)
FEWEST = 1_000
RATED_S = 0.05
SKEW = 0.6
WITHIN, BLOCK = 0.5, 200
"""Half of the ties lie within groups of so many: a graph of chance alone has no communities."""
KERNELS = Path(__file__).with_name("bench_graph_kernels.py")
Times = dict[str, float]


def write_ties(file: Path, persons: int, ties: int, *, listed: bool) -> None:
    """Ties of which few persons have many, as Parquet; ``listed`` as lines of text besides, for peers."""
    import numpy as np
    import polars as pl

    rng = np.random.default_rng(1)
    weight = np.arange(1, persons + 1) ** -SKEW
    ends = [rng.choice(persons, ties, p=weight / weight.sum()) for _end in range(2)]
    near = rng.random(ties) < WITHIN
    ends[1][near] = np.minimum(ends[0][near] // BLOCK * BLOCK + rng.integers(BLOCK, size=near.sum()), persons - 1)
    names = pl.Series([f"P{person:07}" for person in range(persons)])
    table = pl.DataFrame({"a": names.gather(ends[0]), "b": names.gather(ends[1])})
    table.write_parquet(file)
    if listed:
        table.write_csv(file.with_suffix(".txt"), separator=" ", include_header=False)


def run(tool: str, file: Path, executable: str = sys.executable, **bounds: float) -> tuple[Times, str]:
    """CPU seconds by kernel of a program, and why it ended before its end, if so."""
    told, ended = file.with_name(f"{tool}.json"), ""
    told.unlink(missing_ok=True)
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {tool}\n")
    try:
        measured(
            executable, str(Path(__file__).with_name("bench_graph_kernels.py")), tool, str(file), str(told), **bounds
        )
    except subprocess.CalledProcessError as fault:
        ended = str(fault.stderr).strip()[-200:]
    read = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    times = {name: round(cpu, 4) for name, (cpu, _wall) in read.items()}
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {tool}: {times} {ended}\n")
    return times, ended


def beside_igraph(folder: Path, results: dict, skipped: dict) -> None:
    """The whole graph, by Inroads and by igraph used directly."""
    file = folder / "ties.parquet"
    write_ties(file, PERSONS, TIES, listed=False)
    found = {tool: run(tool, file) for tool in ("ours", "igraph")}
    for tool, (times, ended) in found.items():
        results |= {f"{tool}_{name}_s": cpu for name, cpu in times.items()}
        skipped |= {tool: ended} if ended else {}
    ratios = {
        name: round(found["ours"][0][name] / cpu, 2)
        for name, cpu in found["igraph"][0].items()
        if cpu >= RATED_S and name in found["ours"][0]
    }
    results |= {f"vs_igraph_{name}": ratio for name, ratio in ratios.items()}
    results["vs_igraph_worst"] = max(ratios.values(), default=float("nan"))


def beside_networkx(folder: Path, results: dict, skipped: dict) -> None:
    """As much of the graph as NetworkX bears, kernel by kernel."""
    persons, ties, rated = PERSONS, TIES, Times()
    executable = home_of("networkx", ["networkx", "scipy"], folder, skipped)
    while executable and ties >= FEWEST:
        file = folder / "ties.parquet"
        write_ties(file, persons, ties, listed=True)
        times, ended = run("networkx", file, executable, seconds=PEER_SECONDS, gib=PEER_GIB)
        mine, _ended = run("ours", file)
        for name, cpu in times.items():
            if name in mine and name not in rated and cpu >= RATED_S:
                rated[name] = round(cpu / max(mine[name], 1e-4), 1)
                results |= {f"networkx_{name}_s": cpu, f"networkx_{name}_ties": ties}
        if not ended:
            break
        skipped[f"networkx {ties}"] = f"{ended} (after {', '.join(times) or 'nothing'})"
        persons, ties = persons // 10, ties // 10
    results |= {f"vs_networkx_{name}": ratio for name, ratio in rated.items()}
    kernels = [ratio for name, ratio in rated.items() if name != "build"]
    results["vs_networkx_best_case"] = min(kernels, default=float("nan"))


def beside_pymnet(folder: Path, results: dict, skipped: dict) -> None:
    """Degrees in layers and the overlap of layers, building counted."""
    executable = home_of("pymnet", ["pymnet", "scipy"], folder, skipped)
    if not executable:
        return
    ties, file = PYMNET_TIES, folder / "layers.parquet"
    while True:
        write_ties(file, max(ties // 10, 10), ties, listed=True)
        times, ended = run("pymnet", file, executable, seconds=PEER_SECONDS, gib=PEER_GIB)
        if not ended or ties // 10 < FEWEST:
            break
        skipped[f"pymnet {ties}"] = ended
        ties //= 10
    mine, _ended = run("multiplex", file)
    if times.keys() == mine.keys():
        results |= {"pymnet_ties": ties, "pymnet_s": round(sum(times.values()), 3)}
        results["multiplex_vs_pymnet"] = round(sum(times.values()) / max(sum(mine.values()), 1e-4), 1)
    else:
        skipped["pymnet"] = ended


def home_of(package: str, packages: list[str], folder: Path, skipped: dict) -> str:
    """The Python that has a peer: this one, or an environment of the bench; '' where it cannot be had."""
    if find_spec(package):
        return sys.executable
    home = folder / package
    venv.create(home, with_pip=True)
    own = str(home / "bin" / "python")
    try:
        measured(own, "-m", "pip", "install", "--quiet", *packages)
    except subprocess.CalledProcessError as fault:
        skipped[package] = str(fault.stderr)[-200:]
        return ""
    return own


def layout(folder: Path, results: dict) -> None:
    """Positions for ten thousand persons and forty thousand ties."""
    file = folder / "layout.parquet"
    write_ties(file, 10_000, 40_000, listed=False)
    times, _ended = run("ours", file)
    results["layout_10k_s"] = times.get("layout", float("nan"))


def main() -> None:
    """Measure, and print the line."""
    results: dict[str, float] = {"persons": PERSONS, "ties": TIES, "load_before": round(os.getloadavg()[0], 1)}
    skipped: dict[str, str] = {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        layout(Path(name), results)
        beside_pymnet(Path(name), results, skipped)
        beside_networkx(Path(name), results, skipped)
        beside_igraph(Path(name), results, skipped)
    results["load_after"] = round(os.getloadavg()[0], 1)
    sys.stdout.write(json.dumps({"bench": "graph", "results": results, "left_out": skipped}) + "\n")


if __name__ == "__main__":
    main()
