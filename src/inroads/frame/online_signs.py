"""The signs that come with Inroads, as data."""

from functools import cache
from importlib.resources import files

from inroads.frame.read_signs import SignsFile, read_signs
from inroads.frame.sign import Sign


@cache
def shipped_signs() -> SignsFile:
    """The file of signs that comes with Inroads; read once."""
    shipped = files("inroads.frame") / "online_signs.yaml"
    return read_signs("online_signs.yaml", shipped.read_text("utf-8"))


def online_signs() -> tuple[Sign, ...]:
    """The signs that come with Inroads."""
    return shipped_signs().signs
