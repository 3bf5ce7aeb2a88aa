"""What is done where, and what cannot run without the other world."""

from inroads.answers.functioning_dependence import dependence
from inroads.answers.functioning_map import map as script_map

FINDINGS = (script_map, dependence)
