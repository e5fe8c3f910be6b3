"""timeline: an explorer of policy and law over time, from YAML files anyone can edit."""

__version__ = "0.1.0"
