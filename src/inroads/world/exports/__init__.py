"""Writers that lay an invented meeting place out as the exports a user would have, one file per family."""
