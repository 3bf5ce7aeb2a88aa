"""Make a study, open one, and what needs none."""

from pathlib import Path
from typing import TYPE_CHECKING

from inroads.language import speaking
from inroads.store.study_folder import Settings, StudyFolder
from inroads.study.study import Study

if TYPE_CHECKING:
    from inroads.coding.preview import ShownClaims


def new_study(
    path: str | Path,
    title: str = "",
    coder: str = "",
    lang: str = "en",
    question: str = "",
    period: str = "",
    legal_basis: str = "",
) -> Study:
    """Make an empty study with the default frame, and open it.

    Raises InputError where something stands at ``path`` already.
    """
    from inroads.frame.default import default_frame
    from inroads.model.when import When
    from inroads.store.frames import write_frame

    if period:
        When.read(period)
    place = Path(path)
    settings = Settings(title or place.stem, question, period, legal_basis, coder=coder, lang=lang)

    def begin(folder: StudyFolder) -> None:
        with folder.ledger.writing(Study(folder, coder).actor) as pen:
            pen.write("new", {"title": settings.title, "format": settings.format})
            write_frame(folder, pen, default_frame())

    return Study(StudyFolder.create(place, settings, begin), coder)


def open_study(path: str | Path, coder: str = "") -> Study:
    """Open a study; raises StudyError where the folder is none or cannot be read."""
    return Study(StudyFolder.open(Path(path)), coder)


def preview(file: str | Path, mapping: str | Path, rows: int = 5, study: Study | None = None) -> "ShownClaims":
    """How the first rows of a file become claims under a mapping, and every fault of the file; changes nothing.

    Under the frame of ``study``, where one is given.
    """
    from inroads.coding.preview import ShownClaims, faults_of, show_row
    from inroads.frame.default import default_frame
    from inroads.sources.post_mapping_file import read_post_mapping
    from inroads.sources.read import preview_mapping, read_sources
    from inroads.study.posts import preview_posts

    posts = read_post_mapping(Path(mapping))
    if posts:
        return preview_posts(Path(file), posts, rows)
    frame = study.frame if study else default_frame()
    name = Path(file).name
    seen = preview_mapping(Path(file), Path(mapping), rows, frame)
    shown = [show_row(row.where, row.record, row.rows, frame, name) for row in seen.rows]
    faults = list(seen.faults) or faults_of(read_sources(Path(file), frame, Path(mapping)).rows, frame, name)
    return ShownClaims(shown, faults, list(seen.notes), seen.counts)


def write_template(path: str | Path, lang: str = "en", study: Study | None = None) -> Path:
    """Write the empty workbook: drop-downs, the frame as a sheet, three filled rows."""
    from inroads.frame.default import default_frame
    from inroads.sources.template import write_template as write

    target = Path(path)
    with speaking(lang):
        write(target, study.frame if study else default_frame(), lang)
    return target
