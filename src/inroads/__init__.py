"""Inroads maps the ways into criminal networks."""

__version__ = "0.1.0"
