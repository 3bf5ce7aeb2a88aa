# ruff: noqa: INP001
"""The pages of docs/reference, made from the program itself.

``make golden`` writes them; tests/test_docs.py compares them with what is committed.
"""

import inspect
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import click
from docs.measures_page import measures_blocks
from docs.settings_page import settings_blocks

import inroads.errors
from inroads.answers.finding import Finding
from inroads.cli import inroads as command_line
from inroads.coding.sample_posts_act import SAMPLED
from inroads.frame.codebook import codebook
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.invented_study import make_world
from inroads.involvement.view import DERIVED
from inroads.model.tables import CLAIM_COLUMNS, ROW_COLUMNS, TABLES, Column, Table
from inroads.report.findings_json import KEYS
from inroads.store.fold import columns_of
from inroads.store.post_columns import POST_COLUMNS
from inroads.study import new_study

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100
GENERATED = "<!-- Made by docs/generate.py; do not edit, run `make golden`. -->"

CODEBOOK_WORDS = {
    "en": {
        "title": "Codebook",
        "columns": "value, label, synonyms, source",
        "type": "type",
        "source": "source",
        "intro": """Every variable of the frame {frame} and every value of it, by unit.
In a cell you may write the value, its label in English or Dutch, or a synonym; capitals and spaces do not count.
Your own study can add to this: [add variables](../how-to/add-variables.md).
Codeboek in het Nederlands: [codebook.nl.md](codebook.nl.md).""",
    },
    "nl": {
        "title": "Codeboek",
        "columns": "waarde, label, synoniemen, bron",
        "type": "soort",
        "source": "bron",
        "intro": """Elke variabele van het kader {frame} met al haar waarden, per eenheid.
In een cel mag de waarde staan, een label (Nederlands of Engels) of een synoniem; hoofdletters en spaties tellen niet.
Een eigen studie kan hieraan toevoegen: [add variables](../how-to/add-variables.md) (Engels).
Codebook in English: [codebook.en.md](codebook.en.md).""",
    },
}

ERROR_ADVICE = {
    "InputError": "Mend what the lines name and try again; nothing of the file was taken in.",
    "StudyError": "Look at the folder the message names; `inroads verify STUDY` says what holds and what does not.",
}


OF_A_FINDING = {
    "id": "its name, which stays",
    "question": "the question it answers",
    "answer": "the answer in sentences",
    "unit": "what is counted",
    "n": "how many there are in all",
    "table": "the records",
    "variants": "the same under another declared choice, each with a name and a table",
    "estimate": "the one figure, where there is one",
    "low": "lower end of its 95 % interval",
    "high": "upper end of its 95 % interval",
    "test": "a test, where there is one",
    "picture": "a Vega-Lite specification, or null",
    "caveats": "what to be careful about",
    "selection": "how cases came into the study",
    "lineage": "for each `row` the ids of the claims it rests on",
    "units": "for each `row` the units it counts",
    "snapshot": "the snapshot it was computed from",
    "parameters": "the choices made",
    "seed": "the seed of anything random, or null",
}

