"""Does a machine whose clock is wrong still say a day that can be shown and counted on from?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.minutes.task_lists import waiting_tasks
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.today import today
from ctj_desktop.storage.file import environment
from ctj_desktop.storage.file.backup import backup
from ctj_desktop.storage.file.environment import Environment
from tests.office import Office

CLOCKS = {
    "first": datetime.min.replace(tzinfo=UTC),
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "9999": datetime(9999, 6, 1, tzinfo=UTC),
    "last": datetime.max.replace(tzinfo=UTC),
    "beyond": None,
}


@pytest.mark.parametrize("now", CLOCKS.values(), ids=CLOCKS)
def test_a_workspace_is_opened_shown_and_kept_whatever_the_clock(
    now: datetime | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=1).id
    office.a_meeting(committee, items=1)
    office.store.close()

    class Wrong(datetime):
        @classmethod
        def now(cls, *_: Any) -> Any:
            if now is None:
                raise ValueError("year 10000 is out of range")
            return now

    monkeypatch.setattr(environment, "datetime", Wrong)
    wrong = replace(Environment.system(), data_folder=office.store.environment.data_folder)
    with type(office.store).open(office.store.path, environment=wrong) as store:
        office.store = store
        office.a_person()
        day = today_in(store)
        assert abs(day - (now or datetime.max).date()) <= timedelta(days=2)
        assert today(store, day).day == day
        assert waiting_tasks(store, None, day).overdue == 0
        assert str(day.year) in load_translator("de").instant(wrong.clock())
        assert check_all(store, day).sound
        assert backup(store, tmp_path / "kept").exists()
