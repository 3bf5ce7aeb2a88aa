"""The command that tells what changed in online meeting places since a day."""

from pathlib import Path

import click

from inroads.cli.call import AS_OF, STUDY, Call, called


@click.command()
@STUDY
@click.argument("date")
@click.option("--until", default="", metavar="DATE", help="Up to this day (EDTF: 2024-03); else the last one told of.")
@AS_OF
@called
def since(call: Call, study: Path, date: str, until: str, as_of: str) -> None:
    """Tell what changed in online meeting places since a day, beside a limit of alarm and the days covered.

    New personas, arrivals and departures, first contacts with personas of networks, posts with words of recruiting,
    moves to another channel, places gone silent. Persons are shown only if study.toml says mode = "operational".

    For example: inroads since my.study 2024-04-17
    """
    from inroads.report.now_lines import now_lines, now_record

    with call.open(study, as_of) as opened:
        found = opened.since(date, until, progress=call.progress)
        lines = now_lines(found)
    call.show(now_record(found), *lines)
