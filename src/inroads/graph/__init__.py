"""Who was in contact with whom, by rules declared as data; the graph of persons and places, and measures on it."""
