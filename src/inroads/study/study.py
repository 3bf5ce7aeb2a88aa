"""The facade: every verb of a study, in Python. It knows all rooms and holds no logic of its own."""

from inroads.study.contacts import Contacting
from inroads.study.deciding import Deciding
from inroads.study.graphs import Graphing
from inroads.study.keeping import Keeping
from inroads.study.proposing import Proposing
from inroads.study.reading import Reading
from inroads.study.since import Watching
from inroads.study.watching import Arriving


class Study(Arriving, Deciding, Proposing, Reading, Watching, Graphing, Contacting, Keeping):
    """A study you can fill, decide in, and ask.

    Everything it computes follows from evidence, frame and ledger; ``actor`` is who acts.
    """
