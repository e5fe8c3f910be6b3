"""Rows to files: CSV with a Frictionless data package, and one XLSX workbook. The sheets come from the selection; here they are only written."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.query.selection import Selection
from timeline.query.sheets import Sheet, SheetColumn, Value, sheets

FORMULA = "cells that begin like a formula, which got an apostrophe in front"
TOO_LONG = "cells longer than a worksheet can hold, cut"
TOO_MANY = "rows beyond what a worksheet can hold, left out"
_RISKY = re.compile("'*[=+@-]").match  # with an apostrophe more, what had one can be told from what got one
_CELL, _ROWS = 32_767, 1_048_575  # what a worksheet holds: characters of a cell, rows below the head
_OFTEN = 1_000  # rows between two words on progress
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet's calendar is wrong


def _clean_rows(sheet: Sheet, selection: Selection, losses: Losses) -> Iterator[list[Value]]:
    """The rows, with texts that are safe in any file."""
    for number, row in enumerate(sheet.rows(), 1):
        if number % _OFTEN == 0:
            selection.watch(number, f"rows of {sheet.name}")
        yield [plain(value, losses) if isinstance(value, str) else value for value in row]


# --- CSV -------------------------------------------------------------------------------------------------------------


def write_csv(selection: Selection, folder: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """A CSV file a sheet, and `datapackage.json`, which describes them all."""
    losses: Losses = {}
    resources: list[dict[str, Any]] = []
    held = sheets(selection)
    for sheet in held:
        path = os.path.join(folder, f"{sheet.name}.csv")
        with open(path, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([column.name for column in sheet.columns])
            for row in _clean_rows(sheet, selection, losses):
                writer.writerow([_csv_cell(value, losses) for value in row])
        resources.append(_resource(sheet, path))
    with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8", newline="") as out:
        json.dump(_package(selection, resources), out, ensure_ascii=False, indent=2)
        out.write("\n")
    return losses


def _csv_cell(value: Value, losses: Losses) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _RISKY(value):
        lose(losses, FORMULA)
        return f"'{value}"
    return str(value)


def _package(selection: Selection, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """The descriptor of the data package, https://specs.frictionlessdata.io/data-package/."""
    about = selection.about()
    licence = about.get("licence", "")
    found = {
        "profile": "tabular-data-package", "name": _slug(selection.name), "title": about["title"],
        "description": selection.lens.text(selection.info.get("summary")), "version": about["version"],
        "licenses": [{"name": "-".join(licence.split()), "title": licence}] if licence else [],
        "about": about, "dataset": selection.info, "assertions": selection.assertions(), "resources": resources,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _slug(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower()).strip("-") or "dataset"


def _resource(sheet: Sheet, path: str) -> dict[str, Any]:
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {"fields": [_field(column) for column in sheet.columns], "missingValues": [""]}
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    if sheet.refers:
        schema["foreignKeys"] = [{"fields": [name], "reference": {"resource": other, "fields": ["id"]}} for name, other in sheet.refers]
    return {
        "name": sheet.name, "path": os.path.basename(path), "profile": "tabular-data-resource", "description": sheet.doc,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": os.path.getsize(path), "hash": f"sha256:{digest}", "schema": schema,
    }  # fmt: skip


def _field(column: SheetColumn) -> dict[str, str]:
    return {"name": column.name, "type": column.type, "description": column.doc}


# --- XLSX ------------------------------------------------------------------------------------------------------------


def write_xlsx(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """A workbook: what it is, then a worksheet a sheet. Texts are never formulas, and days are days wherever a spreadsheet knows them."""
    import xlsxwriter

    losses: Losses = {}
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "tmpdir": os.path.dirname(path),  # what it needs meanwhile lies where the result will, and goes with a run that fails
    }  # fmt: skip
    book = xlsxwriter.Workbook(path, options)
    about = selection.about()
    book.set_properties(
        {"title": plain(about["title"]), "comments": plain(selection.headline()), "created": _midnight(selection.dated or "1980-01-01")}
    )
    head, day = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"num_format": "yyyy-mm-dd"})
    held = sheets(selection)
    _write_about(book.add_worksheet("about"), about, held, head)
    for sheet in held:
        _write_sheet(book.add_worksheet(sheet.name), sheet, selection, (head, day), losses)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(*error.args[0].args) from error  # such as that of a full disk
    return losses


def _midnight(day: str) -> datetime:
    return datetime.fromisoformat(day)  # a workbook's times have no zone


def _write_about(page: Any, about: dict[str, str], held: list[Sheet], head: Any) -> None:
    """The first worksheet: the dataset, its version, date and licence, and what each of the others holds."""
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 100)
    lines = [*about.items(), ("", ""), *((sheet.name, sheet.doc) for sheet in held)]
    for number, (name, text) in enumerate(lines):
        page.write_string(number, 0, name, head)
        page.write_string(number, 1, plain(text))


def _write_sheet(page: Any, sheet: Sheet, selection: Selection, styles: tuple[Any, Any], losses: Losses) -> None:
    head, day = styles
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _width(column))
        page.write_string(0, place, column.name, head)
        page.write_comment(0, place, column.doc)
    number = 0
    for row in _clean_rows(sheet, selection, losses):
        if number == _ROWS:
            lose(losses, TOO_MANY)
            continue
        number += 1
        for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, number, place, value, day if column.type == "date" else None, losses)
    page.autofilter(0, 0, number, len(sheet.columns) - 1)


def _width(column: SheetColumn) -> int:
    if column.type in ("date", "boolean", "integer", "number"):
        return 12
    return 40 if column.name.startswith(("title", "summary", "text", "note", "sources")) or column.name.endswith("_title") else 18


def _write_cell(page: Any, row: int, place: int, value: Value, day: Any, losses: Losses) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        page.write_number(row, place, value)
    elif day is not None and (found := date.fromisoformat(value)) >= _FIRST_DAY:
        page.write_datetime(row, place, found, day)
    else:
        if _length(value) > _CELL:
            lose(losses, TOO_LONG)
            value = value.encode("utf-16-le")[: 2 * _CELL].decode("utf-16-le", "ignore")
        page.write_string(row, place, value)


def _length(text: str) -> int:
    """How long a spreadsheet takes a text for: it counts a letter outside of the first plane twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
