"""YAML to records: every value keeps its file, line and column; faults are collected, never thrown.

`places` and `problem` are light; the rest reads YAML, and a warm command imports none of it.
"""
