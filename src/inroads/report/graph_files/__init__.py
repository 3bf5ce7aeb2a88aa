"""A graph as files that other programs read, one file of code for each form."""
