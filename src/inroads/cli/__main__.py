"""``python -m inroads.cli``."""

from inroads.cli import main

main()
