"""Commands on exports that keep coming: watch, versions."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from inroads.cli.call import AS_OF, STUDY, Call, called
from inroads.language import _, numeral


@click.command()
@STUDY
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Take in what is there, and end.")
@click.option("--every", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds between two looks.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Mapping of posts, for files that are not recognised.")
@click.option(
    "--place", default="", help="Meeting place that all exports in the folder are of; else each names its own."
)
@click.option("--source", default="", help="Source that all of them are of (else each bears the name of its file).")
@click.option("--zone", default="", help="Time zone of times that name none, such as Europe/Amsterdam.")
@called
def watch(
    call: Call,
    study: Path,
    folder: Path,
    once: bool,
    every: float,
    mapping: Path | None,
    place: str,
    source: str,
    zone: str,
) -> None:
    """Take in new and changed exports in FOLDER as they arrive, until it is stopped.

    A file that is still being written is left until its size and content rest. What cannot be read is told once, with
    the reason; what is not recognised is listed. It may be stopped or killed at any time: nothing is lost or doubled.
    """

    def tell(line: str) -> None:
        call.progress.end()
        click.echo(json.dumps({"told": line}, ensure_ascii=False) if call.as_json else line, err=call.as_json)

    with call.open(study) as opened:
        done = opened.watch(
            folder, every, once, mapping, place=place, source=source, zone=zone, tell=tell, progress=call.progress
        )
    told = _(
        "Acts: {acts}; cannot be read: {failed}; not recognised: {unknown}; waiting: {waiting}.",
        acts=numeral(len(done.acts)),
        failed=numeral(len(done.failed)),
        unknown=numeral(len(done.unknown)),
        waiting=numeral(done.backlog.waiting),
    )
    call.show(asdict(done), told)


@click.command()
@STUDY
@click.argument("post")
@AS_OF
@called
def versions(call: Call, study: Path, post: str, as_of: str) -> None:
    """Show every version of a post (PLACE#POST): whether it is in force, when and by which file it was told.

    The mark names a version in references: PLACE#POST~MARK.
    """
    from inroads.report.export import export_table
    from inroads.report.gate import Gate

    shown = ("state", "mark", "told", "file", "edited_at", "gone", "author", "text")
    with call.open(study, as_of) as opened:
        found = opened.versions(post).select(shown)
        form = "json" if call.as_json else "csv"
        text = export_table(found, "versions", form, None, Gate(opened.folder.out, opened.actor))
    click.echo(text, nl=False)
