"""Lines of an agenda whose ids and places come from small numbers."""

from uuid import UUID

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, HomeId, MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.texts import Bilingual, TranslationState
from ctj_desktop.services.meetings.agenda_table import ItemLine

HOME = HomeId(UUID(int=1))
MEETING = Meeting(id=MeetingId(UUID(int=2)), home=HOME, committee=CommitteeId(HOME))


def item(number: int, parent: int | None = None) -> AgendaItem:
    """An item whose id and position come from its number."""
    return AgendaItem(
        id=AgendaItemId(UUID(int=number)),
        home=HOME,
        meeting=MEETING.id,
        position=f"{number:04}",
        parent=AgendaItemId(UUID(int=parent)) if parent else None,
        title=Bilingual.of(fr=str(number)),
    )


def lines(*items: AgendaItem) -> list[ItemLine]:
    """As the service gives them."""
    done = TranslationState.DONE
    return [
        ItemLine(row=row, fr=done, de=done, documents=(), project="", presenter=Bilingual())
        for row in agenda(items).rows
    ]


def key(number: int) -> AgendaItemId:
    """Its id."""
    return AgendaItemId(UUID(int=number))


# 10, 20 (with 21, 22), 30
AGENDA = lines(item(10), item(20), item(21, 20), item(22, 20), item(30))