OF_A_RECORD = {
    "row": "name of the record within the finding; lineage and units are found by it",
    "n": "how many are in the cell",
    "n_low, n_high": "the range of `n`: persons, with groups at their least and their greatest number; entries, with"
    " passages of unknown access out of sight and in sight",
    "n_seen, of_seen, share_seen": "the same with passages of unknown access in sight; `n`, `of`, `share` are without",
    "of": "of how many",
    "networks": "how many networks contribute",
    "share": "the share; for cells whose channel or medium is not known, over all units and without interval",
    "low, high": "95 % interval of the share, aware that units come in networks",
    "bound_low, bound_high": "the share if all that is unknown fell outside, or inside",
    "estimand": "`per_network` (mean of the networks' shares), `per_entry` or `per_pair` (pooled), `any_use` (networks"
    " with any)",
    "layer": "`core`, `professional_enabler`, `recruited_enabler`, `money_mule`, or `all`",
    "channel": "`contact` or `place`, or why it is not known",
    "medium": "`offline`, `remote_voice` or `online` (a place may be `hybrid`), or why it is not known",
    "role": "role at entry",
    "agent_role": "role of who brought in; `outsider`: no role in the network; `none`: a source says that nobody did",
    "kind": "which of several tables in one finding the record belongs to",
    "depth": "steps from the founders: 0 a founder, 1 brought in by one",
    "phase": "`founding`, `early` (the first core entries after the founders), `later`, `unknown`",
    "path": "the worlds in the order of the steps, repeats collapsed",
    "mixed": "whether the path runs through more than one world; null where unknown",
    "outcome": "what became of an approach",
    "type": "growth type `1` to `4`, or `outside` them",
    "sure": "networks that can only be of this type; units of which it is surely so",
    "possible": "networks that may be of this type; units of which it may be so",
    "function": "what a place is used for, or what was done",
    "script_phase": "`preparation`, `pre_activity`, `activity`, `post_activity`, `exit`, or why it is not known",
    "needs": "the world that something may be unable to run without",
    "need": "whether it needs it: `yes`, `no`, or `open`, which the record leaves open",
    "in_networks": "in how many networks that is surely so",
    "activities": "how many activities are in the cell",
    "members": "the activities of a circle of needs",
    "world_before, world_after": "the worlds before and after a step or move; `order_unknown` where that is not known",
    "stakes_before, stakes": "what was at stake in the earlier and in the later spell of a tie",
    "how": "whether trust is `made`, `tested` or `replaced` by rules, or why that is not known",
    "trust_basis, act, rules": "what shows it: on a tie, in a step of an entry, at a place (access or governance)",
    "times": "how often it is on record",
    "what, what_then": "what flows, and what flows on",
    "giver, receiver": "the layers from which and to which something flows; `outsider`: of none",
    "order": "whether two flows are surely `in_order`",
    "formed, maintained": "the world a tie was formed in, and the one it is kept up in",
    "median": "the median over networks",
    "open": "how many are left open by what is not known",
    "broker": "how a member bridges the worlds: `in_both`, `between`, `separates`",
    "by_chance, chance_low, chance_high, p": "how many would where worlds are dealt out within networks: mean,"
    " the middle 95 %, and how often as far out",
    "what": "what is measured: `density`, `centralisation`, `core_periphery`, `crossing`; `later_` among later members",
    "renewal": "what came after an exit within half a year: `followed`, `not_followed`, `open` (dates allow both); or"
    " why that is not asked: `network_ended`, `not_observed`, `not_dated`",
    "place_at_hand": "the worlds in which others of the network were in a place on the day of the exit",
    "before, after": "mean share over networks in the half year before the exits, and after them",
    "shared": "places with several networks at any time",
    "places, joined, groups, largest_group": "by places of which world networks hang together, how many are joined to"
    " another, and in how many groups",
    "bridge": "what lies in both worlds: `hybrid`, `twin`, `local_base`, `people_in_both`",
    "groups_more": "into how many more groups networks fall without a place",
    "tied": "the worlds in which a pair of members is tied; `both_by_chance` and `both_at_most` say what could be",
    "measure": "which share of tied pairs: `jaccard`, `offline_also_online`, `online_also_offline`",
    "tied_offline, tied_online, medium_unknown": "pairs of members tied offline, online, in a medium that is not known",
    "correlation": "of being tied offline and being tied online, over the pairs of a network; the mean over networks",
    "statistic": "what there is one more of: `both_worlds` (a tie of the pair in the other world),"
    " `two_offline_one_online`, `two_online_one_offline` (somebody to whom both are tied in the one world, of a tie in"
    " the other)",
    "odds_ratio": "how many times the odds of a tie that makes, all other ties held equal",
    "interval_low, interval_high": "95 % interval of the correlation or the odds ratio, over networks",
    "came_first": "the world in which a pair was tied first, or `order_unknown`",
    "period": "the years in which something began, or `unknown`",
    "median_low, median_high": "the median over networks, likewise",
    "smallest, largest": "the smallest and the largest network",
    "part": "`core`, `enablers` or `victims`",
    "agent_part": "the part of who brought in (`introduced`, `vouched` ...)",
    "span": "`local`, `national`, `cross_border`, or why it is not known",
    "told_by": "the kinds of source that tell it; `other`: of no known kind; `none`: no source of a known kind",
    "pieced": "how many of them no source alone tells from beginning to end",
    "source_set": "the kind of source by which the ways in are told; `all_sources` is the reference",
    "known": "what is known: `network`, `person` or `entry`",
    "about, unit, variable, value, polarity": "the cell spoken of, what is said of it, and whether it is denied",
    "settled": "whether somebody adjudicated; of several cells, how many",
    "from_case_file, from_meeting_place, from_interview, from_other": "claims from sources of that kind",
    "vantage": "from where it is seen; `all` is the reference",
    "fate": "what becomes of an entry: `same`, `open_alike`, `misread`, `left_open`, `filled`, `left_out`, `not_seen`,"
    " `network_not_seen`",
    "traces": "entries that are not seen although a step of them, or who brought in, is",
    "seen_channel, seen_medium": "the way in as told from the vantage; `not_seen`, or `left_out`: seen, not counted",
    "compared": "networks whose ways in are known from all sides and from the vantage",
    "rose, fell": "of these, how many have a greater, a smaller share from the vantage",
    "change": "the mean change of their shares; along the years from the first sweep to the last",
    "direction": "`more`, `less`, `same` (in each network) or `cannot_tell`",
    "sweep": "the sweep, with the years in which its investigations began",
    "year": "year of entry; `not_recorded` where the date allows several",
    "seen": "share of the entries of the year that would have come to light in time",
    "hatched": "whether that share is below four fifths, or not known",
    "adjusted": "share online, each entry weighed by how likely one like it was to come to light in time",
    "early, late": "mean share online in the earlier and the later half of a network's entries",
    "it_type": "case type: the use of IT as coded for the network",
    "mean_share": "mean of the shares online of these networks",
    "variable, comparable, not_asked_in": "a variable, whether every network was asked for it, and the sweeps in which"
    " some were not",
    "place, venue": "the meeting place, and the room of it where that is looked at on its own",
    "exports, posts, first, last": "how many exports tell of it, how many posts, the days of the first and the last",
    "days_covered, days_seen, days_silent, days_gap": "days from the first to the last post of an export; of these with"
    " posts and without; days between two exports",
    "gaps, holes": "runs of days between exports; runs of silent days that are suspected to be missing",
    "from, to, days": "such a run",
    "sign": "why it is suspected: `silence`, `apart`, `cut_off`, `round_number`",
    "one_in": "once in how many such places chance alone would do it, at most",
    "signal": "what is counted: `posts`, `new_personas`, `arrivals`, `departures`, `first_contacts`, `recruiting`,"
    " `channel_shifts`",
    "limit, alarm": "the count above which is an alarm; `above`, `within`, `too_short` (no limit), `no_day` (covered),"
    " `before` (silent before the period)",
    "days_asked, per_day": "days of the period, counts per covered day of it",
    "days_suspected": "covered days of the period in suspected holes",
    "days_before, per_day_before": "covered days before it of which the limit is made, counts per day of them",
    "day, persona, with, passage": "one event: when, who, with whom, in which post; only in mode `operational`",
}


