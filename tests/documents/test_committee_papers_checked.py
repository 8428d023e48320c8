"""An independent checker finds no error in the record of decisions and the directory, whatever they hold."""

from collections.abc import Callable
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents import decisions
from ctj_desktop.documents.blocks import Document
from ctj_desktop.documents.decisions import DecisionsPaper, Removed
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership import roster
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.committee_records import (
    LONG,
    UNKNOWN,
    a_college,
    a_member,
    a_roster,
    a_seat,
    a_task,
    decided,
    facts,
    of_meeting,
    of_year,
    published,
)
from tests.documents.records import a_sender, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


def a_record() -> DecisionsPaper:
    count = VoteCount(yes=7, no=0, abstentions=1)
    return of_meeting(
        decided(facts(result=None, count=count), tasks=(a_task(),)),
        decided(facts("Sans traduction", ""), subject=text(LONG), tasks=(a_task("À faire", ""), a_task(known=False))),
        decided(facts("12 000 francs", "12 000 Franken"), facts("10 000 francs", "10 000 Franken"), withdrawn=True),
        decided(facts(number=None), closed=True, subject=None),
        public=(published(), published("Sans traduction", "", "2026-007")),
        removed=Removed(closed=(("2026-008", Bilingual()),), unpublished=("2026-009",)),
        unknown=("2026-010",),
    )


def a_directory(seats: int = 3) -> roster.RosterPaper:
    communes, parks = a_college("Communes", "Gemeinden"), a_college(LONG, "")
    person = a_member("Perrenot", "Claire", OfficeOfCommittee.CO_PRESIDENT)
    rows = [
        a_seat(side, college, person, UNKNOWN)
        for college in (communes, parks)
        for side in Side
        for _ in range(max(1, seats // 4))
    ]
    vacant = a_seat(Side.CH, parks, body=LONG, capacity=Capacity.ADVISORY)
    unknown = a_seat(Side.CH, None, UNKNOWN, body="")
    return a_roster(*rows, vacant, unknown, officers=(a_member("Huguenin", "", OfficeOfCommittee.SECRETARY), UNKNOWN))


def long_decisions() -> DecisionsPaper:
    """Texts of more than a page, which no row can keep whole."""
    return of_meeting(decided(facts(" ".join([LONG] * 40), " ".join([LONG] * 30))), decided())


RECORDS: dict[str, Callable[[], DecisionsPaper]] = {
    "meeting": a_record,
    "year": lambda: of_year(60),
    "nothing": lambda: of_meeting(),
    "empty committee": lambda: DecisionsPaper(sender=a_sender()),
    "longer than a page": long_decisions,
}
DIRECTORIES: dict[str, Callable[[], roster.RosterPaper]] = {
    "committee": a_directory,
    "two hundred members": lambda: a_directory(200),
    "empty": a_roster,
    "one seat": lambda: a_roster(a_seat(Side.FR, None, a_member("Perrenot"))),
}


def complaints(document: Document, layout: Layout, path: Path) -> list[tuple[str, str]]:
    path.write_bytes(write_pdf(document, layout))
    result = outloud.check(str(path))
    assert result.error is None
    return [(found.rule, found.message) for found in result.findings if found.severity in ("error", "warning")]


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_both_in_every_layout(layout: Layout, public: bool, tmp_path: Path) -> None:
    chosen = options(layout, public=public, draft=True, sample=True)
    for made in (
        decisions.document(a_record(), FRENCH, GERMAN, chosen),
        roster.document(a_directory(), FRENCH, GERMAN, chosen),
    ):
        assert complaints(made, layout, tmp_path / "paper.pdf") == []


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("case", RECORDS)
def test_the_checker_accepts_every_record_of_decisions(case: str, public: bool, tmp_path: Path) -> None:
    made = decisions.document(RECORDS[case](), FRENCH, GERMAN, options(public=public))
    assert complaints(made, Layout.COLUMNS, tmp_path / "paper.pdf") == []


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("case", DIRECTORIES)
def test_the_checker_accepts_every_directory(case: str, public: bool, tmp_path: Path) -> None:
    made = roster.document(DIRECTORIES[case](), FRENCH, GERMAN, options(public=public))
    assert complaints(made, Layout.ALTERNATE, tmp_path / "paper.pdf") == []


def test_two_hundred_members_are_all_there() -> None:
    tree = reading.structure(printed(roster.document, a_directory(200), options()))
    (body,) = tree.find("TBody")
    assert sum("Claire Perrenot" in row.full_text for row in body.find("TR")) == 200


def test_a_decision_longer_than_a_page_loses_nothing() -> None:
    tree = reading.structure(printed(decisions.document, long_decisions(), options()))
    assert sum(node.full_text.count("Rattachement") for node in tree.find("P")) == 70
