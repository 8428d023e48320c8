"""Does the item that approves the minutes tell what became of the remarks, and does their paper say it all?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.minutes.blocks import add_blocks
from ctj_desktop.services.minutes.papers.running_sheet_paper import running_sheet
from ctj_desktop.services.minutes.remarks.synopsis import (
    proposed_passages,
    remarks_at,
    remarks_paper,
    why_none_proposed,
)
from tests.office import TODAY, text
from tests.services.minutes.remarks.round_table import PASSAGES, Table, went_round

FR = load_translator("fr_CH")
VOICES = (FR, load_translator("de_CH"))
WORDS = "Trois communes du district ont donné leur accord."


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Minutes that went round."""
    return went_round(tmp_path)


def approving(table: Table, **given: object) -> AgendaItem:
    """The item of the next meeting under which they are approved."""
    later = table.office.a_meeting(table.meeting.committee, "2027-06-18")
    title = text("Approbation du procès-verbal", "Genehmigung des Protokolls")
    whole = {"meeting": later.id, "title": title, "approves": table.meeting.id, **given}
    return table.office.do_fields(add_agenda_item, **whole).record


def sides(table: Table, item: AgendaItem) -> list[tuple[str, str]]:
    said = [one.text for one in proposed_passages(table.office.store, item)]
    return [(" ".join(one.fr.text.split()), " ".join(one.de.text.split())) for one in said]


def test_the_approving_item_tells_what_became_of_them_once_all_are_settled(table: Table) -> None:
    item = approving(table)
    accepted, refused = table.remark(fr=WORDS), table.remark(1, comment=text("Trop long."), name="Jougne")
    table.settle(accepted, RemarkRuling.ACCEPTED)
    assert sides(table, item) == []
    assert "1 remarque à traiter" in why_none_proposed(FR, table.office.store, item)
    table.settle(refused, RemarkRuling.REFUSED, reason=text("Dit ainsi.", "So gesagt."))
    assert why_none_proposed(FR, table.office.store, item) == ""
    assert sides(table, item) == [
        (
            "Le procès-verbal de la séance du 12 mars 2027 est approuvé avec 1 modification. "
            "1 remarque n’a pas été retenue.",
            "Das Protokoll der Sitzung vom 12. März 2027 wird mit 1 Änderung genehmigt. "
            "1 Bemerkung wurde nicht übernommen.",
        ),
        ("Jougne, § 1 : refusée – Dit ainsi.", "Jougne, § 1: abgelehnt – So gesagt."),
        ("Canton de Vaud, § 2 : acceptée.", "Canton de Vaud, § 2: angenommen."),
    ]
    table.office.do(add_blocks, item=item.id, passages=proposed_passages(table.office.store, item))
    assert table.office.store.count(AnyBlock, item=item.id) == 3
    sheet = running_sheet(table.office.store, the_meeting(table, item), TODAY, VOICES)
    told = [" ".join(french.split()) for french, _ in sheet.conducts[item.id].remarks]
    assert told == ["Jougne, § 1 : refusée – Dit ainsi.", "Canton de Vaud, § 2 : acceptée"]


def the_meeting(table: Table, item: AgendaItem) -> Meeting:
    found = table.office.store.get(Meeting, item.meeting)
    assert found is not None
    return found


def test_minutes_without_remarks_are_approved_without_changes(table: Table) -> None:
    assert [fr for fr, _ in sides(table, approving(table))] == [
        "Le procès-verbal de la séance du 12 mars 2027 est approuvé sans modification."
    ]


def test_an_item_that_approves_nothing_tells_nothing(table: Table) -> None:
    item = approving(table, approves=None)
    assert remarks_at(table.office.store, item) is None
    assert why_none_proposed(FR, table.office.store, item) == "Ce point n’approuve aucun procès-verbal."


def test_the_paper_stands_by_item_with_whoever_said_nothing(table: Table) -> None:
    table.settle(table.remark(fr=WORDS), RemarkRuling.ACCEPTED)
    table.remark(0, comment=text("Et la suite ?"))
    paper = remarks_paper(table.office.store, table.meeting)
    assert [(one.number, [remark.number for remark in one.remarks]) for one in paper.items] == [("1", [2]), ("2", [0])]
    (first, _) = paper.remarks
    assert (first.proposal.fr.text, first.proposal.de.text, first.ruling) == (WORDS, "", RemarkRuling.ACCEPTED)
    assert first.circulated.fr.text == PASSAGES[1].fr.text
    assert not first.adopted, "the proposal says it"


def test_what_was_accepted_otherwise_is_told_in_the_words_that_the_minutes_say(table: Table) -> None:
    table.settle(table.remark(fr=WORDS), RemarkRuling.OTHERWISE, text=text("Deux communes."))
    (only,) = remarks_paper(table.office.store, table.meeting).remarks
    assert (only.adopted.fr.text, only.adopted.de.text) == ("Deux communes.", "")
