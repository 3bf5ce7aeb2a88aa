"""The coding frame in force, and every version a study ever had."""

from collections.abc import Callable

import polars as pl

from inroads.errors import Fault, InputError, StudyError
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.frame.read import read_frame
from inroads.language import _
from inroads.store.acts import Act, standing_acts
from inroads.store.claims import listed
from inroads.store.durable import write_durably
from inroads.store.ledger import Pen
from inroads.store.study_folder import StudyFolder

DIGITS = 12


def frame_file(frame: Frame) -> str:
    """The name of the file that holds a version of a frame."""
    return f"{frame.name}-{frame.digest[:DIGITS]}.yaml"


def write_frame(study: StudyFolder, pen: Pen, frame: Frame) -> str:
    """Keep the frame and put it in force; gives the id of the act."""
    name = frame_file(frame)
    write_durably(study.path / "frame" / name, frame.to_yaml().encode(), study.sealer)
    before = [act.id for act in standing_acts(study.ledger) if act.verb == "frame"]
    return pen.write("frame", {"frame": frame.name, "digest": frame.digest, "file": name, "supersedes": before})


def frame_heads(study: StudyFolder) -> list[Act]:
    """The frames that stand and that no other took the place of: one, or two that copies set apart from each other."""
    acts = [act for act in standing_acts(study.ledger) if act.verb == "frame"]
    past = {str(id_) for act in acts for id_ in listed(act, "supersedes")}
    return sorted((act for act in acts if act.id not in past), key=lambda act: (act.at, act.id))


def frames_at_odds(study: StudyFolder) -> list[str]:
    """The names of frames that were set apart from each other; none where one frame is in force beyond dispute."""
    heads = {str(act.content["digest"]): f"{act.content['frame']} ({act.author})" for act in frame_heads(study)}
    return sorted(heads.values()) if len(heads) > 1 else []


def must_follow(study: StudyFolder, frame: Frame) -> None:
    """Raise InputError where the frame bears the name of one that the study kept, and is not a later version of it.

    The same version with other content would make two frames of one name; a later version that lacks variables or
    values would leave claims that no frame explains.
    """
    for kept in kept_frames(study):
        if kept.frame != frame.frame or kept.digest == frame.digest:
            continue
        if kept.version == frame.version:
            raise InputError(
                _("This study has kept another frame of the name {name}.", name=frame.name),
                do=_("Raise the version: a change is a new version."),
            )
        gone = _lost(kept, frame) if kept.version < frame.version else []
        if gone:
            raise InputError(
                _(
                    "Version {name} lacks what an earlier version had: {gone}.",
                    name=frame.name,
                    gone=", ".join(gone[:8]),
                ),
                do=_("Keep all variables and values; a study may add, never take away."),
            )


def _lost(kept: Frame, frame: Frame) -> list[str]:
    gone = []
    for variable in kept.variables:
        new = frame.variable(variable.unit, variable.variable)
        if new is None:
            gone.append(variable.id)
        elif new.type != variable.type:
            gone.append(f"{variable.id} ({variable.type} > {new.type})")
        else:
            gone += [f"{variable.id}={value.value}" for value in variable.values if new.value(value.value) is None]
    return gone


def must_fit(claims: pl.DataFrame, frame: Frame, read: Callable[[str, str, str], None]) -> None:
    """Raise one InputError with every claim that the frame cannot read; ``read`` reads unit type, variable, value."""
    faults = []
    cells = claims.filter(~pl.col("withdrawn")).select("unit_type", "variable", "value", "unit")
    for unit_type, variable, value, unit in cells.unique(["unit_type", "variable", "value"]).sort("unit").iter_rows():
        try:
            read(unit_type, variable, value)
        except InputError as error:
            place = _("{unit_type} {unit}, {variable}", unit_type=unit_type, unit=unit, variable=variable)
            faults += [
                Fault(fault.what, place, _("The frame {name} does not fit this claim.", name=frame.name))
                for fault in error.faults
            ]
    if faults:
        raise InputError.of(faults)


def kept_frames(study: StudyFolder) -> list[Frame]:
    """Every version of a frame that the study ever had in force."""
    files = sorted((study.path / "frame").glob("*.yaml"))
    return [read_frame({path.name: study.sealer.unseal(path.read_bytes()).decode()}) for path in files]


def frame_in_force(study: StudyFolder) -> Frame:
    """The frame that stands; of two copies that each set one, the later; raises StudyError where its file is gone.

    One that was set in knowledge of another takes its place, whatever the clock says.
    """
    heads = frame_heads(study)
    if not heads:
        return default_frame()
    last = heads[-1]
    if last.content["digest"] == default_frame().digest:
        return default_frame()
    path = study.path / "frame" / str(last.content["file"])
    if not path.is_file():
        raise StudyError(
            _("A version of the coding frame is missing: {name}.", name=path.name),
            str(path),
            _("Put it back from a backup or a copy."),
        )
    text = study.sealer.unseal(path.read_bytes()).decode()
    return read_frame({path.name: text})
