"""Who was in contact with whom: rules that are declared as data, each answered by one file of SQL."""
