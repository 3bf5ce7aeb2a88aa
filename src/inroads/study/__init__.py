"""The facade: every verb of a study, in Python."""

from inroads.study.making import new_study, open_study, preview, write_template
from inroads.study.study import Study

__all__ = ["Study", "new_study", "open_study", "preview", "write_template"]
