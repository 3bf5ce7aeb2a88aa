"""Posts at full size, against plain DuckDB, pandas, Polars and ConvoKit on the same file in the same run.

``make bench-posts`` prints one JSON object on one line; ``POSTS=1000000`` makes it smaller, ``POSTS=100000000`` larger,
``BENCH_FOLDER`` says where the files go (they are taken away), ``SEARCH_POSTS`` how many posts the index of words is
made of, ``NO_PEERS=1`` and ``NO_SEARCH=1`` leave these out. Wall time decides the ratios; ``cpu_`` figures stand beside
them, because other work on the machine does not change those as much.

A peer has ``PEER_SECONDS`` and ``PEER_GIB``. One that does not finish is tried on a tenth of the posts, and so on:
``pandas_posts`` says how many it managed, ``left_out`` what ended it before. A peer that cannot be installed is left
out, and the reason is told.
"""

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from itertools import islice
from pathlib import Path

POSTS = int(os.environ.get("POSTS") or 10_000_000)
SEARCH_POSTS = int(os.environ.get("SEARCH_POSTS") or min(POSTS, 10_000_000))
PEER_SECONDS = float(os.environ.get("PEER_SECONDS") or 300)
PEER_GIB = float(os.environ.get("PEER_GIB") or 6)
FEWEST = 10_000
LOOK_S = 0.2
SQL = "SELECT id, thread, \"user\", \"at\", body, parent FROM read_json('{file}', format = 'newline_delimited')"
COPY = """
import duckdb
duckdb.execute("SET memory_limit = '1600MB'; SET enable_progress_bar = false")
duckdb.execute(\"\"\"COPY ({sql}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)\"\"\")
"""
POLARS = "import polars as pl; pl.scan_ndjson('{file}').sink_parquet('{out}')"
PANDAS = """
import pandas as pd
parts = pd.read_json('{file}', lines=True, chunksize=500_000)
for number, part in enumerate(parts): part.to_parquet('{out}.%d' % number, compression='zstd')
"""
CONVOKIT = """
import json
from convokit import Corpus, Speaker, Utterance
def told():
    with open('{file}') as file:
        for number, line in zip(range({posts}), file):
            post = json.loads(line)
            yield Utterance(id=str(post['id']), speaker=Speaker(id=post['user']), conversation_id=post['thread'],
                            reply_to=None, timestamp=0, text=post['body'])
Corpus(utterances=list(told())).dump('corpus', base_path='{folder}')
"""
BY_HAND = {
    "rule_quote": """
        SELECT later.author AS a, earlier.author AS b, date_trunc('month', later.moment) AS m, count(*) AS n,
            min(later.moment) AS first_at, max(later.moment) AS last_at
        FROM posts AS later JOIN posts AS earlier ON earlier.post = later.reply_to
        WHERE later.author <> earlier.author GROUP BY ALL""",
    "rule_window": """
        SELECT author AS a, b, date_trunc('month', moment) AS m, count(*) AS n, min(moment) AS first_at,
            max(moment) AS last_at
        FROM (
            SELECT author, moment, lag(author) OVER w AS b, lag(moment) OVER w AS told FROM posts
            WINDOW w AS (PARTITION BY thread ORDER BY moment, length(post), post)
        ) WHERE b <> author AND moment < told + INTERVAL 7 DAY GROUP BY ALL""",
    "rule_copresence": """
        WITH there AS (
            SELECT thread, epoch_us(moment) // 86400000000 AS day, author, min(moment) AS moment FROM posts GROUP BY ALL
        ),
        sized AS (SELECT thread, day FROM there GROUP BY ALL HAVING count(*) BETWEEN 2 AND 200),
        kept AS (SELECT there.* FROM there JOIN sized USING (thread, day))
        SELECT one.author AS a, two.author AS b, count(*) AS n, min(greatest(one.moment, two.moment)) AS first_at,
            max(greatest(one.moment, two.moment)) AS last_at
        FROM kept AS one JOIN kept AS two
        ON one.thread = two.thread AND one.day = two.day AND one.author < two.author GROUP BY ALL""",
}
"""What the rules tell of each pair, but for weights and what is odd."""
RULES = {
    "rule_quote": "rule: a\nkind: reply\nperiod: month\n",
    "rule_window": "rule: b\nkind: reply_window\nscope: thread\nposts: 1\nwindow: 7 days\nperiod: month\n",
    "rule_copresence": "rule: c\nkind: co_presence\nscope: thread\nwindow: 1 day\naccounts: 200\nperiod: none\n",
}
HAND = """
import duckdb
duckdb.execute("SET memory_limit = '1600MB'; SET temp_directory = '{folder}/spill'; SET enable_progress_bar = false")
duckdb.execute('''CREATE VIEW posts AS SELECT author, thread, post, reply_to, make_timestamp(epoch_us("at")) AS moment
    FROM read_parquet({parts}, union_by_name = true)''')
duckdb.execute('''COPY ({sql}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)''')
"""