def pages() -> dict[Path, str]:
    """Every generated page, by where it lies."""
    frame = default_frame()
    made = {
        "cli.md": commands(),
        "tables.md": tables(frame),
        "codebook.en.md": codebook_page(frame, "en"),
        "codebook.nl.md": codebook_page(frame, "nl"),
        "findings.md": findings_page(),
        "errors.md": errors_page(),
        "settings.md": _page(*settings_blocks()),
        "measures.md": _page(*measures_blocks()),
    }
    return {REFERENCE / name: text for name, text in made.items()}


def _page(*blocks: str) -> str:
    return "\n\n".join([GENERATED, *blocks]) + "\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def commands() -> str:
    """The help of every command."""
    intro = (
        "What every command says when asked with `--help`.\n"
        "Results go to standard output, progress and messages to standard error.\n"
        "Exit code 0: done; 1: `verify` found damage; 2: something that you can mend, and the message says how;"
        " 130: stopped by you."
    )
    parts = [_help(["inroads"], command_line)]
    for name, command in command_line.commands.items():
        parts += [f"## {name}", _help(["inroads", name], command)]
    return _page("# Commands", intro, *parts)


def _help(words: list[str], command: click.Command) -> str:
    context = click.Context(command, info_name=" ".join(words), terminal_width=WIDTH, max_content_width=WIDTH)
    context.help_option_names = ["-h", "--help"]
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "\n".join(["```text", *lines, "```"])


