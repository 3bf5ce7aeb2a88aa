"""The coding frame in force, and every version a study ever had."""

from inroads.errors import StudyError
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.frame.read import read_frame
from inroads.language import _
from inroads.store.acts import standing_acts
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
    return pen.write("frame", {"frame": frame.name, "digest": frame.digest, "file": name})


def kept_frames(study: StudyFolder) -> list[Frame]:
    """Every version of a frame that the study ever had in force."""
    files = sorted((study.path / "frame").glob("*.yaml"))
    return [read_frame({path.name: study.sealer.unseal(path.read_bytes()).decode()}) for path in files]


def frame_in_force(study: StudyFolder) -> Frame:
    """The frame that stands; of two copies that each set one, the later; raises StudyError where its file is gone."""
    acts = [act for act in standing_acts(study.ledger) if act.verb == "frame"]
    if not acts:
        return default_frame()
    last = max(acts, key=lambda act: (act.at, act.id))
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
