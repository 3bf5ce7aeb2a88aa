# ruff: noqa: INP001
"""Pages run whole, commands and Python together, in tests/test_docs.py; so their doctests are not collected here."""

collect_ignore_glob = ["*.md"]
