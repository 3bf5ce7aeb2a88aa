"""The coding frame: which variables and values there are, as data, versioned, in two languages."""

from inroads.frame.default import default_frame
from inroads.frame.frame import Frame, Value, Variable
from inroads.frame.read import read_frame

__all__ = ["Frame", "Value", "Variable", "default_frame", "read_frame"]
