"""Does what comes after its day say why, and only that?"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, ItemKind, ItemOrigin, Meeting
from ctj_desktop.domain.records.minutes import RestrictedMinuteBlock
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.item_documents import fill_document, join_files
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.meetings.planning.copying import copy_agenda
from ctj_desktop.services.meetings.refusals import LateDocument, LateWithoutReason
from ctj_desktop.services.meetings.standing_items import add_standing_item
from tests.office import TODAY, Office, text

YESTERDAY = TODAY - timedelta(days=1)
WHY = text("Délai du canton", "Frist des Kantons")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_meeting(office: Office, on: str = "2027-03-12", **days: date) -> Meeting:
    meeting = office.a_meeting(office.a_committee().id, on, items=1)
    return office.do_fields(change_meeting, meeting=meeting.id, **days).record


def add(office: Office, meeting: Meeting, **said: Any) -> AgendaItem:
    return office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Motion", "Vorstoss"), **said).record


def test_an_item_after_the_day_says_why_and_is_late(office: Office) -> None:
    meeting = a_meeting(office, proposals_until=YESTERDAY)
    with pytest.raises(LateWithoutReason) as refused:
        add(office, meeting, late_reason=text("\u00a0"))
    assert "23\u00a0février\u00a02027" in sentence(load_translator("fr_CH"), refused.value)
    late = add(office, meeting, late_reason=WHY)
    assert (late.origin, late.late_reason, late.late) == (ItemOrigin.LATE, WHY, True)
    with pytest.raises(LateWithoutReason):
        office.do_fields(agenda.change_agenda_item, item=late.id, late_reason=NO_TEXT)
    said = office.do_fields(agenda.change_agenda_item, item=late.id, late_reason=text("Urgence", "")).record
    assert said.late_reason.fr.text == "Urgence"


@pytest.mark.parametrize(("on", "until"), [("2027-03-12", TODAY), ("2027-02-20", date(2027, 2, 1))])
def test_on_the_day_itself_and_for_an_old_record_nothing_is_asked(office: Office, on: str, until: date) -> None:
    meeting = a_meeting(office, on, proposals_until=until, file_closed_on=until)
    item = add(office, meeting)
    assert not item.late
    paper = office.do_fields(agenda.add_item_document, item=item.id, title=text("Rapport")).record
    assert paper.title == text("Rapport")


def test_what_returns_by_itself_needs_no_reason(office: Office) -> None:
    committee = office.a_committee().id
    before, meeting = office.a_meeting(committee, "2027-03-01", items=2), office.a_meeting(committee, "2027-03-12")
    office.do_fields(change_meeting, meeting=meeting.id, proposals_until=YESTERDAY)
    office.do_fields(add_standing_item, committee=committee, title=text("Accueil", "Begrüssung"))
    office.do(agenda.add_standing_items, meeting=meeting.id)
    first = office.store.all(AgendaItem, meeting=before.id, order="position")[0]
    office.do(agenda.carry_over, item=first.id, to=meeting.id)
    office.do(copy_agenda, meeting=meeting.id, like=before.id, every_item=True)
    heading = add(office, meeting, item_kind=ItemKind.HEADING)
    assert office.store.count(AgendaItem, meeting=meeting.id) == 5
    assert not any(item.late for item in office.store.all(AgendaItem, meeting=meeting.id))
    with pytest.raises(LateWithoutReason):
        office.do_fields(agenda.change_agenda_item, item=heading.id, item_kind=ItemKind.DECISION)
    office.do_fields(agenda.change_agenda_item, item=heading.id, item_kind=ItemKind.DECISION, late_reason=WHY)


def test_why_a_closed_item_comes_late_stays_in_the_committee(office: Office) -> None:
    meeting = a_meeting(office, proposals_until=YESTERDAY)
    with pytest.raises(LateWithoutReason):
        add(office, meeting, closed=True)
    item = add(office, meeting, closed=True, late_reason=WHY)
    assert (item.late_reason, item.late) == (NO_TEXT, True)
    (block,) = office.store.all(RestrictedMinuteBlock, item=item.id)
    assert block.text.fr.text == WHY.fr.text
    office.do_fields(agenda.change_agenda_item, item=item.id, title=text("Motion urgente", "Dringender Vorstoss"))


@pytest.mark.parametrize(
    ("title", "why", "fr", "de"),
    [
        (
            text("Rapport", "Bericht"),
            WHY,
            "Rapport (ajout après la clôture du dossier\u00a0: Délai du canton)",
            "Bericht (nach Dossierschluss hinzugefügt: Frist des Kantons)",
        ),
        (
            text("Rapport", "Bericht"),
            text("", "Frist"),
            "Rapport (ajout après la clôture du dossier)",
            "Bericht (nach Dossierschluss hinzugefügt: Frist)",
        ),
        (text("Rapport"), text("", "Frist"), "Rapport (ajout après la clôture du dossier\u00a0: Frist)", ""),
    ],
)
def test_a_document_after_the_file_was_closed_says_why(
    office: Office, title: Bilingual, why: Bilingual, fr: str, de: str
) -> None:
    meeting = a_meeting(office, file_closed_on=YESTERDAY)
    (item,) = office.store.all(AgendaItem, meeting=meeting.id)
    with pytest.raises(LateDocument):
        office.do_fields(agenda.add_item_document, item=item.id, title=title)
    paper = office.do_fields(agenda.add_item_document, item=item.id, title=title, late_reason=why).record
    assert (paper.title.fr.text, paper.title.de.text) == (fr, de)


def test_files_that_come_late_say_why_together_and_an_announced_one_does_not(office: Office, tmp_path: Path) -> None:
    meeting = a_meeting(office, file_closed_on=TODAY)
    (item,) = office.store.all(AgendaItem, meeting=meeting.id)
    announced = office.do_fields(agenda.add_item_document, item=item.id, title=text("Plan"), to_follow=True).record
    office.do_fields(change_meeting, meeting=meeting.id, file_closed_on=YESTERDAY)
    files = [tmp_path / name for name in ("a.txt", "b.txt", "plan.txt")]
    for file in files:
        file.write_text("contenu", encoding="utf-8")
    with pytest.raises(LateDocument):
        office.do(join_files, item=item.id, paths=files[:2])
    assert office.store.count(AnyItemDocument) == 1
    office.do(join_files, item=item.id, paths=files[:2], late_reason=WHY)
    office.do(fill_document, document=announced.id, path=files[2])
    titles = [paper.title.fr.text for paper in office.store.all(AnyItemDocument, order="position")]
    assert [one.partition(" (")[0] for one in titles] == ["Plan", "a", "b"]
    assert all(one.endswith(f"{WHY.fr.text})") for one in titles[1:])
