"""Commands that keep a study whole: history, verify, merge, upgrade."""

import sys
from pathlib import Path

import click

from inroads.cli.call import STUDY, Call, called
from inroads.language import _, numeral

DAMAGED = 1


@click.command()
@STUDY
@called
def history(call: Call, study: Path) -> None:
    """List what was done in the study, act by act: id, when, who, verb, whether it stands, what it says."""
    with call.open(study) as opened:
        acts = opened.history()
    call.show(acts.to_dicts(), *("\t".join(map(str, row)) for row in [acts.columns, *acts.iter_rows()]))


@click.command()
@STUDY
@called
def verify(call: Call, study: Path) -> None:
    """Prove that the study is whole: entries, parents, heads, hashes, evidence, frame, rebuild. Exit 1 on damage."""
    with call.open(study) as opened:
        checks = opened.verify(progress=call.progress)
    words = {True: _("holds"), False: _("DAMAGED")}
    call.show(
        [{"check": check.name, "holds": check.holds, "says": check.says} for check in checks],
        *(f"{words[check.holds]}\t{check.name}: {check.says}" for check in checks),
    )
    if not all(check.holds for check in checks):
        sys.exit(DAMAGED)


@click.command()
@STUDY
@click.argument("other", type=click.Path(path_type=Path))
@called
def merge(call: Call, study: Path, other: Path) -> None:
    """Join OTHER, a copy of the study that was worked on apart, into STUDY; nothing is lost."""
    with call.open(study) as opened:
        call.progress(_("merging"), 0, 0)
        merged = opened.merge(other)
    told = _(
        "Came over: ledger entries {entries}, files {evidence}.",
        entries=numeral(merged.entries),
        evidence=numeral(merged.evidence),
    )
    data = {
        "entries": merged.entries,
        "evidence": merged.evidence,
        "frames": merged.frames,
        "documents": merged.documents,
        "signs": merged.signs,
    }
    frames = ", ".join(merged.frames)
    apart = [_("The copies have set different frames: {frames}.", frames=frames)] if frames else []
    names = ", ".join(merged.documents)
    if names:
        apart.append(
            _(
                "The copies have added different texts under one name: {names}. Undo the import of one of them, and add"
                " it again with a --name; what was coded in it must be coded again.",
                names=names,
            )
        )
    if merged.signs:
        signs = ", ".join(merged.signs)
        apart.append(_("The copies have set different signs: {names}; the last is in force.", names=signs))
    call.show(data, told, *apart)


@click.command()
@STUDY
@called
def upgrade(call: Call, study: Path) -> None:
    """Bring a study of an earlier version of Inroads to the format of this one."""
    from inroads.store.upgrade import upgrade as bring

    steps = bring(study)
    call.show({"steps": steps}, *(steps or [_("The study has the format of this version already.")]))
