"""Drafts as Markdown, text and Word: what was said is all there, and every footnote leads to its definition and back."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from conftest import MakeDataset
from docx import Document
from docx.document import Document as Word
from markdown_it import MarkdownIt
from writing import DATASET, RECORDS, every, made

from timeline.export.draft import markdown, plain_signs, text
from timeline.export.draft_docx import NotInstalled, docx
from timeline.query.report import Draft, Grid, Heading, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(params=["en", "uk"])
def draft(request: pytest.FixtureRequest, dataset: MakeDataset) -> Draft:
    """The draft on the pact, in each language."""
    return made(dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS}), language=request.param)


def marks(draft: Draft) -> list[int]:
    """The number of every mark, in reading order."""
    return [draft.numbers[cite] for sentence in every(draft) for cite in sentence.cites]


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_every_mark_of_markdown_has_one_definition(draft: Draft) -> None:
    written = markdown(draft)
    defined = re.findall(r"^\[\^(\d+)\]: ", written, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", written)
    assert [int(number) for number in used] == marks(draft)
    assert defined == list(dict.fromkeys(used))


def test_markdown_holds_every_heading_item_and_table(draft: Draft) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(draft))
    blocks = [block for part in draft.parts for block in part.blocks]
    headings = 2 + len(draft.parts) + sum(isinstance(block, Heading) for block in blocks)
    items = sum(isinstance(block, Paragraph) and block.listed for block in blocks)
    rows = sum(len(block.rows) + 1 for block in blocks if isinstance(block, Grid))
    found = [sum(token.type == name for token in tokens) for name in ("heading_open", "list_item_open", "tr_open")]
    assert found == [headings, items, rows]


def test_an_address_in_markdown_is_a_link_that_leads_there(draft: Draft) -> None:
    inside = [token for token in MarkdownIt("commonmark").parse(markdown(draft)) if token.children]
    links = {child.attrs["href"] for token in inside for child in token.children or () if child.type == "link_open"}
    assert "https://example.org/a_b?c=1" in links


def test_ascii_leaves_no_typographic_sign() -> None:
    assert plain_signs("“Pact” – «a» § 1…") == '"Pact" - "a" section  1...'


# --- text ------------------------------------------------------------------------------------------------------------


def test_text_holds_every_sentence_and_every_note(draft: Draft) -> None:
    written = text(draft)
    said = [sentence.text for part in draft.parts for block in part.blocks if isinstance(block, Paragraph) for sentence in block.sentences]
    assert [sentence for sentence in said if sentence not in written] == []
    assert [note.text for note in draft.notes if f"[{note.number}] {note.text}" not in written] == []


# --- Word ------------------------------------------------------------------------------------------------------------


def opened(draft: Draft) -> tuple[Word, dict[str, ElementTree.Element]]:
    """The document as python-docx reads it, and the parts that it does not know."""
    packed = docx(draft)
    with ZipFile(BytesIO(packed)) as archive:
        names = ("word/footnotes.xml", "word/document.xml", "word/settings.xml", "word/_rels/footnotes.xml.rels", "[Content_Types].xml")
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in names}
    return Document(BytesIO(packed)), parts


def test_word_holds_every_sentence(draft: Draft) -> None:
    document, _ = opened(draft)
    said = [sentence.text for part in draft.parts for block in part.blocks if isinstance(block, Paragraph) for sentence in block.sentences]
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert [sentence for sentence in said if sentence not in written] == []


def test_word_holds_every_heading_and_table(draft: Draft) -> None:
    document, _ = opened(draft)
    headings = [part.heading for part in draft.parts]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"] == headings
    grids = [block for part in draft.parts for block in part.blocks if isinstance(block, Grid)]
    assert [len(table.rows) for table in document.tables] == [len(grid.rows) + 1 for grid in grids]


def test_word_has_real_footnotes_each_referred_to_once(draft: Draft) -> None:
    _, parts = opened(draft)
    notes = {int(note.attrib[f"{W}id"]): "".join(note.itertext()) for note in parts["word/footnotes.xml"] if f"{W}type" not in note.attrib}
    references = [int(found.attrib[f"{W}id"]) for found in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert references == [note.number for note in draft.notes]
    assert notes == {note.number: f" {note.text}" for note in draft.notes}


def test_word_marks_a_note_again_with_a_reference_to_its_first_mark(draft: Draft) -> None:
    _, parts = opened(draft)
    body = parts["word/document.xml"]
    bookmarks = {found.attrib[f"{W}name"] for found in body.iter(f"{W}bookmarkStart")}
    again = [re.findall(r"NOTEREF (\S+)", found.attrib[f"{W}instr"])[0] for found in body.iter(f"{W}fldSimple")]
    assert set(again) <= bookmarks
    assert len(again) + len(draft.notes) == len(marks(draft))


def test_word_knows_the_separators_and_the_part_of_the_footnotes(draft: Draft) -> None:
    _, parts = opened(draft)
    special = [note.attrib[f"{W}id"] for note in parts["word/footnotes.xml"] if f"{W}type" in note.attrib]
    named = [note.attrib[f"{W}id"] for note in parts["word/settings.xml"].find(f"{W}footnotePr") or ()]
    assert special == named == ["-1", "0"]
    order = [child.tag for child in parts["word/settings.xml"]]
    assert order.index(f"{W}footnotePr") < order.index(f"{W}compat")  # the order of the schema, or Word wants to repair the file
    kinds = {kind.attrib.get("PartName"): kind.attrib["ContentType"] for kind in parts["[Content_Types].xml"]}
    assert kinds["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")


def test_a_footnote_of_word_links_to_the_address(draft: Draft) -> None:
    _, parts = opened(draft)
    targets = {relation.attrib["Id"]: relation.attrib["Target"] for relation in parts["word/_rels/footnotes.xml.rels"]}
    links = {targets[link.attrib[f"{R}id"]] for link in parts["word/footnotes.xml"].iter(f"{W}hyperlink")}
    assert links == {"https://example.org/a_b?c=1"}


def test_styles_of_footnotes_exist(draft: Draft) -> None:
    document, parts = opened(draft)
    used = {found.attrib[f"{W}val"] for name in ("rStyle", "pStyle") for found in parts["word/footnotes.xml"].iter(f"{W}{name}")}
    assert used <= {style.style_id for style in document.styles}


def test_word_says_its_language_and_day(draft: Draft) -> None:
    document, _ = opened(draft)
    assert str(document.core_properties.created)[:10] == "2026-11-24"
    assert document.core_properties.language == {"en": "en-GB", "uk": "uk-UA"}[draft.language]


def test_two_word_files_of_one_draft_are_the_same_bytes(draft: Draft) -> None:
    assert docx(draft) == docx(draft)


def test_a_missing_library_is_told(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(NotInstalled):
        docx(draft)
