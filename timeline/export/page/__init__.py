"""The page that gets e-mailed: its records, lanes, state of play, style and script."""
