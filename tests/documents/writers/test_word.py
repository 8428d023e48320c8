"""A paper for Word: the same words as on the paper, in real styles, each in its language, the same bytes each time."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    AttendanceTable,
    Block,
    BoundPaper,
    DecisionBlock,
    DecisionEntry,
    DecisionVersion,
    Document,
    FactTable,
    FigureTable,
    FollowUp,
    Heading,
    LetterBeginning,
    Letterhead,
    Listing,
    Notice,
    Pair,
    Paragraph,
    Signatory,
    Signatures,
    SmallNote,
    TaskTable,
    Title,
    Words,
)
from ctj_desktop.documents.inline import alike, both, words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.writers.docx.composing import SPOKEN
from ctj_desktop.documents.writers.word import write_word
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from tests.documents import samples
from tests.documents.writers import word_reading as read
from tests.documents.writers.word_reading import GAP, R, W

FR, DE = Language.FR, Language.DE
MARKS = {FR: "[texte français / französischer Text]", DE: "[texte allemand / deutscher Text]"}

RECORD = Document(
    facts=samples.facts(),
    blocks=(
        samples.LETTERHEAD,
        replace(samples.TITLE, name=samples.pair("Réunion extraordinaire", "Ausserordentliche Sitzung"), meta=None),
        Notice(text=both("Exemple.", "Beispiel.")),
        DecisionEntry(
            label=both("Décision n° 2026-06", "Beschluss Nr. 2026-06"),
            subject=both("Marchés", "Märkte"),
            warning=both("Rien n’est définitif.", "Nichts ist endgültig."),
            versions=(
                DecisionVersion(text=both("Oui.", "Ja."), label=both("Version 1", "Fassung 1")),
                DecisionVersion(
                    text=both("Non.", "Nein."),
                    result=(both("7 oui", "7 Ja"), both("majorité", "Mehrheit")),
                    label=both("Version 2", "Fassung 2"),
                ),
            ),
            follow_up=(FollowUp(text=both("Écrire", "Schreiben"), facts=both("2026-11 · maire", "2026-11 · Maire")),),
        ),
        Heading(text=both("Séance 2", "Sitzung 2")),
        DecisionEntry(
            label=both("Avis n° 2026-07", "Stellungnahme Nr. 2026-07"),
            subject=None,
            versions=(DecisionVersion(text=both("Favorable.", "Befürwortend.")),),
            level=3,
        ),
        SmallNote(text=both("Rien n’a été retiré.", "Nichts wurde weggelassen.")),
        Signatures(
            place_and_date=None,
            people=tuple(
                Signatory(name=both(f"Conseil {number}", f"Rat {number}"), function=both("témoin", "Zeuge"))
                for number in range(3)
            ),
        ),
    ),
)


def a_letter(language: Language, *address: str) -> Document:
    """As the secretariats write it to one reader."""

    def said(text: str) -> Pair:
        return Pair(words(text, language), words(text, language))

    return Document(
        facts=samples.facts(title="Lettre", language=language, reference="L · 2026"),
        blocks=(
            samples.LETTERHEAD,
            LetterBeginning(
                address=address, to_the_left=language is DE, dated=said("24.3.2026"), subject=said("Subject")
            ),
            Paragraph(text=said("Écrivez à secretariat@example.org.")),
            FactTable(rows=((said("Date"), said("mardi 24 mars 2027")), (said("Lieu"), said("Morteau")))),
            Signatures(place_and_date=None, people=(Signatory(name="Camille Exemple", function=said("maire")),)),
            SmallNote(text=said("Budget")),
        ),
    )


LETTERS = Document(
    facts=samples.facts(title="Lettres"),
    parts=(
        BoundPaper(name="Morteau", language=FR, document=a_letter(FR, "Mairie de Morteau", "25500 MORTEAU")),
        BoundPaper(name="", language=FR, document=samples.AGENDA, layout=Layout.ALTERNATE),
        BoundPaper(name="Biel", language=DE, document=a_letter(DE, "Stadt Biel", "2502 Biel/Bienne")),
    ),
)


# what a block says, written down a second time


def side(pair: Pair, language: Language) -> str:
    said: Words = pair.side(language)
    return f"{MARKS[said.language]} {said.text}" if said.borrowed else said.text


def sides(pair: Pair | None, languages: tuple[Language, ...]) -> list[str]:
    return [side(pair, language) for language in languages] if pair else []


def once(pair: Pair | None, languages: tuple[Language, ...]) -> list[str]:
    return sides(pair, languages[:1] if pair and pair.same else languages)


def in_one(pair: Pair, languages: tuple[Language, ...], between: str) -> str:
    borrowed = pair.fr.borrowed or pair.de.borrowed
    return between.join(sides(pair, languages) if borrowed else once(pair, languages))


def under(pairs: tuple[Pair | None, ...], languages: tuple[Language, ...]) -> Iterator[str]:
    """One pair after the other: beside each other or under each other, French comes first."""
    for pair in pairs:
        yield from sides(pair, languages)


def said_by(block: Block, languages: tuple[Language, ...]) -> Iterator[str]:
    if isinstance(block, Title):
        for language in languages:
            yield from under((block.title, block.subtitle, block.name, block.meta), (language,))
    elif isinstance(block, Heading):
        yield f"{block.number} {in_one(block.text, languages, ' ')}".strip()
    elif isinstance(block, Listing):
        yield from under(block.entries, languages)
    elif isinstance(block, Notice | SmallNote):
        yield from sides(block.text, languages)
    elif isinstance(block, AgendaEntry):
        yield f"{block.number} {in_one(block.title, languages, ' ')}"
        yield from agenda_lines(block, languages)
    elif isinstance(block, AgendaEnd):
        yield from sides(block.note, languages)
    elif isinstance(block, DecisionBlock):
        yield in_one(block.heading, languages, " ")
        yield from under((block.text, *block.result), languages)
    elif isinstance(block, DecisionEntry):
        yield " ".join(in_one(pair, languages, " ") for pair in (block.label, block.subject) if pair)
        yield from sides(block.warning, languages)
        for version in block.versions:
            yield from under((version.label, version.text, *version.result), languages)
        for task in block.follow_up:
            yield from under((task.text, task.facts), languages)
    elif isinstance(block, AttendanceTable | TaskTable):
        for pair in block.heads:
            yield from once(pair, languages)
        yield from cells(block, languages)
    elif isinstance(block, FigureTable):
        for pair in block.heads:
            yield from once(pair, languages)
        for line in block.rows:
            first, *more = once(line.name, languages)
            yield from (f"{line.number} {first}".strip(), *more)
            yield from (one for pair in line.details for one in once(pair, languages))
            for lines in line.figures:
                yield from (" ".join(once(pair, languages)) for pair in lines)
    elif isinstance(block, Signatures):
        yield from sides(block.place_and_date, languages)
        for person in block.people:
            yield person.name if isinstance(person.name, str) else in_one(person.name, languages, " ")
            yield from once(person.function, languages)
        yield from sides(block.note, languages)


def agenda_lines(block: AgendaEntry, languages: tuple[Language, ...]) -> Iterator[str]:
    facts = [pair for pair in (block.time, block.kind) if pair]
    spoken = [" · ".join(side(pair, language) for pair in facts) for language in languages]
    if facts:
        yield " / ".join(dict.fromkeys(spoken))
    for pair in block.details:
        if len(side(pair, FR) + side(pair, DE)) < 110:
            yield in_one(pair, languages, " / ")
        else:
            yield from once(pair, languages)


def cells(block: AttendanceTable | TaskTable, languages: tuple[Language, ...]) -> Iterator[str]:
    if isinstance(block, TaskTable):
        for row in block.rows:
            for pair in (row.number, row.text, *row.details, row.owner, row.due, row.late):
                yield from once(pair, languages)
        return
    for group in block.groups:
        yield in_one(group.label, languages, " / ")
        for person in group.rows:
            assert isinstance(person.name, str)
            yield person.name
            yield from (in_one(pair, languages, " / ") for pair in (person.function, *person.details) if pair)
            yield from (one for pair in (person.body, person.state) for one in once(pair, languages))


def expected(document: Document, layout: Layout) -> list[str]:
    """Everything that a document says in a layout."""
    found = []
    for languages in [(FR,), (DE,)] if layout is Layout.SEQUENTIAL else [SPOKEN[layout]]:
        for block in document.blocks:
            if isinstance(block, Paragraph):
                first, *more = sides(block.text, languages)
                found += (
                    [block.number, first] if layout is Layout.COLUMNS and block.number else [f"{block.number} {first}"]
                )
                found += more
            elif not isinstance(block, Letterhead):
                found += said_by(block, languages)
    return [text.strip() for text in found]


PROPOSED = AgendaEntry(
    number="4",
    title=both("Budget", "Budget"),
    details=(samples.pair(f"Projet de décision : {'approuver ' * 9}", f"Antrag: {'genehmigen ' * 9}"),),
)
AGENDA = replace(samples.AGENDA, blocks=(*samples.AGENDA.blocks[:-1], PROPOSED, samples.AGENDA.blocks[-1]))
FIGURES = Document(facts=samples.facts(), blocks=(samples.TITLE, samples.FIGURES))
PAPERS = {"minutes": samples.minutes(), "agenda": AGENDA, "record": RECORD, "figures": FIGURES}


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("name", list(PAPERS))
def test_the_file_says_what_the_blocks_say_in_their_order(name: str, layout: Layout) -> None:
    file = write_word(PAPERS[name], layout)
    assert [said for _style, said in read.paragraphs(read.body(file))] == expected(PAPERS[name], layout)


@pytest.mark.parametrize("layout", list(Layout))
def test_every_run_has_its_language(layout: Layout) -> None:
    file = write_word(samples.minutes(draft=True, sample=True), layout)
    known = {"fr-CH", "de-CH"}
    for name in read.names(file):
        if name.startswith("word/") and not name.endswith(".rels"):
            assert {language for language, _said in read.runs(read.part(file, name))} <= known
    spoken = {said: language for language, said in read.runs(read.body(file))}
    if layout is not Layout.DE:
        assert spoken["Ouverture et quorum"] == "fr-CH"
    if layout is not Layout.FR:
        assert spoken["Eröffnung und Beschlussfähigkeit"] == "de-CH"
        assert (spoken["[texte français / "], spoken["französischer Text]"]) == ("fr-CH", "de-CH")
        borrowed = next(said for said in spoken if said.startswith("Trois idées"))
        assert spoken[borrowed] == "fr-CH"


@pytest.mark.parametrize("document", [*PAPERS.values(), LETTERS])
def test_styles_are_real_and_headings_stand_where_the_program_lists_them(document: Document) -> None:
    file = write_word(document, Layout.COLUMNS)
    styles = read.part(file, "word/styles.xml")
    known = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    used = {read.value(one) for tag in ("pStyle", "rStyle") for one in read.body(file).iter(f"{W}{tag}")}
    assert used <= known.keys()
    for one in known.values():
        for tag in ("basedOn", "next"):
            assert read.value(one.find(f"{W}{tag}")) in {"", *known}
    names = {key: read.value(one.find(f"{W}name")) for key, one in known.items()}
    assert [names[f"Heading{level}"] for level in (1, 2, 3)] == ["heading 1", "heading 2", "heading 3"]
    assert len(set(names.values())) == len(names)
    in_tables = {read.style(one) for table in read.body(file).iter(f"{W}tbl") for one in table.iter(f"{W}p")}
    assert {key for key in in_tables if outlined(known, key)} == set()


def test_where_the_letters_are_not_installed_others_without_serifs_stand_in() -> None:
    """LibreOffice on a Linux without Calibri and Carlito took DejaVu Serif, in which an address broke within a word."""
    file = write_word(LETTERS, Layout.COLUMNS)
    fonts = {one.get(f"{W}name"): one for one in read.part(file, "word/fontTable.xml").iter(f"{W}font")}
    used = {one.get(f"{W}ascii") for one in read.part(file, "word/styles.xml").iter(f"{W}rFonts")}
    assert used == set(fonts)
    for one in fonts.values():
        assert read.value(one.find(f"{W}family")) == "swiss"
        assert read.value(one.find(f"{W}altName")) == "Carlito"


def outlined(known: dict[str | None, Element], key: str) -> bool:
    """Whether a style, or one that it is made from, is a heading."""
    style = known[key]
    base = read.value(style.find(f"{W}basedOn"))
    return style.find(f"{W}pPr/{W}outlineLvl") is not None or bool(base and outlined(known, base))


def test_items_of_minutes_are_headings_of_the_first_level() -> None:
    found = [said for style, said in read.paragraphs(read.body(write_word(samples.minutes()))) if style == "Heading1"]
    assert found[1] == "1 Ouverture et quorum Eröffnung und Beschlussfähigkeit"


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("document", [*PAPERS.values(), LETTERS])
def test_nothing_empty_makes_room(document: Document, layout: Layout) -> None:
    """Only where two tables would grow together, or a part would end in one."""
    inside = list(read.body(write_word(document, layout)))
    for place, one in enumerate(inside):
        if one.tag == f"{W}p" and not read.text(one):
            assert read.style(one) == GAP
            assert inside[place - 1].tag == f"{W}tbl"
            parted = one.find(f"{W}pPr/{W}sectPr") is not None
            assert parted or inside[place + 1].tag in (f"{W}tbl", f"{W}sectPr")
        elif one.tag == f"{W}tbl":
            assert inside[place + 1].tag == f"{W}p"


def test_tables_repeat_their_head_and_their_rows_are_of_equal_width() -> None:
    tables = list(read.body(write_word(samples.minutes())).iter(f"{W}tbl"))
    headed = [table for table in tables if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert [read.text(next(table.iter(f"{W}tc"))) for table in headed] == ["Nom et fonctionName und Funktion", "N°Nr."]
    for table in tables:
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert read.value(look, "firstRow") == str(int(table in headed))
        assert read.value(look, "firstColumn") == str(int(table in headed))
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            spans = [int(read.value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1) for cell in row.iter(f"{W}tc")]
            assert sum(spans) == columns
            assert all(cell.find(f"{W}p") is not None for cell in row.iter(f"{W}tc"))


def test_languages_stand_beside_each_other_in_columns_and_under_each_other_otherwise() -> None:
    columns, alternate = (
        read.body(write_word(samples.minutes(), layout)) for layout in (Layout.COLUMNS, Layout.ALTERNATE)
    )
    quorum = "Le quorum est atteint"
    row = next(row for row in columns.iter(f"{W}tr") if quorum in read.text(row))
    assert [read.text(cell)[:10] for cell in row.iter(f"{W}tc")] == ["1.1", "Le quorum ", "Der Aussch"]
    french, german = (
        [one for one in alternate if one.tag == f"{W}p" and "atteint" in read.text(one)],
        "Der Ausschuss ist",
    )
    place = list(alternate).index(french[0])
    assert read.text(list(alternate)[place + 1]).startswith(german)


def test_german_begins_a_page_after_french() -> None:
    body = read.body(write_word(samples.minutes(), Layout.SEQUENTIAL))
    (begins,) = [one for one in body if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert (read.style(begins), read.text(begins)) == ("Title", "Protokoll")


def test_a_part_that_begins_with_a_table_begins_its_page_too() -> None:
    document = Document(facts=samples.facts(), blocks=(samples.TASKS,))
    body = read.body(write_word(document, Layout.SEQUENTIAL))
    (begins,) = [one for one in body if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert read.style(begins) == GAP


def test_addresses_are_links() -> None:
    file = write_word(samples.minutes())
    targets = {
        one.get("Id"): one.get("Target")
        for one in read.part(file, "word/_rels/document.xml.rels")
        if one.get("TargetMode") == "External"
    }
    links = {read.text(one): targets[one.get(f"{R}id")] for one in read.body(file).iter(f"{W}hyperlink")}
    assert links == {"le site": "https://www.arcjurassien.org", "die Website": "https://www.arcjurassien.org"}
    assert len(targets) == 1


def test_an_address_of_the_letterhead_is_a_link_of_its_part() -> None:
    head = replace(samples.LETTERHEAD.secretariats[0], lines=("a@example.org",))
    letterhead = replace(samples.LETTERHEAD, secretariats=(head,))
    file = write_word(Document(facts=samples.facts(), blocks=(letterhead, samples.TITLE)))
    (relation,) = read.part(file, "word/_rels/header1.xml.rels")
    assert relation.get("Target") == "mailto:a@example.org"
    (link,) = read.part(file, "word/header1.xml").iter(f"{W}hyperlink")
    assert (read.text(link), link.get(f"{R}id")) == ("a@example.org", relation.get("Id"))


def running(file: bytes, kind: str, which: str) -> str:
    """What the head or the foot of the first page, or of the others, says in the first section."""
    section = next(read.body(file).iter(f"{W}sectPr"))
    (key,) = (one.get(f"{R}id", "") for one in section.iter(f"{W}{kind}Reference") if read.value(one, "type") == which)
    return read.text(read.part(file, f"word/{key}.xml"))


def test_heads_and_feet_stand_on_their_pages() -> None:
    file = write_word(samples.minutes(sample=True))
    assert running(file, "header", "first").startswith("Comité de pilotage territorial")
    assert "Place du 23-Juin 6" in running(file, "header", "first")
    assert running(file, "header", "default") == "Comité PD–AUD  Procès-verbal / Protokoll · 2026-02"
    for which in ("first", "default"):
        assert running(file, "footer", which) == "PD–AUD · 2026-02 · PV Exemple / Beispiel 1 / 1"
    fields = [read.value(one, "instr").strip() for one in read.part(file, "word/footer3.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert read.body(file).find(f"{W}sectPr/{W}titlePg") is not None


def test_a_paper_without_a_letterhead_has_an_empty_first_head() -> None:
    file = write_word(Document(facts=samples.facts(), blocks=(samples.TITLE,)))
    assert running(file, "header", "first") == ""


def test_the_sheet_is_that_of_the_paper() -> None:
    section = read.body(write_word(samples.minutes())).find(f"{W}sectPr")
    assert section is not None
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (read.value(size, "w"), read.value(size, "h")) == ("11906", "16838")
    assert (read.value(margins, "left"), read.value(margins, "right")) == ("1417", "1077")


def test_a_draft_is_marked_on_every_page_and_nothing_else_is() -> None:
    for draft in (True, False):
        file = write_word(samples.minutes(draft=draft))
        heads = [name for name in read.names(file) if name.startswith("word/header")]
        marked = ["Provisoire · Entwurf" in str(tostring(read.part(file, name), "unicode")) for name in heads]
        assert marked == [draft, draft]


def test_a_copy_says_which_paper_is_the_record() -> None:
    said = both("Seul le procès-verbal signé fait foi.", "Massgebend ist das unterzeichnete Protokoll.")
    file = write_word(samples.minutes(of_record=said))
    assert running(file, "footer", "default").endswith(
        "1 / 1Seul le procès-verbal signé fait foi.Massgebend ist das unterzeichnete Protokoll."
    )
    assert running(write_word(samples.minutes(of_record=said), Layout.DE), "footer", "first").endswith(
        f"1{said.de.text}"
    )


def test_each_letter_has_its_own_pages_and_the_address_where_the_window_is() -> None:
    file = write_word(LETTERS)
    body = read.body(file)
    sections = list(body.iter(f"{W}sectPr"))
    assert len(sections) == len(LETTERS.parts)
    assert [read.value(one.find(f"{W}pgNumType"), "start") for one in sections] == ["1"] * len(LETTERS.parts)
    frames = {
        read.text(one): one.find(f"{W}pPr/{W}framePr")
        for one in body.iter(f"{W}p")
        if read.style(one) == "EnvelopeAddress"
    }
    left = {text: read.value(frame, "x") for text, frame in frames.items()}
    assert left == {
        "Mairie de Morteau": "6293",
        "25500 MORTEAU": "6293",
        "Stadt Biel": "1417",
        "2502 Biel/Bienne": "1417",
    }
    fields = {
        read.value(one, "instr").strip()
        for name in read.names(file)
        if "footer" in name
        for one in read.part(file, name).iter(f"{W}fldSimple")
    }
    assert fields == {"PAGE", "SECTIONPAGES"}
    facts = next(table for table in body.iter(f"{W}tbl") if read.text(table).startswith("Date"))
    assert read.value(facts.find(f"{W}tblPr/{W}tblLook"), "firstColumn") == "1"


def test_a_head_that_says_the_same_goes_on() -> None:
    one = BoundPaper(name="A", language=FR, document=a_letter(FR, "A"))
    two = replace(one, name="B", document=a_letter(FR, "B"))
    first, second = read.body(write_word(Document(facts=samples.facts(), parts=(one, two)))).iter(f"{W}sectPr")
    assert len([tag for tag in first if tag.tag.endswith("Reference")]) == 4
    assert [tag for tag in second if tag.tag.endswith("Reference")] == []


def test_the_same_document_gives_the_same_bytes_and_another_day_others() -> None:
    document = samples.minutes()
    assert write_word(document) == write_word(samples.minutes())
    later = samples.minutes(dated=document.facts.dated + timedelta(days=1))
    assert write_word(later) != write_word(document)


def test_the_file_says_what_it_is() -> None:
    file = write_word(samples.minutes(title="Procès-verbal <1> & 2"))
    said = {one.tag.rpartition("}")[2]: one.text for one in read.part(file, "docProps/core.xml")}
    assert said == {
        "title": "Procès-verbal <1> & 2",
        "creator": "Secrétariats du comité PD–AUD",
        "lastModifiedBy": "Secrétariats du comité PD–AUD",
        "created": "2026-03-27T10:00:00Z",
        "modified": "2026-03-27T10:00:00Z",
        "language": "fr-CH",
    }
    assert read.names(file)[0] == "[Content_Types].xml"
    declared = {
        str(one.get("PartName")).lstrip("/") for one in read.part(file, "[Content_Types].xml") if one.get("PartName")
    }
    assert declared == {name for name in read.names(file) if not name.endswith(".rels") and not name.startswith("[")}


def test_what_xml_cannot_hold_does_not_spoil_the_file() -> None:
    hard = 'a\x00b\x1fc\td\ud800e\ufffff <w:p/> & "’\u00ad\u202f\nsecond line'
    document = Document(facts=samples.facts(), blocks=(Paragraph(text=alike(hard)),))
    said = read.text(read.body(write_word(document, Layout.FR)))
    assert said == 'a b c d\ufffde f <w:p/> & "’\u202f second line'


def test_a_link_to_half_a_character_is_still_a_link() -> None:
    link = Words((replace(samples.pair("x").fr.runs[0], link="https://a.example/\ud800?a=1&b=2"),), FR)
    file = write_word(Document(facts=samples.facts(), blocks=(Paragraph(text=Pair(link, link)),)), Layout.FR)
    targets = [one.get("Target") for one in read.part(file, "word/_rels/document.xml.rels") if one.get("TargetMode")]
    assert targets == ["https://a.example/??a=1&b=2"]


def test_the_end_of_an_agenda_stands_apart_from_its_last_point() -> None:
    end = samples.AGENDA.blocks[-1]
    assert isinstance(end, AgendaEnd)
    body = list(read.body(write_word(samples.AGENDA)))
    assert read.value(body[-4].find(f"{W}pPr/{W}spacing"), "after") == "130"
    assert end.note is not None
    assert read.text(body[-3]).startswith(end.note.fr.text)
    bare = Document(facts=samples.facts(), blocks=(samples.TITLE, end))
    assert [said for _style, said in read.paragraphs(read.body(write_word(bare)))] == expected(bare, Layout.COLUMNS)


def test_a_text_stands_apart_from_the_table_above_it() -> None:
    blocks = (samples.TASKS, Paragraph(text=both("Suite.", "Weiter.")))
    body = list(read.body(write_word(Document(facts=samples.facts(), blocks=blocks), Layout.ALTERNATE)))
    rooms = [read.value(one.find(f"{W}pPr/{W}spacing"), "before") for one in body if one.tag == f"{W}p"]
    assert rooms == ["130", ""]


def test_a_name_that_stands_in_for_another_language_bears_no_mark() -> None:
    name = replace(words("Collège", FR), borrowed=True, marked=False)
    document = Document(facts=samples.facts(), blocks=(Heading(text=Pair(words("Collège", FR), name)),))
    body = read.body(write_word(document))
    assert list(read.paragraphs(body)) == [("Heading1", "Collège")]


def test_strong_and_slanted_words_are_both() -> None:
    run = replace(samples.pair("x").fr.runs[0], strong=True, em=True, link="https://a.example")
    said = Words((run, replace(run, link=""), replace(run, link="", strong=False)), FR)
    body = read.body(write_word(Document(facts=samples.facts(), blocks=(Paragraph(text=Pair(said, said)),)), Layout.FR))
    looks = [
        [child.tag.removeprefix(W) for child in marks if child.tag != f"{W}lang"] for marks in body.iter(f"{W}rPr")
    ]
    assert looks == [["rStyle", "b", "i"], ["rStyle", "i"], ["rStyle"]]


@pytest.mark.long
@pytest.mark.processes
@pytest.mark.parametrize("layout", list(Layout))
def test_libreoffice_opens_every_paper(layout: Layout, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    import pypdfium2

    papers = {**PAPERS, "letters": LETTERS}
    for name, document in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(write_word(document, layout))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in papers]
    subprocess.run([office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files], check=True)
    for name, document in papers.items():
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            shown = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
        for said in expected(document, layout):
            assert "".join(said.split())[:12] in shown.replace("\u0002", "")


def test_facts_stay_together_and_let_what_follows_go_to_the_next_page() -> None:
    written = read.body(write_word(a_letter(FR, "Mairie de Morteau"), Layout.FR))
    facts = next(one for one in written.iter(f"{read.W}tbl") if "mardi 24 mars" in read.text(one))
    first, last = facts.findall(f"{read.W}tr")
    kept = [row.findall(f".//{read.W}pPr/{read.W}keepNext") for row in (first, last)]
    assert [read.value(mark) for mark in kept[0]] == [""], "the value; the label is kept by its style"
    assert [read.value(mark) for mark in kept[1]] == ["0"], "of the label, whose style would keep it"
