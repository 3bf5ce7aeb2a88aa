"""What changed over the years, and what only seems to."""

from inroads.answers.change_comparable import comparable
from inroads.answers.change_decomposed import decomposed
from inroads.answers.change_mechanisms import mechanisms
from inroads.answers.change_places import places
from inroads.answers.change_within import within_networks

FINDINGS = (mechanisms, within_networks, places, decomposed, comparable)
