"""Verbs that read posts: threads in context, samples to code."""

from inroads.study.opened import Opened


class Reading(Opened):
    """The verbs that read posts."""
