"""Commands that ask a study: map, ready, card, table, find."""

from pathlib import Path
from typing import Any

import click

from inroads.cli.call import AS_OF, STUDY, Call, called

ORDERS = click.Choice(["newest", "relevance"])
KINDS = click.Choice(["case_file", "meeting_place", "interview"])
MOST_HITS = 10_000
FORMS = click.Choice(["csv", "json", "parquet"])


@click.command(name="map")
@STUDY
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@AS_OF
@called
def map_(call: Call, study: Path, seed: int, as_of: str) -> None:
    """Answer the questions: out/findings.json and out/report.html."""
    with call.open(study, as_of) as opened:
        written = opened.map(call.lang, seed, progress=call.progress)
    call.show(written, *map(str, written.values()))


@click.command()
@STUDY
@click.argument("name", required=False)
@click.option("--format", "form", type=FORMS, default="csv", show_default=True, help="Form of the table.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; Parquet needs one.")
@click.option("--columns", default="", help="Only these columns, with commas between: entry,person,medium.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that say this; may be repeated.")
@AS_OF
@called
def table(
    call: Call,
    study: Path,
    name: str | None,
    form: str,
    out: Path | None,
    columns: str,
    where: tuple[str, ...],
    as_of: str,
) -> None:
    """Print a table of the study, or list the tables.

    For example: inroads table my.study claims --where unit=E-12 --columns claim,variable,value,coder
    """
    with call.open(study, as_of) as opened:
        if name is None:
            names = opened.tables()
            call.show(names, *names)
        else:
            wanted = [column.strip() for column in columns.split(",") if column.strip()]
            form = "json" if call.as_json and out is None else form
            text = opened.export(name, form, out, columns=wanted, where=list(where))
            if out is None:
                click.echo(text, nl=False)
            else:
                call.show({"table": out}, text.strip())


@click.command()
@STUDY
@AS_OF
@called
def ready(call: Call, study: Path, as_of: str) -> None:
    """Tell question by question what can be answered, what only as bounds and what not, and what to code next.

    The cells that would settle most come first, each with the passages in which to look.
    """
    from dataclasses import asdict

    from inroads.report.ready_lines import ready_lines

    with call.open(study, as_of) as opened:
        found = opened.ready(progress=call.progress)
    call.show(asdict(found), *ready_lines(found))


@click.command()
@STUDY
@click.argument("network")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the page (HTML) to this file.")
@AS_OF
@called
def card(call: Call, study: Path, network: str, out: Path | None, as_of: str) -> None:
    """Show one network on one page: who came in how and when, through whom, where, and what is not known.

    With --out as an HTML page that stands alone and prints on one sheet.
    """
    with call.open(study, as_of) as opened:
        shown = opened.card(network, progress=call.progress)
        if out:
            call.show({"card": out}, str(shown.write(out)))
        else:
            call.show(*shown.screen(as_json=call.as_json))


@click.command()
@STUDY
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "within", default="", metavar="NAME", help="Only in this document, place, source or file.")
@click.option("--persona", default="", metavar="NAME", help="Only what this account wrote, or this speaker said.")
@click.option("--venue", default="", metavar="NAME", help="Only in this sub-forum, channel or chat.")
@click.option("--kind", type=KINDS, default=None, help="Only in sources of this kind.")
@click.option("--since", default="", metavar="DATE", help="Only what may be of this date or later (EDTF: 2018-03).")
@click.option("--until", default="", metavar="DATE", help="Only what may be of this date or earlier.")
@click.option("--by", type=ORDERS, default="newest", show_default=True, help="Order of the hits.")
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, MOST_HITS), help="How many hits to show."
)
@AS_OF
@called
def find(call: Call, study: Path, words: tuple[str, ...], kind: str | None, by: str, as_of: str, **where: Any) -> None:
    """Find words in documents, posts and the cells of case files; each hit with the reference to cite it by.

    All words must occur. "met at school" (in quotes, for the shell too) finds them in this order, snap* every ending;
    OR stands between alternatives, NOT before what must not occur. Capitals and accents do not matter.

    For example: inroads find my.study prison --kind interview --since 2015
    """
    from inroads.report.hits import hit_lines, hit_records

    with call.open(study, as_of) as opened:
        by_relevance = by == "relevance"
        found = opened.find(
            " ".join(words), progress=call.progress, kind=kind or "", by_relevance=by_relevance, **where
        )
        lines = hit_lines(found, opened.frame)
    call.show({"count": found.count, "hits": hit_records(found)}, *lines)
