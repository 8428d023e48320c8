"""Is it said before minutes go round which titles and passages lack the language of a reader?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes.remarks.lacking import first_lacking, lacking
from ctj_desktop.services.minutes.remarks.sending import Round, round_ahead
from ctj_desktop.services.session.course import close_session
from tests.office import TODAY, Office, text
from tests.services.minutes.remarks.round_table import UNTIL


class Going:
    """Minutes of two items: one passage lacks German, and so does the title above it."""

    def __init__(self, folder: Path, *, closed: bool = False) -> None:
        self.office = office = Office(folder)
        meeting = office.a_meeting(office.a_committee(seats=4).id, items=1)
        self.title = office.an_item(meeting, "Budget", "")
        if closed:
            office.do_fields(change_agenda_item, item=self.title.id, closed=True)
        self.meeting = office.opened(meeting)
        (first,) = [one for one in office.store.all(AgendaItem) if one.id != self.title.id]
        office.do_fields(blocks.add_block, item=first.id, text=text("Bienvenue.", "Willkommen."))
        self.fresh = office.do_fields(blocks.add_block, item=self.title.id, text=text("Sans allemand.")).record
        office.do(close_session, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15, 0))

    @property
    def round(self) -> Round:
        return round_ahead(self.office.store, self.meeting, UNTIL)

    def readers(self, *languages: Language) -> list[Recipient]:
        """Members, one for each language."""
        one = next(one for one in recipients(self.office.store, self.meeting, TODAY) if one.seated)
        return [replace(one, written_in=language) for language in languages]

    def said(self, *languages: Language) -> list[tuple[str, dict[str, object]]]:
        return [(one.code, dict(one.data)) for one in lacking(self.round, self.readers(*languages))]


@pytest.fixture
def going(tmp_path: Path) -> Going:
    return Going(tmp_path)


def test_only_who_reads_a_language_misses_it(going: Going) -> None:
    assert going.said(Language.FR) == []
    titles, passages = going.said(Language.FR, Language.DE)
    assert titles == ("convening.untranslated", {"items": "2", "language": "de"})
    assert passages == ("circulating.untranslated", {"passages": "2", "language": "de"})
    assert going.said() == []


def test_it_leads_to_the_first_that_lacks_it(going: Going) -> None:
    readers = going.readers(Language.DE)
    titles, passages = lacking(going.round, readers)
    assert first_lacking(going.round, readers, titles) == going.title.id
    assert first_lacking(going.round, readers, passages) == going.fresh.id
    whole = {"text": text("Sans allemand.", "Ohne Deutsch.")}
    going.office.do_fields(blocks.change_block, block=going.fresh.id, **whole)
    assert first_lacking(going.round, readers, passages) is None
    assert [one.code for one in lacking(going.round, readers)] == [titles.code]


def test_what_was_said_behind_closed_doors_is_missed_only_by_whoever_receives_it(tmp_path: Path) -> None:
    going = Going(tmp_path, closed=True)
    (member,) = going.readers(Language.DE)
    assert lacking(going.round, [replace(member, standing=InvitedAs.GUEST)]) == ()
    assert len(lacking(going.round, [member])) == 2
