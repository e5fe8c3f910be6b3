"""YAML to records: every value keeps its file, line and column; faults are collected, never thrown."""

from timeline.load.decode import Claim, Event, Link, Record
from timeline.load.files import (
    DataUnreadable,
    DatasetInfo,
    FileStamp,
    find_dataset,
    find_files,
    read_dataset_info,
    read_records,
)
from timeline.load.problem import PROBLEMS, Problem

__all__ = [
    "PROBLEMS",
    "Claim",
    "DataUnreadable",
    "DatasetInfo",
    "Event",
    "FileStamp",
    "Link",
    "Problem",
    "Record",
    "find_dataset",
    "find_files",
    "read_dataset_info",
    "read_records",
]
