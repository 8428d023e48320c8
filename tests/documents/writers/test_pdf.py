"""The bytes of a paper: deterministic, tagged as its blocks say, legible in every column."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from ctj_desktop.documents.blocks import (
    AgendaEntry,
    AttendanceTable,
    Block,
    DecisionBlock,
    Document,
    FigureTable,
    Heading,
    Listing,
    Pair,
    Paragraph,
    Signatures,
    TaskRow,
    TaskTable,
    Title,
)
from ctj_desktop.documents.inline import alike, both, words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from tests.documents import reading, samples

Said = tuple[str, str, str]
TAGS = {Language.FR: "fr", Language.DE: "de-CH"}


def sides(tag: str, pair: Pair, languages: tuple[Language, ...]) -> Iterator[Said]:
    """What a pair says in the languages of a layout, without links (which are elements of their own)."""
    for language in languages:
        side = pair.side(language)
        yield tag, TAGS[side.language], reading.squeezed("".join(run.text for run in side.runs if not run.link))


def once(tag: str, pair: Pair, languages: tuple[Language, ...]) -> Iterator[Said]:
    yield from sides(tag, pair, languages[:1] if pair.same else languages)


def said_by(block: Block, languages: tuple[Language, ...]) -> Iterator[Said]:
    """What a block must say, written down a second time and independent of the layout."""
    first = languages[0]
    if isinstance(block, Title):
        yield from sides("Span", block.title, languages)
        for pair in (block.subtitle, block.meta):
            if pair:
                yield from sides("P", pair, languages)
    elif isinstance(block, Heading):
        if block.number:
            yield "Span", "", block.number
        yield from sides("Span", block.text, languages)
    elif isinstance(block, Paragraph):
        for tag, language, text in sides("P", block.text, languages):
            number = f"{block.number} " if language == TAGS[first] and block.number else ""
            yield tag, language, number + text
    elif isinstance(block, Listing):
        for entry in block.entries:
            yield "Lbl", "", "–"
            yield from sides("P", entry, languages)
    elif isinstance(block, DecisionBlock):
        yield from sides("Span", block.heading, languages)
        for pair in (block.text, *block.result):
            yield from sides("P", pair, languages)
    elif isinstance(block, AttendanceTable):
        for pair in block.heads:
            yield from once("P", pair, languages)
        for group in block.groups:
            yield from sides("P", group.label, languages)
            for row in group.rows:
                assert isinstance(row.name, str)
                yield "P", "", row.name
                for cell in (row.function, row.body, row.state):
                    assert cell is not None
                    yield from once("P", cell, languages)
    elif isinstance(block, TaskTable):
        for row_or_head in (block.heads, *map(cells, block.rows)):
            for pair in row_or_head:
                yield from once("P", pair, languages)
    elif isinstance(block, FigureTable):
        for pair in block.heads:
            yield from once("P", pair, languages)
        for line in block.rows:
            if line.number:
                yield "P", "", line.number
            for pair in (line.name, *line.details, *(one for lines in line.figures for one in lines)):
                yield from once("P", pair, languages)
    elif isinstance(block, Signatures):
        assert block.place_and_date is not None
        yield from sides("P", block.place_and_date, languages)
        for person in block.people:
            yield "P", "", str(person.name)
            yield from sides("P", person.function, languages)
        assert block.note is not None
        yield from sides("P", block.note, languages)


def cells(row: TaskRow) -> tuple[Pair, ...]:
    """As they are read: what stands below the text or the day comes after it."""
    return row.number, row.text, *row.details, row.owner, row.due, *((row.late,) if row.late else ())


def translated() -> Document:
    """The sample without its missing translation, which has a test of its own."""
    document = samples.minutes()
    blocks = tuple(block for block in document.blocks if not (isinstance(block, Paragraph) and block.text.de.borrowed))
    return replace(document, blocks=blocks)


@pytest.mark.parametrize(
    ("layout", "languages"),
    [
        (Layout.COLUMNS, (Language.FR, Language.DE)),
        (Layout.FR, (Language.FR,)),
        (Layout.DE, (Language.DE,)),
    ],
)
def test_the_structure_read_back_says_what_the_blocks_say(layout: Layout, languages: tuple[Language, ...]) -> None:
    document = translated()
    tree = reading.structure(write_pdf(document, layout))
    letterhead, paper = tree.kids
    expected = [said for block in document.blocks for said in said_by(block, languages)]
    found = [said for said in reading.artifact_free(paper) if said[0] != "Link"]
    assert found == expected
    assert letterhead.kids[0].tag == "Figure"
    assert TAGS[languages[0]] in {node.language for node in letterhead.kids}


@pytest.mark.parametrize(
    ("layout", "languages"),
    [(Layout.COLUMNS, (Language.FR, Language.DE)), (Layout.FR, (Language.FR,)), (Layout.DE, (Language.DE,))],
)
def test_figures_are_read_line_by_line_and_each_row_is_headed_by_what_it_is_of(
    layout: Layout, languages: tuple[Language, ...]
) -> None:
    pdf = write_pdf(Document(facts=samples.facts(), blocks=(samples.FIGURES,)), layout)
    tree = reading.structure(pdf)
    found = [said for part in tree.kids for said in reading.artifact_free(part)]
    assert found == list(said_by(samples.FIGURES, languages))
    (table,) = tree.find("Table")
    assert [row.kids[0].attributes["/Scope"] for row in table.find("TBody")[0].find("TR")] == ["/Row"] * 3
    assert {len(row.kids) for row in table.find("TR")} == {3}


def test_figures_stand_flush_right_and_the_widest_is_not_broken() -> None:
    long = replace(samples.FIGURES.rows[0], figures=((alike("CHF\u00a01’345’678.90"),),) * 4)
    block = replace(samples.FIGURES, heads=(samples.FIGURES.heads[0], *samples.FIGURES.heads[1:] * 2), rows=(long,) * 3)
    (page,) = reading.reader(write_pdf(Document(facts=samples.facts(), blocks=(block,)), Layout.FR)).pages
    assert page.extract_text().count("1’345’678.90") == 12


def test_sequential_says_everything_in_french_and_then_everything_in_german() -> None:
    document = translated()
    tree = reading.structure(write_pdf(document, Layout.SEQUENTIAL))
    expected = [
        said
        for language in (Language.FR, Language.DE)
        for block in document.blocks
        for said in said_by(block, (language,))
    ]
    found = [said for part in tree.kids[1:] for said in reading.artifact_free(part) if said[0] != "Link"]
    assert found == expected


def test_tables_have_heads_with_scope_and_rows_of_equal_width() -> None:
    tree = reading.structure(write_pdf(samples.minutes()))
    tables = tree.find("Table")
    assert len(tables) == 2
    for table in tables:
        heads = table.find("THead")[0].find("TH")
        assert {head.attributes["/Scope"] for head in heads} == {"/Column"}
        for row in table.find("TBody")[0].find("TR"):
            assert row.kids[0].attributes["/Scope"] == "/Row"
            assert sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row.kids) == len(heads)


def test_lists_headings_and_links_are_what_they_are() -> None:
    tree = reading.structure(write_pdf(samples.minutes()))
    assert [item.kids[0].tag for item in tree.find("LI")] == ["Lbl", "Lbl"]
    assert [len(item.kids[1].kids) for item in tree.find("LI")] == [2, 2]
    assert len(tree.find("H1")) == 1
    assert [heading.full_text[:2] for heading in tree.find("H2")] == ["Pr", "1 ", "2 ", "3 ", "4 "]
    assert [heading.full_text for heading in tree.find("H3")] == ["Décision n°\u00a02026-06 Beschluss Nr.\u00a02026-06"]
    assert [link.full_text for link in tree.find("Link")] == ["le site", "die Website"]


def test_a_paragraph_over_two_pages_is_one_element_with_a_mark_on_each() -> None:
    tree = reading.structure(write_pdf(samples.long_minutes(8)))
    split = [node for node in tree.find("P") if len(set(node.pages)) == 2]
    assert {node.language for node in split} == {"fr", "de-CH"}
    for node in split:
        said = samples.LONG.fr if node.language == "fr" else samples.LONG.de
        assert reading.squeezed(node.text).endswith(said.text)


def test_a_missing_translation_is_marked_in_both_languages_and_keeps_its_own() -> None:
    paragraph = Paragraph(number="1.1", text=samples.pair("Trois idées pour l’automne."))
    tree = reading.structure(write_pdf(samples.minutes(paragraph)))
    marked = next(node for node in tree.find("P") if "französischer Text" in node.full_text)
    assert [(kid.tag, kid.language, kid.text.strip()) for kid in marked.kids] == [
        ("Span", "fr", "[texte français /"),
        ("Span", "de-CH", "französischer Text]"),
    ]
    assert marked.language == "fr"
    assert marked.text.strip() == "Trois idées pour l’automne."


def test_each_column_can_be_taken_out_in_order() -> None:
    pdf = write_pdf(samples.minutes())
    french, german = reading.column_text(pdf, 24, 109), reading.column_text(pdf, 110, 192)
    for text, said in ((french, samples.LONG.fr.text), (german, samples.LONG.de.text)):
        together = " ".join(reading.squeezed(text.replace("\ufffe", "")).replace("\r\n", " ").split())
        for word in said.replace("\u202f", " ").replace("\u00a0", " ").split()[::9]:
            assert word in together.replace("\u202f", " ").replace("\u00a0", " ")
    assert french.index("quorum est atteint") < french.index("cartographie") < french.index("favorable")
    assert german.index("beschlussfähig") < german.index("Bushaltestellen") < german.index("befürwortend")
    assert "grenzüberschreitenden" not in french
    assert "cartographie" not in german


def test_narrow_and_fixed_spaces_and_capital_marks_stay_in_the_text() -> None:
    said = "«\u202fOui\u202f» à 14\u00a0h\u00a030, l’été : 31\u202f250,00\u00a0€ ☐ ☑"
    tree = reading.structure(write_pdf(samples.minutes(Paragraph(text=both(said, said)))))
    assert [reading.squeezed(node.text) for node in tree.find("P") if "Oui" in node.text] == [said, said]


@pytest.mark.parametrize("layout", list(Layout))
def test_the_same_document_gives_the_same_bytes(layout: Layout) -> None:
    assert write_pdf(samples.minutes(), layout) == write_pdf(samples.minutes(), layout)


def test_file_id_and_dates_come_from_the_document() -> None:
    first = reading.reader(write_pdf(samples.minutes()))
    other = reading.reader(write_pdf(samples.minutes(identity="another meeting")))
    later = reading.reader(write_pdf(samples.minutes(dated=samples.DATED + timedelta(days=1))))
    ids = {file.trailer["/ID"][0] for file in (first, other, later)}
    assert len(ids) == 3
    assert first.metadata is not None
    assert first.metadata["/CreationDate"] == "D:20260327100000Z"
    xmp = first.root_object["/Metadata"].get_object().get_data().decode()
    assert "<xmp:CreateDate>2026-03-27T10:00:00Z</xmp:CreateDate>" in xmp


def test_the_file_claims_pdf_ua_and_nothing_more() -> None:
    file = reading.reader(write_pdf(samples.minutes(title="Bilan < 10 & « plus »")))
    root = file.root_object
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "pdfaid" not in xmp
    assert "Bilan &lt; 10 &amp; « plus »" in xmp
    assert file.metadata is not None
    assert file.metadata.title == "Bilan < 10 & « plus »"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert {page["/Tabs"] for page in file.pages} == {"/S"}


def test_only_embedded_faces_are_named() -> None:
    pdf = write_pdf(samples.minutes())
    fonts = [font.get_object() for page in reading.reader(pdf).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("SourceSans3" in font["/BaseFont"] and "/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert b"Helvetica" not in pdf


def _outline(items: Any, file: Any, depth: int = 0) -> Iterator[tuple[int, str, int]]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item, file, depth + 1)
        else:
            yield depth, item.title, file.get_destination_page_number(item)


def test_bookmarks_are_the_headings_on_their_pages() -> None:
    file = reading.reader(write_pdf(samples.minutes()))
    outline = list(_outline(file.outline, file))
    assert [(depth, title) for depth, title, _ in outline] == [
        (0, "Présences / Präsenz"),
        (0, "1 Ouverture et quorum / Eröffnung und Beschlussfähigkeit"),
        (
            0,
            "2 Approbation du procès-verbal du 1er\u00a0décembre\u00a02025 / "
            "Genehmigung des Protokolls vom 1.\u00a0Dezember\u00a02025",
        ),
        (1, "Décision n°\u00a02026-06 / Beschluss Nr.\u00a02026-06"),
        (0, "3 Tâches / Pendenzen"),
        (0, "4 Prochaine séance et clôture / Nächste Sitzung und Schluss"),
    ]
    assert [page for *_, page in outline] == sorted(page for *_, page in outline)


def test_in_a_paper_of_one_language_after_the_other_bookmarks_stand_below_the_title_in_each() -> None:
    file = reading.reader(write_pdf(samples.minutes(), Layout.SEQUENTIAL))
    outline = list(_outline(file.outline, file))
    assert [title for depth, title, _ in outline if not depth] == [
        samples.TITLE.title.fr.text,
        samples.TITLE.title.de.text,
    ]
    assert [title for depth, title, _ in outline if depth == 1][-1] == "4 Nächste Sitzung und Schluss"
    assert max(depth for depth, *_ in outline) == 2


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://www.exemple.fr/très/haut?q=é#où", "https://www.exemple.fr/tr%C3%A8s/haut?q=%C3%A9#o%C3%B9"),
        ("https://www.forêt.ch:8080/a%20b", "https://www.xn--fort-ipa.ch:8080/a%20b"),
        ("zoé@exemple.fr", "mailto:zo%C3%A9@exemple.fr"),
        ("https://www.exemple.fr/(a)", "https://www.exemple.fr/"),
    ],
)
def test_a_link_with_accents_leads_where_it_says(address: str, target: str) -> None:
    (page,) = reading.reader(write_pdf(_saying(address))).pages
    assert {note["/A"]["/URI"] for note in page["/Annots"]} == {target}


def _saying(text: str) -> Document:
    said = words(text, Language.FR)
    return Document(facts=samples.facts(), blocks=(Paragraph(text=Pair(said, said)),))


def test_the_mark_of_a_draft_lies_over_the_ground_of_a_decision_and_under_every_text() -> None:
    pages = reading.reader(write_pdf(samples.minutes(draft=True))).pages
    streams = [page.get_contents().get_data().decode("latin-1") for page in pages]
    decided = [stream for stream in streams if " re f " in stream]
    assert decided
    for stream in decided:
        ground, mark, text = (stream.index(sign) for sign in (" re f ", " 64 Tf ", " <</MCID"))
        assert ground < mark < text


def test_running_lines_are_artifacts_and_a_single_page_has_no_folio() -> None:
    pdf = write_pdf(samples.minutes(sample=True, draft=True))
    pages = [page.extract_text() for page in reading.reader(pdf).pages]
    assert "Comité PD–AUD" not in pages[0]
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text
        assert "Exemple / Beispiel" in text
        assert "Provisoire · Entwurf" in text
        assert number == 1 or "Comité PD–AUD" in text
    tree = reading.structure(pdf)
    assert not any("Exemple" in node.text or "Entwurf" in node.text for node in tree.walk())
    (agenda,) = reading.reader(write_pdf(samples.AGENDA, Layout.ALTERNATE)).pages
    assert "1 / 1" not in agenda.extract_text()


def test_an_agenda_names_every_point_in_both_languages() -> None:
    tree = reading.structure(write_pdf(samples.AGENDA, Layout.ALTERNATE))
    entries = [block for block in samples.AGENDA.blocks if isinstance(block, AgendaEntry)]
    headings = [heading.full_text for heading in tree.walk() if heading.tag in ("H2", "H3")]
    assert len(headings) == len(entries)
    for entry, heading in zip(entries, headings, strict=True):
        assert heading.startswith(f"{entry.number} {entry.title.fr.text}")
        assert heading.endswith(entry.title.de.text)
    assert [heading.tag for heading in tree.walk() if heading.tag in ("H2", "H3")] == ["H2", "H2", "H2", "H3", "H3"]


def test_papers_made_at_the_same_time_do_not_disturb_each_other() -> None:
    documents = [samples.long_minutes(number) for number in (3, 6, 9, 12)]
    alone = [write_pdf(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(write_pdf, documents * 2)) == alone * 2
