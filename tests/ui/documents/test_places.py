"""Does a passage of a paper lead to the page that puts it right?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.domain.records.twins import PAIRS
from ctj_desktop.services.papers.sources import Source
from ctj_desktop.ui.documents.places import place_of_gap
from ctj_desktop.ui.frame.navigation import Place

MEETING, ITEM = MeetingId(UUID(int=1)), AgendaItemId(UUID(int=2))


def source(kind: type[Record]) -> Source:
    return Source(kind=kind.kind, record=UUID(int=3), meeting=MEETING, item=ITEM)


@pytest.mark.parametrize(("seen", "twin"), list(PAIRS.values()), ids=lambda cls: str(cls.kind))
def test_what_a_closed_item_holds_is_put_right_where_the_like_of_an_open_one_is(
    seen: type[Record], twin: type[Record]
) -> None:
    assert place_of_gap(source(twin)) == place_of_gap(source(seen)) is not None


def test_nothing_leads_nowhere() -> None:
    assert place_of_gap(None) is None


def test_what_a_paper_of_projects_prints_leads_to_its_sheet() -> None:
    for kind, page in ((Project, "project"), (Call, "calls"), (Action, "strategy")):
        assert place_of_gap(Source(kind=kind.kind, record=UUID(int=3))) == Place(page=page, record=UUID(int=3))
