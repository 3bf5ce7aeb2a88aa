"""How networks are made up, and what of it goes with where they began: one file for each question."""

from inroads.answers.composition_roles import roles
from inroads.answers.composition_size import size
from inroads.answers.composition_span import span
from inroads.answers.composition_structure import structure

__all__ = ["FINDINGS", "roles", "size", "span", "structure"]

FINDINGS = (size, roles, span, structure)
