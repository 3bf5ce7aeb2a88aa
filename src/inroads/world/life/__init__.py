"""What happens in an invented field: people with lives, places, ties, networks that are founded and grow."""
