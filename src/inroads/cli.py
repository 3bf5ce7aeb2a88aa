"""The command line: the verbs of a study, one command each. Results to stdout, messages to stderr."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from inroads import __version__
from inroads.errors import InputError, InroadsError
from inroads.language import LANGUAGES, _, speaking

DAMAGED = 1
MENDABLE = 2
STUDY = click.argument("study", type=click.Path(path_type=Path))


class Progress:
    """One line on stderr, from the second second on."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._told = 0.0
        self._what = ""

    def __call__(self, what: str, done: int, all_: int) -> None:
        """Tell how far the work is, at most ten times a second on a screen and once in two seconds in a file."""
        now = time.monotonic()
        pause = 0.1 if sys.stderr.isatty() else 2.0
        if now - self._began < 1 or (now - self._told < pause and what == self._what):
            return
        self._told, self._what = now, what
        line = f"{what}: {done:,} / {all_:,}".replace(",", " ") if all_ else f"{what} ..."
        click.echo(f"\r\033[K{line}" if sys.stderr.isatty() else line, err=True, nl=not sys.stderr.isatty())

    def end(self) -> None:
        """Leave a clean line."""
        if sys.stderr.isatty() and self._told:
            click.echo("\r\033[K", err=True, nl=False)


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has."""
    command = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(command)
    command = click.option(
        "--lang", type=click.Choice(LANGUAGES), envvar="INROADS_LANG", default=None, help="Language of what is shown."
    )(command)
    return click.option("--coder", default="", help="Who acts (else INROADS_CODER, else study.toml).")(command)


def _open(study: Path, coder: str) -> Any:
    from inroads.study import open_study

    return open_study(study, coder)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _result(as_json: bool, data: Any, lines: list[str]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str) if as_json else "\n".join(lines))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="inroads")
def inroads() -> None:
    """Map the ways into criminal networks: from case files to a report in which every number walks back to a passage.

    \b
    First steps:
      inroads demo                        an invented study, from files to report
      inroads template                    an empty workbook to fill
      inroads new my.study                an empty study
      inroads add my.study cases.xlsx     take in what you coded
      inroads map my.study                findings and report, in my.study/out
    """  # noqa: D301


@inroads.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--networks", default=40, show_default=True, help="How many networks the invented field has.")
@click.option(
    "--family", default="messy", show_default=True, help="How the field and its sources behave: plain or messy."
)
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@_common
def demo(folder: Path, networks: int, family: str, seed: int, coder: str, lang: str | None, as_json: bool) -> None:
    """Make an invented study with known truth, and map it: FOLDER/files, truth.json, demo.study."""
    from inroads.study import demo as run

    del coder
    progress = Progress()
    written = run(folder, networks, family, seed, lang or "en", progress)
    progress.end()
    _result(as_json, written, [_("The report lies at {path}", path=written["report"])])


@inroads.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--networks", default=40, show_default=True, help="How many networks the invented field has.")
@click.option(
    "--family", default="messy", show_default=True, help="How the field and its sources behave: plain or messy."
)
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@_common
def world(folder: Path, networks: int, family: str, seed: int, coder: str, lang: str | None, as_json: bool) -> None:
    """Write only the files of an invented field, and truth.json beside them."""
    from inroads.study import make_world

    del coder, lang
    progress = Progress()
    make_world(folder, networks, family, seed, progress)
    progress.end()
    paths = {"files": folder / "files", "truth": folder / "truth.json"}
    _result(as_json, paths, [str(path) for path in paths.values()])


@inroads.command()
@STUDY
@click.option("--title", default="", help="Title of the study; by default its name.")
@click.option("--question", default="", help="The question it is to answer.")
@click.option("--period", default="", help="The years it covers, as EDTF: 1996/2019.")
@click.option("--legal-basis", default="", help="The legal basis of holding these data.")
@_common
def new(
    study: Path, title: str, question: str, period: str, legal_basis: str, coder: str, lang: str | None, as_json: bool
) -> None:
    """Make an empty study with the default coding frame."""
    from inroads.study import new_study

    with new_study(
        study, title, coder, lang or "en", question=question, period=period, legal_basis=legal_basis
    ) as made:
        _result(as_json, {"study": study}, [repr(made)])


@inroads.command()
@STUDY
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice(["case_file", "meeting_place", "interview"]),
    default="case_file",
    show_default=True,
    help="Kind of source, where a row names none.",
)
@click.option("--mapping", type=click.Path(path_type=Path), help="Mapping file (YAML) for a layout of your own.")
@click.option("--replaces", default="", metavar="OLD", help="Name of an earlier file that this one corrects.")
@_common
def add(
    study: Path,
    files: tuple[Path, ...],
    kind: str,
    mapping: Path | None,
    replaces: str,
    coder: str,
    lang: str | None,
    as_json: bool,
) -> None:
    """Take in case files: XLSX, ODS, CSV, a folder of CSVs, or any layout with --mapping.

    Sheets and CSV files bear the names of tables (networks, entries, steps, persons ...); two sheets with a handful
    of columns are enough. All faults of a file are told at once, and nothing of it is taken in then. The same file
    twice adds nothing.
    """
    del lang
    progress = Progress()
    with _open(study, coder) as opened:
        added = opened.add(*files, mapping=mapping, replaces=replaces, kind=kind, progress=progress)
    progress.end()
    data = {
        "act": added.act,
        "new": added.new,
        "known": added.known,
        "withdrawn": added.withdrawn,
        "differing": added.differing,
        "notes": added.notes,
    }
    _result(as_json, data, added.lines())


@inroads.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mapping", required=True, type=click.Path(path_type=Path), help="Mapping file (YAML).")
@click.option("--rows", default=5, show_default=True, help="How many rows to show.")
@_common
def preview(file: Path, mapping: Path, rows: int, coder: str, lang: str | None, as_json: bool) -> None:
    """Show how the first rows of FILE become claims under a mapping, and which rows are faulty; change nothing."""
    from inroads.study import preview as show

    del coder, lang
    shown = show(file, mapping, rows)
    _result(as_json, shown.records(), shown.lines())


@inroads.command(name="map")
@STUDY
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@_common
def map_(study: Path, seed: int, coder: str, lang: str | None, as_json: bool) -> None:
    """Answer the questions: out/findings.json and out/report.html."""
    progress = Progress()
    with _open(study, coder) as opened:
        written = opened.map(lang or "", seed, progress=progress)
    progress.end()
    _result(as_json, written, [str(path) for path in written.values()])


@inroads.command()
@STUDY
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "parquet"]),
    default="csv",
    show_default=True,
    help="Form of the table.",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write; Parquet needs one.")
@_common
def table(
    study: Path, name: str | None, form: str, out: Path | None, coder: str, lang: str | None, as_json: bool
) -> None:
    """Print a table of the study: entries, networks, claims ... Without NAME, list the tables there are."""
    from inroads.report.export import export_table

    del lang
    progress = Progress()
    with _open(study, coder) as opened:
        view = opened.snapshot(progress)
        progress.end()
        if name is None:
            names = view.names()
            _result(as_json, names, names)
            return
        text = export_table(view.table(name), "json" if as_json else form, out)
    click.echo(text, nl=False)


@inroads.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("inroads-template.xlsx"))
@click.option("--study", type=click.Path(path_type=Path), help="Take the frame of this study.")
@_common
def template(file: Path, study: Path | None, coder: str, lang: str | None, as_json: bool) -> None:
    """Write the empty workbook to fill: drop-downs, the frame as a sheet, three filled rows, a checklist."""
    from inroads.study import write_template

    if file.exists():
        raise InputError(
            _("There is something at this place already."), str(file), _("Choose another name, or move it away.")
        )
    opened = _open(study, coder) if study else None
    written = write_template(file, lang or "en", opened)
    _result(as_json, {"template": written}, [str(written)])


@inroads.command()
@STUDY
@click.argument("unit_type")
@click.argument("unit")
@click.argument("variable")
@click.argument("value")
@click.option("--because", default="", help="The reason; it is needed.")
@click.option("--absent", is_flag=True, help="The value does not hold.")
@_common
def adjudicate(
    study: Path,
    unit_type: str,
    unit: str,
    variable: str,
    value: str,
    because: str,
    absent: bool,
    coder: str,
    lang: str | None,
    as_json: bool,
) -> None:
    """Say what stands where claims differ, for example: entry E-12 medium phone."""
    del lang
    with _open(study, coder) as opened:
        act = opened.adjudicate(unit_type, unit, variable, value, because, "absent" if absent else "present")
    _result(as_json, {"act": act}, [_("Adjudicated, as act {act}.", act=act[:12])])


@inroads.command()
@STUDY
@click.argument("claims", nargs=-1, required=True)
@click.option("--because", default="", help="The reason; it is needed.")
@_common
def withdraw(study: Path, claims: tuple[str, ...], because: str, coder: str, lang: str | None, as_json: bool) -> None:
    """Take back claims by their ids; they stay visible as withdrawn."""
    del lang
    with _open(study, coder) as opened:
        act = opened.withdraw(*claims, because=because)
    _result(as_json, {"act": act}, [_("Withdrawn, as act {act}.", act=act[:12])])


@inroads.command()
@STUDY
@click.argument("act", default="")
@click.option("--because", default="", help="The reason.")
@_common
def undo(study: Path, act: str, because: str, coder: str, lang: str | None, as_json: bool) -> None:
    """Undo the last act, or the ACT whose id is given. An undo is undone by naming it."""
    del lang
    with _open(study, coder) as opened:
        undone = opened.undo(act, because)
    _result(
        as_json,
        {"undone": undone.id, "verb": undone.verb},
        [_("Undone: {verb} {act}.", verb=undone.verb, act=undone.id[:12])],
    )


@inroads.command()
@STUDY
@_common
def history(study: Path, coder: str, lang: str | None, as_json: bool) -> None:
    """List what was done in the study, act by act."""
    from inroads.report.export import export_table

    del lang
    with _open(study, coder) as opened:
        acts = opened.history()
    click.echo(export_table(acts, "json" if as_json else "csv", None), nl=False)


@inroads.command()
@STUDY
@click.argument("file", required=False, type=click.Path(path_type=Path))
@_common
def frame(study: Path, file: Path | None, coder: str, lang: str | None, as_json: bool) -> None:
    """Print the coding frame in force, or put the study's own frame FILE in force."""
    del lang
    with _open(study, coder) as opened:
        in_force = opened.set_frame(file) if file else opened.frame
        _result(
            as_json,
            {"frame": in_force.name, "digest": in_force.digest},
            [repr(in_force) if file else in_force.to_yaml()],
        )


