"""What was decided, act by act."""

import polars as pl

from inroads.language import _, numeral
from inroads.store.acts import Act, read_acts, undone
from inroads.store.study_folder import StudyFolder

MOST = 5
"""So many files of one act are named."""


def history(study: StudyFolder) -> pl.DataFrame:
    """One row per act: id, at (UTC), author, verb, stands, says."""
    acts = read_acts(study.ledger)
    gone = undone(acts)
    rows = [(act.id[:12], act.at, act.author, verb_of(act), act.id not in gone, says_of(act.content)) for act in acts]
    text = dict.fromkeys(("act", "at", "author", "verb"), pl.String())
    return pl.DataFrame(rows, schema={**text, "stands": pl.Boolean(), "says": pl.String()}, orient="row")


def verb_of(act: Act) -> str:
    """The verb by which a person did it: a judgement and a stated access are codings that say so."""
    about = str(act.content.get("about", "")).split(" ")[0]
    return about if act.verb == "code" and about in ("judge", "access", "accept") else act.verb


def says_of(content: dict[str, object]) -> str:
    """What an act says of itself, on one line."""
    files = content.get("files")
    if isinstance(files, list) and files:
        all_names = [str(file["name"]) for file in files if "of" not in file]
        names = ", ".join(all_names[:MOST])
        if len(all_names) > MOST:
            names = _("{names} and {count} more", names=names, count=numeral(len(all_names) - MOST))
        old = content.get("replaces")
        ids = ", ".join(str(act)[:12] for act in old) if isinstance(old, list) else ""
        return _("{names} (replaces {ids})", names=names, ids=ids) if ids else names
    cell = [str(content[name]) for name in ("unit_type", "unit", "variable", "value") if name in content]
    rest = [str(content[name])[:12] for name in ("act",) if name in content]
    rest += [str(content[name]) for name in ("title", "frame", "says", "because") if content.get(name)]
    return " · ".join(cell + rest)
