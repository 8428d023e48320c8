"""How do the parts of a file for Word become its bytes? The same parts give the same bytes, on every day and system."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from ctj_desktop.documents.blocks import PaperFacts
from ctj_desktop.documents.writers.docx.markup import DECLARATION, WORD_LANGUAGES, Links, escaped, root, twips, w
from ctj_desktop.documents.writers.docx.styles import fonts_part, numbering_part, styles_part
from ctj_desktop.domain.record import NamedValue

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
UNIX: Final = 3


class RunningPart(NamedValue):
    """A head or a foot: how the file calls it, `header` or `footer`, what it says, where it leads."""

    key: str
    kind: str
    content: str
    links: Links


def package(facts: PaperFacts, document: str, links: Links, running: Sequence[RunningPart]) -> bytes:
    """The finished file."""
    parts = {
        "[Content_Types].xml": _types(running),
        "_rels/.rels": _relationships(
            (
                ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "docProps/core.xml": _properties(facts),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            (
                ("rId1", f"{OFFICE}/styles", "styles.xml"),
                ("rId2", f"{OFFICE}/settings", "settings.xml"),
                ("rId3", f"{OFFICE}/numbering", "numbering.xml"),
                ("fonts", f"{OFFICE}/fontTable", "fontTable.xml"),
                *((one.key, f"{OFFICE}/{one.kind}", f"{one.key}.xml") for one in running),
            ),
            links.addresses,
        ),
        "word/styles.xml": styles_part(facts.language),
        "word/settings.xml": _settings(facts),
        "word/numbering.xml": numbering_part(),
        "word/fontTable.xml": fonts_part(),
    }
    for one in running:
        parts[f"word/{one.key}.xml"] = one.content
        if one.links.addresses:
            parts[f"word/_rels/{one.key}.xml.rels"] = _relationships((), one.links.addresses)
    return _zipped(parts)


def _zipped(parts: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, UNIX
            archive.writestr(entry, content.encode())
    return file.getvalue()


def _types(running: Sequence[RunningPart]) -> str:
    known = (
        ("word/document.xml", f"{MAIN}.document.main+xml"),
        ("word/styles.xml", f"{MAIN}.styles+xml"),
        ("word/settings.xml", f"{MAIN}.settings+xml"),
        ("word/numbering.xml", f"{MAIN}.numbering+xml"),
        ("word/fontTable.xml", f"{MAIN}.fontTable+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"word/{one.key}.xml", f"{MAIN}.{one.kind}+xml") for one in running),
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known)
        + "</Types>"
    )


def _relationships(inside: Sequence[tuple[str, str, str]], outside: Mapping[str, str] | None = None) -> str:
    """To other parts of the file, and to addresses."""
    parts = [f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in inside]
    parts += (
        f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{escaped(address)}" TargetMode="External"/>'
        for address, key in (outside or {}).items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(parts)}</Relationships>'


def _properties(facts: PaperFacts) -> str:
    """What the file says about itself; its day is that of the paper, never the clock's."""
    dated = f"{facts.dated:%Y-%m-%dT%H:%M:%SZ}"
    author = escaped(facts.author)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(facts.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{dated}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{dated}</dcterms:modified>'
        f"<dc:language>{WORD_LANGUAGES[facts.language]}</dc:language></cp:coreProperties>"
    )


def _settings(facts: PaperFacts) -> str:
    """The program divides words at the ends of lines, as the paper does."""
    spoken = WORD_LANGUAGES[facts.language]
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=twips(35.4)),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=spoken),
        w("decimalSymbol", val="."),
        w("listSeparator", val=";"),
    )
