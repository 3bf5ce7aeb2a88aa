"""Times rules of contact against plain SQL for DuckDB that was written by hand, on the same Parquet files.

Run ``python -m tests.graph.bench_rules FOLDER [POSTS]``: it makes the posts in FOLDER where they are not there yet, and
prints for each task seconds, seconds of CPU (of the whole process) and the peak of memory (GiB) of the rule and of the
plain SQL, each in a process of its own.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.bench_posts_data import write_parts
from tests.graph.make_online import make_online

from inroads.graph.read_rules import rules_of
from inroads.graph.statement import contacts_by, left_out_by
from inroads.store.duck import Duck, open_memory
from inroads.store.study_folder import StudyFolder

KIB_OF_GIB = 2**20
GROUPED = "count(*) AS n, min(at_) AS first_at, max(at_) AS last_at FROM links WHERE s <> r GROUP BY ALL"
TOLD = """(SELECT *, make_timestamp(epoch_us("at")) AS at_ FROM read_parquet('{files}'))"""
PLAIN = {
    "quotes": f"""
        WITH posts AS {TOLD}, links AS (
            SELECT q.place, q.author s, p.author r, q.at_
            FROM (SELECT place, author, at_, unnest(quotes) AS quoted FROM posts) q
            JOIN posts p ON p.place = q.place AND p.post = q.quoted
        ) SELECT place, s, r, date_trunc('month', at_) AS month, {GROUPED}""",
    "previous_post": f"""
        WITH posts AS {TOLD}, links AS (
            SELECT place, author s, at_, lag(author) OVER w AS r, lag(at_) OVER w AS before FROM posts
            WINDOW w AS (PARTITION BY place, thread ORDER BY at_, length(post), post)
        ) SELECT place, s, r, date_trunc('month', at_) AS month, count(*) AS n, min(at_), max(at_)
        FROM links WHERE s <> r AND at_ < before + INTERVAL 7 DAYS GROUP BY ALL""",
    "same_thread_same_day": f"""
        WITH posts AS {TOLD}, there AS (
            SELECT place, thread, date_trunc('day', at_) AS day, author, min(at_) AS at_ FROM posts GROUP BY ALL
        ), sized AS (
            SELECT place, thread, day FROM there GROUP BY ALL HAVING count(*) BETWEEN 2 AND 200
        ), links AS (
            SELECT one.place, one.author s, other.author r, greatest(one.at_, other.at_) AS at_
            FROM there one JOIN there other USING (place, thread, day) SEMI JOIN sized USING (place, thread, day)
            WHERE one.author < other.author
        ) SELECT place, s, r, date_trunc('month', at_) AS month, {GROUPED}""",
}


def rule(folder, name):
    """Compute a preset as ``inroads contacts`` does, what it leaves out among it."""
    study = StudyFolder.open(folder / "bench.study")
    out = study.cache / "bench.parquet"
    with Duck(study) as duck:
        asked = contacts_by(rules_of(name)[0])
        rows = duck.write(asked.sql, asked.values, out)
        left = left_out_by(rules_of(name)[0])
        if left:
            duck.frame(left.sql, left.values)
    return rows


def plain(folder, name):
    """The same by hand, under the same limit of memory."""
    spill = folder / "spill"
    spill.mkdir(exist_ok=True)
    sql = PLAIN[name].format(files=folder / "parts" / "*.parquet")
    connection = open_memory(str(spill), [folder])
    out = folder / "plain.parquet"
    return connection.execute(f"COPY ({sql}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)").fetchall()[0][0]


def one(folder, way, name):
    """Run one task and print its figures."""
    begun = time.perf_counter()
    rows = {"rule": rule, "plain": plain}[way](folder, name)
    taken, worked = time.perf_counter() - begun, time.process_time()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / KIB_OF_GIB
    figures = {"way": way, "task": name, "seconds": round(taken, 2), "cpu": round(worked, 2)}
    figures |= {"peak_gib": round(peak, 2), "rows": rows}
    sys.stdout.write(json.dumps(figures) + "\n")


def main(folder, posts):
    """Make the posts, then run each task in both ways, twice."""
    if not (folder / "bench.study").exists():
        make_online(folder / "bench.study", write_parts(folder / "parts", posts)).close()
    for name in [*PLAIN, "evolution_market"]:
        for way in ("plain", "rule", "plain", "rule") if name in PLAIN else ("rule",):
            call = [sys.executable, "-m", "tests.graph.bench_rules", str(folder), "--one", way, name]
            subprocess.run(call, check=True)


if __name__ == "__main__":
    given = Path(sys.argv[1])
    if "--one" in sys.argv:
        one(given, *sys.argv[3:])
    else:
        main(given, int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
