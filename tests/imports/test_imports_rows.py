"""Files of separated values: every way in which people save them, and the line of every row."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from timeline.imports.faults import Unusable
from timeline.imports.rows import open_table

HEAD = ("No", "Title")


def read(folder: Path, content: bytes, **how: str) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    """The headings and the rows with their lines."""
    path = folder / "table.csv"
    path.write_bytes(content)
    table = open_table(str(path), **how)
    return table.head, [(row.line, row.cells) for row in table.rows()]


@pytest.mark.parametrize(
    "content",
    [
        "No,Title\n1,Закон\n".encode(), codecs.BOM_UTF8 + "No,Title\r\n1,Закон\r\n".encode(), "No,Title\r1,Закон\r".encode(),
        "No;Title\n1;Закон\n".encode(), "No\tTitle\n1\tЗакон\n".encode(), "No|Title\n1|Закон\n".encode(), '"No","Title"\n"1","Закон"\n'.encode(),
        "No,Title\n1,Закон".encode(), codecs.BOM_UTF16_LE + "No,Title\n1,Закон\n".encode("utf-16-le"), codecs.BOM_UTF16_BE + "No;Title\n1;Закон\n".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "No,Title\n1,Закон\n".encode("utf-32-le"), "No,Title\n1,Закон\n".encode("utf-16-le"), "No\tTitle\n1\tЗакон\n".encode("utf-16-be"),
        '"No";"Title"\n"1";"Закон"\n'.encode(), b" No , Title \n" + "1,Закон\n".encode(),
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_is_saved(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == (HEAD, [(2, ["1", "Закон"])])


def test_an_encoding_that_is_given_is_used(tmp_path: Path) -> None:
    assert read(tmp_path, "No,Title\n1,Закон\n".encode("cp1251"), encoding="cp1251") == (HEAD, [(2, ["1", "Закон"])])


@pytest.mark.parametrize("asked", ["semicolon", ";"])
def test_a_delimiter_that_is_given_is_used(tmp_path: Path, asked: str) -> None:
    assert read(tmp_path, b"No;Title, the\n1;a, b\n", delimiter=asked) == (("No", "Title, the"), [(2, ["1", "a, b"])])


def test_a_sign_inside_quotes_does_not_separate(tmp_path: Path) -> None:
    assert read(tmp_path, b'"a;b;c;d","e"\n1,2\n')[0] == ("a;b;c;d", "e")


def test_a_row_over_several_lines_counts_all_of_them(tmp_path: Path) -> None:
    assert read(tmp_path, b'No,Title\n1,"a\nb\nc"\n\n2,d\n')[1] == [(2, ["1", "a\nb\nc"]), (6, ["2", "d"])]


@pytest.mark.parametrize("start", [b"sep=;\n", b"sep=;\r\n", codecs.BOM_UTF8 + b"sep=;\n", b'"sep=;"\n'])
def test_a_first_line_that_names_the_sign_between_columns_is_obeyed(tmp_path: Path, start: bytes) -> None:
    assert read(tmp_path, start + b"No;Title, the\n1;a\n") == (("No", "Title, the"), [(3, ["1", "a"])])


def test_an_empty_line_is_no_row(tmp_path: Path) -> None:
    assert read(tmp_path, b"\n\nNo,Title\n\n1,a\n,\n2,b\n")[1] == [(5, ["1", "a"]), (7, ["2", "b"])]


@pytest.mark.parametrize(
    ("content", "how", "message"),
    [
        (b"", {}, "is empty"), (b"\n \n", {}, "is empty"), (b"No,No\n1,2\n", {}, "two columns called No"), ("No,Title\n1,Закон\n".encode("cp1251"), {}, r":2: the text is not utf-8"),
        (codecs.BOM_UTF16_LE + b"N", {}, "the text is not utf-16"), (b"PK\x03\x04", {}, "is a workbook or another zip file"), (b"%PDF-1.7", {}, "is a PDF"),
        (b"\x1f\x8b\x08", {}, "packed with gzip"), (b"\xd0\xcf\x11\xe0\xa1", {}, "an old workbook"), (b'No,Title\n1,"' + b"x" * 17_000_000, {}, ":2: a broken row"),
        (b"No,Title\n1,a\n", {"encoding": "klingon"}, "`klingon` is not known"), (b"No,Title\n1,a\n", {"delimiter": "::"}, "no sign between columns"),
        (b"No,Title\n1,a\n", {"delimiter": '"'}, "no sign between columns"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_told(tmp_path: Path, content: bytes, how: dict[str, str], message: str) -> None:
    with pytest.raises(Unusable) as caught:
        read(tmp_path, content, **how)
    assert re.search(message, caught.value.message), caught.value.message


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        open_table(str(tmp_path / "none.csv"))


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        open_table(str(tmp_path))


def test_no_more_than_a_row_is_held(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("No,Title\n" + "1,a\n" * 200_000, encoding="utf-8")
    rows = open_table(str(path)).rows()
    assert next(rows).line == 2  # the first is there before the last is read
    assert sum(1 for _ in rows) == 199_999
