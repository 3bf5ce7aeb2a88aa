"""A process that forks one child per line it reads: the child carries out the verbs and acknowledges each.

All modules are loaded before the fork, so that the calls of a child are those of its verbs and of nothing else.
"""

import ctypes
import os
import sys
import traceback
from pathlib import Path

from tests.reliability.verbs import STEPS

import inroads.coding.claims
import inroads.coding.decide
import inroads.coding.record
import inroads.involvement.view
import inroads.sources.read
import inroads.store.merge
import inroads.store.snapshot  # noqa: F401
from inroads.errors import StudyError
from inroads.frame.default import default_frame

PR_SET_PTRACER, ANYBODY = 0x59616D61, -1
REFUSED, CRASHED = 2, 70


def work(place, names):
    """Wait for the word to go, then do one verb after the other; each is acknowledged in ``acks``.

    Acknowledgements go through ``writev``, a call that no test tampers with.
    """
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(ANYBODY & (2**64 - 1)), 0, 0, 0)
    acks = os.open(place / "acks", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    go = os.open(place / "go", os.O_RDWR)
    say(os.getpid())
    os.read(go, 1)
    for name in names:
        try:
            STEPS[name](place)
        except StudyError as error:
            os.writev(acks, [f"REFUSED {name}: {error}\n".encode()])
            return REFUSED
        os.writev(acks, [f"{name}\n".encode()])
    return 0


def say(number):
    """Tell the tests a number."""
    os.write(1, f"{number}\n".encode())


def serve():
    """One child per line ``place|verb|verb ...``: it tells its id when it is ready; how it ended is told after that."""
    default_frame()
    for line in sys.stdin:
        place, *names = line.rstrip("\n").split("|")
        child = os.fork()
        if child == 0:
            code = CRASHED
            try:
                code = work(Path(place), names)
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                os._exit(code)
        _pid, status = os.waitpid(child, 0)
        say(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve()
