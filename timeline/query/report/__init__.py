"""A draft of the section of an alternative report: what the dataset holds on a treaty over a period, each sentence with its records."""

from __future__ import annotations

from timeline.query.report.draft import Cite, Draft, Grid, Heading, Note, Paragraph, Part, Sentence, sentences
from timeline.query.report.forms import as_answer, as_card, cells
from timeline.query.report.whole import report

__all__ = ["Cite", "Draft", "Grid", "Heading", "Note", "Paragraph", "Part", "Sentence", "as_answer", "as_card", "cells", "report", "sentences"]
