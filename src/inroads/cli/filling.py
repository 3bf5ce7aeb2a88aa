"""Commands that fill a study: add, preview, frame, signs."""

import sys
from pathlib import Path

import click

from inroads.cli.call import AS_OF, STUDY, Call, called
from inroads.language import _, numeral

PATH = click.Path(path_type=Path)
MENDABLE = 2
KINDS = click.Choice(["case_file", "meeting_place", "interview"])


@click.command()
@STUDY
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--as", "kind", type=KINDS, default=None, help="Kind of the sources, where no row says it.")
@click.option("--mapping", type=PATH, help="Mapping file (YAML) for a layout of your own.")
@click.option("--replaces", default="", metavar="OLD", help="Name of an earlier file that this one corrects.")
@click.option("--source", default="", help="Source that a document belongs to (else the name of the document).")
@click.option("--name", default="", help="Name of a document (else that of its file).")
@click.option("--access", default="", help="How the passages of a document were come by.")
@click.option("--instrument", default="", help="Topic list or checklist that the source was asked by.")
@click.option(
    "--set", "settings", multiple=True, metavar="VARIABLE=VALUE", help="Further variable of the document's source."
)
@click.option("--reader", default="", help="Reader of an export of a meeting place (else what it is recognised as).")
@click.option("--place", default="", help="Meeting place that an export is of (else what the export calls it).")
@click.option("--zone", default="", help="Time zone of times that name none, such as Europe/Amsterdam.")
@click.option("--selectors", type=PATH, help="File of selectors (YAML) for saved pages of a forum.")
@called
def add(
    call: Call,
    study: Path,
    files: tuple[Path, ...],
    kind: str | None,
    mapping: Path | None,
    selectors: Path | None,
    settings: tuple[str, ...],
    **described: str,
) -> None:
    """Take in case files: XLSX, ODS, CSV, a folder of CSVs, or any layout with --mapping; and documents.

    Sheets and CSV files bear the names of tables (networks, entries, steps, persons ...); two sheets with a handful
    of columns are enough. All faults of a file are told at once, and nothing of it is taken in then. The same file
    twice adds nothing.

    Documents are TXT, MD, DOCX, ODT, HTML, RTF, PDF, WebVTT, SRT, SBV and ELAN files, or a folder of them. Their text
    is kept, so that places in it can be coded. With --as interview they are transcripts, cut into turns.

    Posts of a forum, market or channel (CSV, JSON lines, Parquet, chat logs) come in with a --mapping of posts, the
    usual exports (Telegram, Discord, WhatsApp, IRC, dumps of forums, saved pages) by themselves: what a file is
    recognised as is told.
    """
    with call.open(study) as opened:
        added = opened.add(
            *files,
            mapping=mapping,
            selectors=selectors,
            kind=kind or "",
            set=_settings(settings),
            progress=call.progress,
            **described,
        )
    call.show(added.record(), *added.lines())


def _settings(said: tuple[str, ...]) -> dict[str, str]:
    settings: dict[str, str] = {}
    for text in said:
        name, sign, value = text.partition("=")
        if not (name.strip() and sign and value.strip()) or settings.get(name.strip(), value.strip()) != value.strip():
            raise click.UsageError(_("Write --set variable=value, each variable once; this says «{text}».", text=text))
        settings[name.strip()] = value.strip()
    return settings


@click.command()
@click.argument("file", type=PATH)
@click.option("--mapping", required=True, type=PATH, help="Mapping file (YAML).")
@click.option("--rows", default=5, show_default=True, help="How many rows to show.")
@click.option("--study", type=PATH, help="Read under the frame of this study.")
@called
def preview(call: Call, file: Path, mapping: Path, rows: int, study: Path | None) -> None:
    """Show how the first rows of FILE become claims under a mapping, and which rows are faulty; change nothing."""
    from inroads.study import preview as look

    shown = look(file, mapping, rows, call.open(study) if study else None)
    call.show(shown.record(), *shown.lines())
    if shown.faults:
        sys.exit(MENDABLE)


@click.command()
@STUDY
@click.argument("action", required=False, type=click.Choice(["show", "set"]), default="show")
@click.argument("file", required=False, type=PATH)
@called
def frame(call: Call, study: Path, action: str, file: Path | None) -> None:
    """Show the coding frame in force, or `set` the study's own frame FILE in force."""
    if (action == "set") != (file is not None):
        raise click.UsageError(_("Write: inroads frame STUDY show, or inroads frame STUDY set FILE."))
    with call.open(study) as opened:
        in_force = opened.set_frame(file) if file else opened.frame
        call.show({"frame": in_force.name, "digest": in_force.digest}, repr(in_force) if file else in_force.to_yaml())


@click.command()
@STUDY
@click.argument("action", required=False, type=click.Choice(["show", "set"]), default="show")
@click.argument("file", required=False, type=PATH)
@AS_OF
@called
def signs(call: Call, study: Path, action: str, file: Path | None, as_of: str) -> None:
    """Show the signs by which words in posts are proposed and counted, or `set` the study's own FILE of signs.

    What is shown is a file that `set` takes. An undo brings the signs back that stood before.
    """
    from dataclasses import asdict

    from inroads.frame.read_signs import signs_text

    if (action == "set") != (file is not None):
        raise click.UsageError(_("Write: inroads signs STUDY show, or inroads signs STUDY set FILE."))
    with call.open(study, as_of) as opened:
        in_force = opened.set_signs(file) if file else opened.signs
    told = _("Signs in force: {count}.", count=numeral(len(in_force)))
    call.show([asdict(sign) for sign in in_force], told if file else signs_text(in_force).rstrip())
