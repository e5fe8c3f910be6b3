"""Rules of sense over the records, one function each, each with a name."""

from timeline.check.catalogue import CATALOGUE, Entry, chosen_names, find_all, hold_back, is_warning

__all__ = ["CATALOGUE", "Entry", "chosen_names", "find_all", "hold_back", "is_warning"]
