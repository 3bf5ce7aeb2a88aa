"""The frame that comes with Inroads."""

from functools import cache
from importlib.resources import files

from inroads.frame.assemble import assemble
from inroads.frame.frame import Frame


@cache
def default_frame() -> Frame:
    """The coding frame that comes with Inroads; read once."""
    folder = files("inroads.frame") / "inroads"
    shipped = sorted(folder.iterdir(), key=lambda file: file.name)
    return assemble(
        {file.name: file.read_text("utf-8") for file in shipped if file.name.endswith(".yaml")}, lambda _: None
    )
