"""How networks are made up, and what of it goes with where they began: one file for each question."""

from inroads.answers.composition_roles import roles
from inroads.answers.composition_size import size
from inroads.answers.composition_span import span

__all__ = ["FINDINGS", "roles", "size", "span"]

FINDINGS = (size, roles, span)
