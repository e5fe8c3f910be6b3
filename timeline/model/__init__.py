"""The vocabulary and the record types: the one definition of what a dataset may hold."""

from timeline.model.kinds import BY_NAME, BY_PLURAL, KINDS, TYPES, Field, Kind

__all__ = ["BY_NAME", "BY_PLURAL", "KINDS", "TYPES", "Field", "Kind"]
