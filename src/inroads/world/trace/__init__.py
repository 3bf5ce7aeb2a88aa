"""What files hold of an invented field: the rows a coder writes."""
