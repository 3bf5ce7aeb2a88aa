"""Who came in how, in which steps, brought by whom; what became of approaches; how networks originated and grew."""

from inroads.answers.approaches import approaches
from inroads.answers.by_group import by_phase, by_role
from inroads.answers.chains import chains
from inroads.answers.growth_types import growth_types
from inroads.answers.pathways import pathways
from inroads.answers.two_by_two import two_by_two

FINDINGS = (two_by_two, by_role, by_phase, pathways, chains, approaches, growth_types)
