"""A draft as a Word document with real footnotes.

python-docx writes everything but footnotes: it has no part for them. The part is made here: its XML (ISO/IEC 29500-1, 17.11), its relationship
to the document, the two separators that Word expects, and the styles. A footnote stands where it is first needed; later marks of the same note are
cross-references to it (the field NOTEREF), so that a number always means one source and place.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from timeline.query.report import Cite, Draft, Grid, Heading, Note, Sentence
from timeline.render.clean import clean

_LANGUAGES = {"en": "en-GB", "uk": "uk-UA"}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REFERENCE, _TEXT = "footnote reference", "footnote text"  # Word's own names of the two styles
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_AFTER_NOTES = ("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping")  # order of CT_Settings
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


class NotInstalled(Exception):
    """The library that writes Word files is not there."""


def docx(draft: Draft) -> bytes:
    """The file, the same for the same draft. Raises `NotInstalled`."""
    try:
        from docx import Document
    except ImportError as error:
        raise NotInstalled from error
    document = Document()
    _describe(document, draft)
    styles = _styles(document)
    body = _Body(document, draft, styles)
    body.write()
    _add_notes(document, draft, styles)
    written = BytesIO()
    document.save(written)
    return _dateless(written.getvalue())


def _describe(document: Any, draft: Draft) -> None:
    """Title, language and day; no author and no clock."""
    from datetime import UTC, datetime

    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title, properties.language = clean(draft.title)[:255], _LANGUAGES.get(draft.language, draft.language)
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.fromisoformat(draft.day).replace(tzinfo=UTC)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES.get(draft.language, draft.language))


def _styles(document: Any) -> dict[str, str]:
    """The ids of the two styles of footnotes, by Word's names."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    reference = document.styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    paragraph = document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    paragraph.base_style = document.styles["Normal"]
    paragraph.font.size = Pt(9)
    paragraph.paragraph_format.space_after = Pt(0)
    return {_REFERENCE: reference.style_id, _TEXT: paragraph.style_id}


class _Body:
    """Writes the parts of a draft into a document, and marks every note."""

    def __init__(self, document: Any, draft: Draft, styles: dict[str, str]) -> None:
        self.document = document
        self.draft = draft
        self.styles = styles
        self.numbers = draft.numbers
        self.placed: set[Cite] = set()

    def write(self) -> None:
        """Everything but the notes themselves."""
        self.document.add_heading(clean(self.draft.title), 0)
        for part in self.draft.parts:
            self.document.add_heading(clean(part.heading), 1)
            for block in part.blocks:
                if isinstance(block, Heading):
                    self.document.add_heading(clean(block.text), 2)
                elif isinstance(block, Grid):
                    self._table(block)
                else:
                    paragraph = self.document.add_paragraph(style="List Bullet" if block.listed else None)
                    for n, sentence in enumerate(block.sentences):
                        self._sentence(paragraph, sentence, " " if n else "")

    def _sentence(self, paragraph: Any, sentence: Sentence, before: str = "") -> None:
        paragraph.add_run(before + clean(sentence.text))
        for n, cite in enumerate(sentence.cites):
            if n:
                paragraph.add_run(", ").style = self.document.styles[_REFERENCE]
            self._mark(paragraph, cite)

    def _mark(self, paragraph: Any, cite: Cite) -> None:
        """The footnote where it is first needed, and a cross-reference afterwards."""
        from docx.oxml import parse_xml

        number, style = self.numbers[cite], f'<w:rPr><w:rStyle w:val="{self.styles[_REFERENCE]}"/></w:rPr>'
        if cite in self.placed:
            field = f'<w:fldSimple xmlns:w="{_W}" w:instr=" NOTEREF _Note{number} \\f \\h "><w:r>{style}<w:t>{number}</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field))
            return
        self.placed.add(cite)
        for xml in (
            f'<w:bookmarkStart xmlns:w="{_W}" w:id="{number}" w:name="_Note{number}"/>',
            f'<w:r xmlns:w="{_W}">{style}<w:footnoteReference w:id="{number}"/></w:r>',
            f'<w:bookmarkEnd xmlns:w="{_W}" w:id="{number}"/>',
        ):
            paragraph._p.append(parse_xml(xml))

    def _table(self, grid: Grid) -> None:
        """A table whose first row is its head, repeated on every page."""
        from docx.oxml import parse_xml

        table = self.document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, grid.head, strict=True):
            cell.paragraphs[0].add_run(clean(head)).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader xmlns:w="{_W}"/>'))
        for row in grid.rows:
            for cell, sentence in zip(table.add_row().cells, row, strict=True):
                if sentence is not None:
                    self._sentence(cell.paragraphs[0], sentence)
        self.document.add_paragraph()


def _add_notes(document: Any, draft: Draft, styles: dict[str, str]) -> None:
    """The part with the footnotes, and the separators in the settings."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    notes = "".join(_note(note, part, styles) for note in draft.notes)
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}" xmlns:r="{_R}">{_SEPARATORS}{notes}</w:footnotes>'
    part._blob = xml.encode()
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    known = parse_xml(f'<w:footnotePr xmlns:w="{_W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    later = next((child for child in settings if child.tag.rpartition("}")[2] in _AFTER_NOTES), None)
    if later is None:
        settings.append(known)
    else:
        later.addprevious(known)


def _note(note: Note, part: Any, styles: dict[str, str]) -> str:
    """One footnote: its mark, the reference, the address as a link."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    words, address = clean(note.text), clean(str(note.item.get("URL", "")))
    before, found, after = words.partition(address) if address else (words, "", "")
    link = ""
    if found:
        relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = f'<w:hyperlink r:id="{relation}">{_run(found)}</w:hyperlink>'
    mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[_REFERENCE]}"/></w:rPr><w:footnoteRef/></w:r>'
    head = f'<w:pPr><w:pStyle w:val="{styles[_TEXT]}"/></w:pPr>{mark}'
    return f'<w:footnote w:id="{note.number}"><w:p>{head}{_run(f" {before}")}{link}{_run(after) if after else ""}</w:p></w:footnote>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _dateless(packed: bytes) -> bytes:
    """The same package without the moment of its making: two runs give the same bytes."""
    written = BytesIO()
    with ZipFile(BytesIO(packed)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _EPOCH), source.read(name), ZIP_DEFLATED)
    return written.getvalue()