def tables(frame: Frame) -> str:
    """The data dictionary: every table, its key and its columns."""
    intro = (
        "Every table you may fill, and that `inroads table STUDY NAME` prints.\n"
        "A row that bears no id is named by its *key*.\n"
        "Columns marked with + are variables of the frame alone.\n"
        "The [codebook](codebook.en.md) lists the values of a choice.\n"
        "When printed, a date stands in two columns, `_earliest` and `_latest`; `missing` says why a cell that is not a"
        " choice is empty; `claims` lists the claims a row rests on."
    )
    any_row = (
        f"Any sheet may also carry: {', '.join(f'`{name}`' for name in ROW_COLUMNS)}. They hold for the whole row."
    )
    of_claims = ", ".join(f"`{name}`" for name in (*CLAIM_COLUMNS, "cell", "because"))
    claims = f"One row for each claim, printed only: {of_claims}."
    derived = _table(["table", "says"], [(f"`{name}`", _first_line(make)) for name, make in sorted(DERIVED.items())])
    dictionary = [_dictionary(table, frame) for table in TABLES.values()]
    follows = "They follow from the others by the rules of the frame; printed only."
    of_posts = ", ".join(f"`{name}`" for name in POST_COLUMNS if name != "key")
    posts = f"One row for each post that came in [through a mapping](../how-to/posts.md), printed only: {of_posts}."
    sampled = "One row for each post of each [sample](../how-to/sample-posts.md), printed only: "
    sampled += ", ".join(f"`{name}`" for name in SAMPLED) + "; `weight` is 1 / `probability`."
    languages = (
        "One row for each post, printed only and with the extra `text`: `place`, `post`, `language` (ISO 639-1, or"
        " `und`), `probability` ([how it is recognised](../how-to/read-posts.md))."
    )
    beside = ["## sampled_posts", sampled, "## post_languages", languages]
    last = ["## claims", claims, "## posts", posts, *beside, "## Derived tables", follows, derived]
    return _page("# Tables", intro, any_row, *dictionary, *last)


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")


def _dictionary(table: Table, frame: Frame) -> str:
    key = ", ".join(f"`{name}`" for name in table.key) or f"`{table.id_column}` must be given"
    number = " and a running number" if table.numbered else ""
    declared = {column.name for column in table.columns}
    rows = [_column(table, column, frame, column.name in declared) for column in columns_of(table, frame)]
    head = f"One row is one unit `{table.unit}`. Key: {key}{number}."
    return "\n\n".join([f"## {table.name}", head, _table(["column", "kind", "English", "Nederlands"], rows)])


def _column(table: Table, column: Column, frame: Frame, declared: bool) -> tuple[str, str, str, str]:
    kind = {"ref": f"id of {column.unit}", "refs": f"ids of {column.unit}"}.get(column.kind, column.kind)
    labels = [_label(frame, table, column, lang) for lang in ("en", "nl")]
    return (f"`{column.name}`" + ("" if declared else " +"), kind, labels[0], labels[1])


