"""How offline and online ties hang together: one file for each question."""

from inroads.answers.coupling import coupling
from inroads.answers.formed_maintained import formed_maintained
from inroads.answers.tie_brokers import brokers
from inroads.answers.tie_order import order
from inroads.answers.tie_overlap import overlap

__all__ = ["FINDINGS", "brokers", "coupling", "formed_maintained", "order", "overlap"]

FINDINGS = (formed_maintained, overlap, order, brokers, coupling)
