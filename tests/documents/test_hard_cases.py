"""Whatever people write prints, and an independent checker finds no error in it."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents import decisions
from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    AttendanceGroup,
    AttendanceTable,
    Block,
    Document,
    Heading,
    Paragraph,
)
from ctj_desktop.documents.gaps import Untranslated, gaps
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from tests.documents import reading, samples
from tests.documents.committee_records import of_year
from tests.documents.records import a_sender, options, text

ACCEPTED: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parents[1] / "accepted_warnings.toml").read_text(encoding="utf-8")
)["accepted"]

STRANGE = "A & B < C > D \\ (x) [y] {z} % 100 🎉👩‍👩‍👧 שלום עולם مرحبا \u202eabc\u202c \x00 fin"


def item(text: str, german: str = "") -> tuple[Block, ...]:
    return (
        Heading(number="1", text=both("Point", "Traktandum")),
        Paragraph(number="1.1", text=samples.pair(text, german)),
    )


def three_pages_in_one_language() -> Document:
    return samples.minutes(*item(" ".join([samples.LONG.fr.text] * 14)))


def german_only() -> Document:
    return samples.minutes(*item("", samples.LONG.de.text))


def two_hundred_members() -> Document:
    groups = tuple(
        AttendanceGroup(label=group.label, rows=(group.rows * 50)[:100]) for group in samples.ATTENDANCE.groups
    )
    return Document(
        facts=samples.facts(),
        blocks=(
            samples.LETTERHEAD,
            samples.TITLE,
            Heading(text=both("Présences", "Präsenz")),
            AttendanceTable(heads=samples.ATTENDANCE.heads, groups=groups),
            samples.SIGNATURES,
        ),
    )


def empty() -> Document:
    return Document(facts=samples.facts(), blocks=(samples.LETTERHEAD, samples.TITLE, samples.SIGNATURES))


def strange() -> Document:
    return samples.minutes(Heading(number="1", text=alike(STRANGE)), Paragraph(number="1.1", text=alike(STRANGE)))


def ten_thousand_characters() -> Document:
    return samples.minutes(
        Heading(number="1", text=alike("Titre " * 50)),
        Paragraph(number="1.1", text=samples.pair("x" * 10_000, "Donaudampfschifffahrt " * 450)),
    )


def a_decision_longer_than_a_page() -> Document:
    long = samples.pair(*(" ".join([side.text] * 9) for side in (samples.LONG.fr, samples.LONG.de)))
    decision = type(samples.DECISION)(heading=samples.DECISION.heading, text=long, result=samples.DECISION.result)
    return samples.minutes(Heading(number="1", text=both("Point", "Traktandum")), decision)


def endless_cells() -> Document:
    endless = samples.pair(" ".join([samples.LONG.fr.text] * 8), " ".join([samples.LONG.de.text] * 8))
    person = samples.person("Nom " * 300, endless, "Organisme " * 200, endless)
    entry = AgendaEntry(number="1", title=endless, time=both("14 h", "14 Uhr"), kind=endless, details=(endless,))
    return Document(
        facts=samples.facts(),
        blocks=(
            samples.TITLE,
            AttendanceTable(
                heads=samples.ATTENDANCE.heads,
                groups=(AttendanceGroup(label=endless, rows=(person, person)),),
            ),
            entry,
            AgendaEnd(note=endless),
        ),
    )


def draft_sample() -> Document:
    return samples.minutes(draft=True, sample=True)


def a_committee_with_a_long_name() -> Document:
    """Two pages: a head that stands on more of them is known by its repetition."""
    name = text("Comité de pilotage des Parcs du Doubs et de la vallée de Joux", "Ausschuss der Naturpärke am Doubs")
    sender = a_sender()
    paper = replace(of_year(16), sender=replace(sender, committee=replace(sender.committee, short_name=name)))
    return decisions.document(paper, load_translator("fr_CH"), load_translator("de_CH"), options())


CASES: dict[str, Callable[[], Document]] = {
    "minutes": samples.minutes,
    "agenda": lambda: samples.AGENDA,
    "thirty pages": lambda: samples.long_minutes(54),
    "three pages in one language": three_pages_in_one_language,
    "german only": german_only,
    "two hundred members": two_hundred_members,
    "empty": empty,
    "strange": strange,
    "ten thousand characters": ten_thousand_characters,
    "a decision longer than a page": a_decision_longer_than_a_page,
    "draft sample": draft_sample,
    "a committee with a long name": a_committee_with_a_long_name,
}


def test_at_most_five_warnings_are_accepted_each_with_its_reason() -> None:
    assert len(ACCEPTED) <= 5
    assert all(set(one) == {"rule", "document", "reason"} and one["document"] in CASES for one in ACCEPTED)


def _complaints(pdf: bytes, path: Path) -> list[tuple[str, str]]:
    path.write_bytes(pdf)
    result = outloud.check(str(path))
    assert result.error is None
    return [(found.rule, found.message) for found in result.findings if found.severity in ("error", "warning")]


def test_the_checker_is_awake(tmp_path: Path) -> None:
    broken = write_pdf(empty()).replace(b"/StructTreeRoot", b"/StructTreeR00t")
    assert {"DOC-002"} <= {rule for rule, _ in _complaints(broken, tmp_path / "paper.pdf")}


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("case", ["minutes", "agenda"])
def test_the_checker_accepts_both_papers_in_every_layout(case: str, layout: Layout, tmp_path: Path) -> None:
    assert _complaints(write_pdf(CASES[case](), layout), tmp_path / "paper.pdf") == []


@pytest.mark.long
@pytest.mark.parametrize("case", [case for case in CASES if case not in ("minutes", "agenda")])
def test_the_checker_accepts_the_hard_cases(case: str, tmp_path: Path) -> None:
    accepted = {one["rule"] for one in ACCEPTED if one["document"] == case}
    complaints = _complaints(write_pdf(CASES[case]()), tmp_path / "paper.pdf")
    assert [one for one in complaints if one[0] not in accepted] == []


def test_strange_characters_stay_in_the_text_and_are_named() -> None:
    document = strange()
    tree = reading.structure(write_pdf(document))
    said = next(reading.squeezed(node.text) for node in tree.find("P") if "A & B" in node.text)
    assert said.startswith("1.1 A & B < C > D \\ (x) [y] {z} % 100 🎉👩\u200d👩\u200d👧")
    assert set("שלום עולם مرحبا abc fin") <= set(said)  # readers reorder right-to-left letters by themselves
    named = gaps(document).characters
    assert {"🎉", "👩", "ש", "م"} <= set(named)
    assert not {"A", "&", "\u200d", "\u202e"} & set(named)


def test_ten_thousand_characters_lose_none() -> None:
    tree = reading.structure(write_pdf(ten_thousand_characters()))
    text = "".join(node.text for node in tree.find("P"))
    assert reading.squeezed(text).replace(" ", "").count("x" * 10_000) == 1


def test_three_pages_in_one_language_stand_in_both_columns_each_under_its_mark() -> None:
    document = three_pages_in_one_language()
    pdf = write_pdf(document)
    tree = reading.structure(pdf)
    long = [node for node in tree.find("P") if len(set(node.pages)) >= 3]
    assert len(long) == 2
    assert {node.language for node in long} == {"fr"}
    assert sum("französischer Text" in node.full_text for node in long) == 1
    assert Untranslated(language=Language.DE, text=document_text(document)) in gaps(document).untranslated


def document_text(document: Document) -> str:
    return next(block.text.fr.text for block in document.blocks if isinstance(block, Paragraph))


def test_two_hundred_members_are_all_there() -> None:
    tree = reading.structure(write_pdf(two_hundred_members()))
    assert len(tree.find("TBody")[0].find("TR")) == 202
    assert len(tree.find("Table")) == 1


def test_empty_minutes_print_on_one_page() -> None:
    file = reading.reader(write_pdf(empty()))
    assert len(file.pages) == 1


@pytest.mark.parametrize(
    "layout",
    [Layout.COLUMNS, *(pytest.param(one, marks=pytest.mark.long) for one in Layout if one is not Layout.COLUMNS)],
)
def test_cells_and_titles_of_several_pages_lose_nothing(layout: Layout, tmp_path: Path) -> None:
    pdf = write_pdf(endless_cells(), layout)
    tree = reading.structure(pdf)
    said = " ".join(node.full_text for node in tree.walk() if node.tag in ("P", "Span"))
    passes = 2 if layout is Layout.SEQUENTIAL else 1
    assert said.count("cartographie") == (0 if layout is Layout.DE else 72)
    assert said.count("Bushaltestellen") == (0 if layout is Layout.FR else 72)
    assert said.count("Organisme") == 400 * passes + (layout is not Layout.DE)
    assert {rule for rule, _ in _complaints(pdf, tmp_path / "paper.pdf")} <= {"HDG-011"}  # a title of 1,000 words


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_small_tables_have_no_more_heads_than_cells(rows: int, tmp_path: Path) -> None:
    first = samples.ATTENDANCE.groups[0]
    attendance = AttendanceTable(
        heads=samples.ATTENDANCE.heads, groups=(AttendanceGroup(label=first.label, rows=first.rows[:rows]),)
    )
    tasks = replace(samples.TASKS, rows=(samples.TASKS.rows * 2)[:rows])
    blocks = (samples.TITLE, Heading(text=both("Présences", "Präsenz")), attendance, tasks)
    document = Document(facts=samples.facts(), blocks=blocks)
    assert _complaints(write_pdf(document), tmp_path / "paper.pdf") == []