def _label(frame: Frame, table: Table, column: Column, lang: str) -> str:
    variable = frame.variable(table.unit, column.name)
    return variable.label[lang] if variable else ""


def codebook_page(frame: Frame, lang: str) -> str:
    """Every variable and value of the frame in one language."""
    words = CODEBOOK_WORDS[lang]
    parts = [f"# {words['title']}", words["intro"].format(frame=frame.name)]
    for unit, of_unit in groupby(codebook(frame, lang), key=lambda row: row["unit"]):
        parts.append(f"## {unit}")
        for variable, rows in groupby(of_unit, key=lambda row: row["variable"]):
            parts += _variable(frame, unit, variable, list(rows), words)
    return _page(*parts)


def _variable(frame: Frame, unit: str, name: str, rows: list[dict[str, str]], words: dict[str, str]) -> Iterator[str]:
    known = frame.variable(unit, name)
    source = known.source if known else ""
    yield f"### {unit}.{name}"
    yield f"{rows[0]['label']}; {words['type']}: {rows[0]['type']}; {words['source']}: {source or '-'}."
    values = [
        (f"`{row['value']}`", row["value_label"], row["aliases"].replace(" | ", ", "), row["source"])
        for row in rows
        if row["value"]
    ]
    if values:
        yield _table(words["columns"].split(", "), values)


def findings_page() -> str:
    """Every finding with its question and the keys of its records, as computed on a small invented field."""
    intro = (
        "A finding answers one question; `out/findings.json` holds them all, and the report shows nothing else.\n"
        "The keys of records stay the same from release to release; a change is told in the changelog."
    )
    parts = [
        "## What a finding holds",
        _table(["key", "says"], [(f"`{key}`", OF_A_FINDING[key]) for key in KEYS]),
        "## What a record holds",
        _table(["key", "says"], [(f"`{key}`", says) for key, says in OF_A_RECORD.items()]),
    ]
    return _page(
        "# Findings", intro, *parts, *[part for finding in findings_of_a_field() for part in _finding(finding)]
    )


@cache
def findings_of_a_field() -> tuple[Finding, ...]:
    """All findings on a small invented field."""
    with tempfile.TemporaryDirectory() as folder:
        make_world(folder, networks=4, posts=0, seed=1, target_networks=2)
        with new_study(Path(folder) / "field.study", coder="C1") as study:
            study.add(Path(folder) / "files" / "cases.xlsx")
            return tuple(study.findings())


def _finding(finding: Finding) -> Iterator[str]:
    yield f"## {finding.id}"
    keys = dict.fromkeys(key for record in finding.table for key in record)
    lines = [finding.question, f"Unit: {finding.unit}.", f"Keys: {', '.join(f'`{key}`' for key in keys)}."]
    if finding.variants:
        lines.append(f"Variants: {', '.join(f'`{variant.name}`' for variant in finding.variants)}.")
    yield "\n".join(lines)


def errors_page() -> str:
    """Each class of error: who must act, and what to do."""
    intro = (
        "An error says what is wrong, where, and what to do; its class says who must act.\n"
        "On the command line it is printed to standard error, and the exit code is 2."
    )
    classes = [
        (name, kind)
        for name, kind in vars(inroads.errors).items()
        if inspect.isclass(kind) and issubclass(kind, (Exception, Warning)) and kind.__module__ == "inroads.errors"
    ]
    return _page("# Errors", intro, *[part for name, kind in classes for part in _error(name, kind)])


def _error(name: str, kind: type[Exception]) -> Iterator[str]:
    yield f"## {name}"
    parents = ", ".join(f"`{base.__name__}`" for base in kind.__bases__)
    code = f"Code `{kind.code}`. " if issubclass(kind, inroads.errors.InroadsError) else ""
    yield f"{_first_line(kind)}\n{code}In Python it is also {parents}."
    if name in ERROR_ADVICE:
        yield ERROR_ADVICE[name]
