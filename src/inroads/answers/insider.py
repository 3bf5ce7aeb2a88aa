"""What the sources tell of each other."""

from inroads.answers.contradictions import contradictions

FINDINGS = (contradictions,)
