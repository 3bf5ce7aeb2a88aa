"""Runs a rule over posts in memory."""

import tempfile
from collections import Counter
from pathlib import Path

from tests.graph.make_online import make_online

from inroads.graph.kept import KeptContacts
from inroads.graph.read_rules import read_rules
from inroads.store.duck import Duck


def rule(kind, **said):
    """A rule of this kind; by default for no period."""
    lines = {"rule": "r", "kind": kind, "period": "none", **said}
    return read_rules("r.yaml", "".join(f"{name}: {value}\n" for name, value in lines.items()))[0]


def contacts(rule, *parts, **tables):
    """What a rule gives on these parts of posts, as a table."""
    with tempfile.TemporaryDirectory() as folder:
        study = make_online(Path(folder) / "s.study", *parts, **tables)
        kept = KeptContacts(study)
        with Duck(study, threads=1) as duck:
            kept.compute([rule], lambda: duck)
            found = kept.table(lambda: duck)
        study.close()
        return found


def pairs(found):
    """Sender, receiver and count, all places together and without their names."""
    counts = Counter()
    for row in found.to_dicts():
        counts[row["sender"].split(" · ")[1], row["receiver"].split(" · ")[1]] += row["count"]
    return sorted((*pair, count) for pair, count in counts.items())


def weights(found):
    """By sender and receiver the weight, without the place."""
    return {(row["sender"][4:], row["receiver"][4:]): round(row["weight"], 6) for row in found.to_dicts()}
