"""Other people's tables, and the exports of this program, made into the YAML of a dataset. Knows nothing of the command line."""
