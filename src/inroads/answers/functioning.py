"""What is done where, where the world changes, what cannot run without the other, how trust and money go about."""

from inroads.answers.functioning_dependence import dependence
from inroads.answers.functioning_map import map as script_map
from inroads.answers.functioning_money import money
from inroads.answers.functioning_switches import switches
from inroads.answers.functioning_trust import trust

FINDINGS = (script_map, switches, dependence, trust, money)
