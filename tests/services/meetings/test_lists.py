"""Which meetings are listed, in which state?"""

from pathlib import Path

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.lists import MeetingLine, find_meetings, meeting_lines
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store


def listed(store: Store, committee: CommitteeId | None = None, words: str = "") -> list[MeetingLine]:
    """The lines in the order of their keys."""
    found = find_meetings(store, committee, words)
    lines = {line.key.bytes: line for line in meeting_lines(store, found, found.keys)}
    return [lines[key] for key in found.keys]


def test_undated_first_then_the_latest(sample: Path) -> None:
    with Store.open(sample) as store:
        committee = store.all(Committee)[0].id
        undated = Workspace(store).do_fields(plan_meeting, committee=committee).record
        lines = listed(store, committee)
        assert [line.number for line in lines] == [None, "2027-01", "2026-02", "2026-01"]
        assert lines[0].key == undated.id
        assert all(line.state is meeting_state(store, line.meeting) for line in lines)
        found = find_meetings(store, committee)
        waiting = [line for line in lines if line.state in (MeetingState.DRAFT, MeetingState.CONVENED)]
        assert (found.ahead, found.next) == (len(waiting), waiting[-1].key)


def test_titles_without_a_language_are_counted(sample: Path) -> None:
    with Store.open(sample) as store:
        before = listed(store)[0]
        Workspace(store).do_fields(add_agenda_item, meeting=before.meeting, title=Bilingual.of(de="Nur Deutsch"))
        after = listed(store)[0]
        assert (after.items, after.missing_fr, after.missing_de) == (
            before.items + 1,
            before.missing_fr + 1,
            before.missing_de,
        )
        assert [line.key for line in listed(store, words="nur deut")] == [after.key]
        assert listed(store, words="gibt es nicht") == []
