"""The facade: every verb of a study, in Python. It knows all rooms and holds no logic of its own."""

from inroads.study.asking import Asking
from inroads.study.contacts import Contacting
from inroads.study.deciding import Deciding
from inroads.study.filling import Filling
from inroads.study.keeping import Keeping


class Study(Filling, Deciding, Asking, Contacting, Keeping):
    """A study you can fill, decide in, and ask.

    Everything it computes follows from evidence, frame and ledger; ``actor`` is who acts.
    """
