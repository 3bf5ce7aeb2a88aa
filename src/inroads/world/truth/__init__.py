"""What is true of an invented field: the quantities that findings ask for, computed from the log alone."""
