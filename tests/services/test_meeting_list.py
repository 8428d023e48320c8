"""Which meetings are listed, in which state?"""

from pathlib import Path

from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.agenda import add_agenda_item
from ctj_desktop.services.meeting_list import meeting_list, meetings_ahead
from ctj_desktop.services.meetings import plan_meeting
from ctj_desktop.services.office import Workspace
from ctj_desktop.services.sample import make_sample
from ctj_desktop.services.states import meeting_state


def test_undated_first_then_the_latest(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.ctj") as store:
        committee = store.all(Committee)[0].id
        undated = Workspace(store).do(plan_meeting, committee=committee).record
        lines = meeting_list(store, committee)
        assert [line.number for line in lines] == [None, "2027-01", "2026-02", "2026-01"]
        assert lines[0].key == undated.id
        assert all(line.state is meeting_state(store, line.meeting) for line in lines)
        assert meetings_ahead(lines) == sum(line.state in (MeetingState.DRAFT, MeetingState.CONVENED) for line in lines)


def test_titles_without_a_language_are_counted(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.ctj") as store:
        before = meeting_list(store)[0]
        Workspace(store).do(add_agenda_item, meeting=before.meeting, title=Bilingual.of(de="Nur Deutsch"))
        after = meeting_list(store)[0]
        assert (after.items, after.missing_fr, after.missing_de) == (
            before.items + 1, before.missing_fr + 1, before.missing_de,
        )  # fmt: skip
        assert [line.key for line in meeting_list(store, words="nur deut")] == [after.key]
        assert meeting_list(store, words="gibt es nicht") == []
