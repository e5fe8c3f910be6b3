"""timeline: an explorer of policy and law over time, from YAML files anyone can edit."""

__version__ = "0.1.0"
__released__ = "2026-11-24"  # the day of this version: the man page bears it