@inroads.command()
@STUDY
@_common
def verify(study: Path, coder: str, lang: str | None, as_json: bool) -> None:
    """Prove that the study is whole: entries, parents, heads, hashes, evidence, frame, rebuild. Exit 1 on damage."""
    del lang
    with _open(study, coder) as opened:
        checks = opened.verify()
    data = [{"check": check.name, "holds": check.holds, "says": check.says} for check in checks]
    _result(as_json, data, [f"{'ok ' if check.holds else 'DAMAGED'} {check.name}: {check.says}" for check in checks])
    if not all(check.holds for check in checks):
        sys.exit(DAMAGED)


@inroads.command()
@STUDY
@click.argument("other", type=click.Path(path_type=Path))
@_common
def merge(study: Path, other: Path, coder: str, lang: str | None, as_json: bool) -> None:
    """Join a copy of the study that was worked on apart (OTHER) into STUDY; nothing is lost."""
    del lang
    with _open(study, coder) as opened:
        merged = opened.merge(other)
    _result(
        as_json,
        {"entries": merged.entries, "evidence": merged.evidence},
        [_("{entries} entries and {evidence} files came over.", entries=merged.entries, evidence=merged.evidence)],
    )


@inroads.command()
@STUDY
@_common
def upgrade(study: Path, coder: str, lang: str | None, as_json: bool) -> None:
    """Bring a study of an earlier version of Inroads to the format of this one."""
    from inroads.store.upgrade import upgrade as bring

    del coder, lang
    steps = bring(study)
    _result(as_json, {"steps": steps}, steps or [_("The study has the format of this version already.")])


def _spoken(arguments: list[str]) -> str:
    """The language asked for, known before the command line is parsed."""
    import os

    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return os.environ.get("INROADS_LANG", "en")


def main(arguments: list[str] | None = None) -> None:
    """Run a command; errors a person can mend go to stderr with exit code 2."""
    given = sys.argv[1:] if arguments is None else arguments
    with speaking(_spoken(given)):
        try:
            inroads.main(args=given, prog_name="inroads", standalone_mode=False)
        except click.ClickException as fault:
            fault.show()
            sys.exit(MENDABLE)
        except click.exceptions.Abort:
            _say(_("Stopped."))
            sys.exit(130)
        except InroadsError as error:
            _say(f"{type(error).__name__}: {error.text()}")
            sys.exit(MENDABLE)


if __name__ == "__main__":
    main()