def measured(*call: str, seconds: float = math.inf, gib: float = math.inf) -> dict[str, float]:
    """Wall seconds, CPU seconds and the peak in GiB of a process of its own; raises where it fails or is ended."""
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=errors)
        ended = ""
        while not (done := os.wait4(process.pid, os.WNOHANG))[0]:
            if time.perf_counter() - began > seconds:
                ended = f"not done in {seconds:g} s"
            elif resident(process.pid) > gib:
                ended = f"more than {gib:g} GiB"
            if ended:
                process.kill()
                done = os.wait4(process.pid, 0)
                break
            time.sleep(LOOK_S if time.perf_counter() - began > 10 * LOOK_S else LOOK_S / 20)
        took = time.perf_counter() - began
        _pid, status, usage = done
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = ended or errors.read().decode(errors="replace")[-300:]
            raise subprocess.CalledProcessError(process.returncode, call[:4], stderr=said)
    cpu = usage.ru_utime + usage.ru_stime
    return {"s": round(took, 2), "cpu": round(cpu, 2), "gib": round(usage.ru_maxrss / 2**20, 3)}


def resident(pid: int) -> float:
    """How much memory a process holds now, in GiB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**30
    except OSError:
        return 0.0


def python(code: str, executable: str = sys.executable, **bounds: float) -> dict[str, float]:
    """A piece of Python as a process of its own."""
    return measured(executable, "-c", code, **bounds)


def inroads(*arguments: str) -> dict[str, float]:
    """A command of Inroads as a process of its own."""
    return measured(sys.executable, "-m", "inroads.cli", *arguments)


def attempt(results: dict, skipped: dict, name: str, work) -> dict[str, float] | None:
    """Measure something that may be missing here; why it is, is told."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {name}\n")
    try:
        found = work()
    except (subprocess.CalledProcessError, ImportError, OSError, AttributeError) as fault:
        skipped[name] = str(getattr(fault, "stderr", "") or fault).strip()[-200:]
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {name}: {skipped[name]}\n")
        return None
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {name}: {found}\n")
    results |= {f"{name}_s": found["s"], f"{name}_cpu_s": found["cpu"], f"{name}_gib": found["gib"]}
    return found


def ratio(results: dict, name: str, one: dict | None, other: dict | None) -> None:
    """How many times longer the one takes than the other, by the clock and by the processor."""
    if one and other:
        results[name] = round(one["s"] / other["s"], 2)
        results[f"cpu_{name}"] = round(one["cpu"] / max(other["cpu"], 0.01), 2)


def write(folder: Path, results: dict) -> Path:
    """The file that all of them read."""
    from inroads.world.exports.many_posts import MAPPING, write_many_posts

    file = folder / "posts.jsonl"
    began = time.perf_counter()
    write_many_posts(file, POSTS)
    results["written_s"] = round(time.perf_counter() - began, 1)
    (folder / "mapping.yaml").write_text(MAPPING.format(form="jsonl"), encoding="utf-8")
    return file


def ingest(folder: Path, file: Path, results: dict, skipped: dict) -> list[str]:
    """Plain DuckDB, then Inroads with checks, hash and keys, then once more unchanged; gives the parts of posts."""
    from inroads.store.acts import standing_acts
    from inroads.store.posts import posts_parts
    from inroads.study import new_study, open_study

    copy = COPY.format(sql=SQL.format(file=file), out=folder / "copy.parquet")
    plain = attempt(results, skipped, "duckdb_copy", lambda: python(copy))
    (folder / "copy.parquet").unlink(missing_ok=True)
    study = str(folder / "posts.study")
    new_study(study, coder="bench").close()
    call = ("add", study, str(file), "--mapping", str(folder / "mapping.yaml"))
    taken = attempt(results, skipped, "ingest", lambda: inroads(*call))
    ratio(results, "ingest_vs_duckdb_copy", taken, plain)
    if taken:
        results["ingest_posts_per_s"] = round(POSTS / taken["s"])
    again = attempt(results, skipped, "reimport", lambda: inroads(*call))
    if again:
        results["reimport_unchanged_s_per_gb"] = round(again["s"] / (file.stat().st_size / 1e9), 2)
    with open_study(study) as opened:
        held = opened.folder
        return [str(held.evidence.path(part.sha256)) for part in posts_parts(standing_acts(held.ledger))]


def rules(folder: Path, parts: list[str], results: dict, skipped: dict) -> None:
    """Our rules of contact against queries written by hand over the same parts."""
    for name, sql in BY_HAND.items():
        asked = folder / f"{name}.yaml"
        asked.write_text(RULES[name], encoding="utf-8")
        call = ("contacts", str(folder / "posts.study"), "--rule", str(asked))
        ours = attempt(results, skipped, name, lambda call=call: inroads(*call))
        code = HAND.format(folder=folder, parts=parts, sql=sql, out=folder / "hand.parquet")
        by_hand = attempt(results, skipped, f"{name}_sql", lambda code=code: python(code))
        ratio(results, f"{name}_vs_sql", ours, by_hand)


def peers(folder: Path, file: Path, results: dict, skipped: dict) -> None:
    """Polars, and pandas and ConvoKit from an environment of the bench, each on as many posts as it manages."""
    home = folder / "peers"
    venv.create(home, with_pip=True)
    own = str(home / "bin" / "python")
    for name, packages, code in (
        ("polars", [], POLARS), ("pandas", ["pandas", "pyarrow"], PANDAS), ("convokit", ["convokit"], CONVOKIT),
    ):  # fmt: skip
        if packages:
            try:
                measured(own, "-m", "pip", "install", "--quiet", *packages)
            except subprocess.CalledProcessError as fault:
                skipped[name] = fault.stderr
                continue
        peer(name, code, own if packages else sys.executable, file, results, skipped)


def peer(name: str, code: str, executable: str, file: Path, results: dict, skipped: dict) -> None:
    """A peer on the whole file; where it does not finish, on a tenth of it, and so on."""
    posts = POSTS
    while posts >= min(POSTS, FEWEST):
        with tempfile.TemporaryDirectory(dir=file.parent) as room:
            some = file if posts == POSTS else first_lines(file, Path(room) / "some.jsonl", posts)
            said = code.format(file=some, out=Path(room) / "out.parquet", folder=room, posts=posts)
            bounds = {"seconds": PEER_SECONDS, "gib": PEER_GIB}
            found = attempt(results, skipped, name, lambda said=said, bounds=bounds: python(said, executable, **bounds))
        if found:
            results[f"{name}_posts"] = posts
            return
        skipped[f"{name} {posts}"] = skipped.pop(name)
        posts //= 10


def first_lines(file: Path, path: Path, count: int) -> Path:
    """The first lines of a file as one of its own."""
    with file.open("rb") as held, path.open("wb") as out:
        out.writelines(islice(held, count))
    return path


def search(results: dict, skipped: dict) -> None:
    """The index of words, by the bench that measures it alone."""
    call = [sys.executable, "-m", "tests.bench_search", str(SEARCH_POSTS)]
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} search\n")
    done = subprocess.run(call, check=False, capture_output=True, text=True)
    if done.returncode:
        skipped["search"] = done.stderr.strip()[-200:]
        return
    found = json.loads(done.stdout)
    results |= {name: found[name] for name in ("index_posts_per_s", "search_p95_ms")}
    results["search_posts"] = SEARCH_POSTS


def main() -> None:
    """Measure, and print the line."""
    results: dict[str, float] = {"posts": POSTS, "load_before": round(os.getloadavg()[0], 1)}
    skipped: dict[str, str] = {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        file = write(folder, results)
        parts = ingest(folder, file, results, skipped)
        if os.environ.get("NO_PEERS"):
            file.unlink()  # the study holds a copy: of a hundred million posts that is room for the rules
        rules(folder, parts, results, skipped)
        peaks = ("ingest", *BY_HAND)
        results["peak_gib"] = max(results.get(f"{name}_gib", 0) for name in peaks)
        if not os.environ.get("NO_PEERS"):
            peers(folder, file, results, skipped)
        if not os.environ.get("NO_SEARCH"):
            search(results, skipped)
    results["load_after"] = round(os.getloadavg()[0], 1)
    results["own_peak_gib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 3)
    sys.stdout.write(json.dumps({"bench": "posts", "results": results, "left_out": skipped}) + "\n")


if __name__ == "__main__":
    main()
