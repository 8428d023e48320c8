"""Many small files of one partner within a day do not do what one large one may not."""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AgendaItemId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.mass_refusals import (
    ManyChanges,
    ManyChangesOfDay,
    WouldChangeMany,
    WouldChangeManyOfDay,
    mass_refusal,
)
from ctj_desktop.services.exchange.merging import take_back, take_in, take_pending
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from tests.office import Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send

ITEMS = 600
Two = tuple[Office, Office]


@pytest.fixture
def two(tmp_path: Path) -> Two:
    """An office whose agenda the other one holds too."""
    mine, theirs = an_office(tmp_path, "delle", 1), an_office(tmp_path, "imier", 2)
    introduce(mine, theirs, Profile.PARTNER)
    meeting = mine.a_meeting(mine.a_committee().id)
    with mine.store.write(OperationLabel("test.items")) as unit:
        for number in range(ITEMS):
            item = AgendaItem(
                id=AgendaItemId(uuid7()),
                home=meeting.home,
                meeting=meeting.id,
                position=f"a{number:04}",
                title=text(f"Point {number}", f"Punkt {number}"),
            )
            unit.save(item)
    pass_on(mine, theirs)
    pass_on(theirs, mine)
    return mine, theirs


def remove(office: Office, count: int) -> None:
    with office.store.write(OperationLabel("test.removed")) as unit:
        for item in office.store.all(AgendaItem, order="id")[:count]:
            unit.delete(item)


def a_day_later(office: Office) -> None:
    clock = office.store.environment.clock
    office.store.environment = replace(office.store.environment, clock=lambda: clock() + timedelta(days=1))


def left(office: Office) -> int:
    return office.store.count(AgendaItem)


@pytest.mark.long
def test_small_files_add_up_within_a_day(two: Two) -> None:
    """Each is below both limits; eight files took 1,044 of 1,093."""
    mine, theirs = two
    remove(theirs, 100)
    pass_on(theirs, mine)
    remove(theirs, 100)
    path, _ = send(theirs, mine)
    with pytest.raises(WouldChangeManyOfDay) as tried:
        take_in(mine.store, path, dry_run=True)
    with pytest.raises(ManyChangesOfDay) as refused:
        take_in(mine.store, path)
    assert refused.value.changes == tried.value.changes == (("agenda_item", 200, ITEMS),)
    assert left(mine) == ITEMS - 100
    assert "200 points de l’ordre du jour sur 600" in sentence(load_translator("fr_CH"), refused.value)
    (waiting,) = pending_bundles(mine.store)[:1]
    take_pending(mine.store, waiting.sha256, accept_mass_change=True)
    assert left(mine) == ITEMS - 200


@pytest.mark.long
def test_what_a_person_accepted_is_counted_no_more(two: Two) -> None:
    mine, theirs = two
    remove(theirs, 300)
    path, _ = send(theirs, mine)
    with pytest.raises(ManyChanges) as refused:
        take_in(mine.store, path)
    assert not isinstance(refused.value, ManyChangesOfDay)
    take_in(mine.store, path, accept_mass_change=True)
    for _ in range(2):
        remove(theirs, 25)
        pass_on(theirs, mine)
    remove(theirs, 25)
    with pytest.raises(ManyChangesOfDay):
        pass_on(theirs, mine)
    assert left(mine) == ITEMS - 350


@pytest.mark.long
def test_the_next_day_counts_anew(two: Two) -> None:
    mine, theirs = two
    remove(theirs, 100)
    pass_on(theirs, mine)
    a_day_later(mine)
    remove(theirs, 100)
    pass_on(theirs, mine)
    assert left(mine) == ITEMS - 200


@pytest.mark.long
def test_what_was_taken_back_took_nothing_and_what_takes_nothing_is_never_asked_about(two: Two) -> None:
    mine, theirs = two
    remove(theirs, 100)
    pass_on(theirs, mine)
    take_back(mine.store)
    (waiting,) = pending_bundles(mine.store)[:1]
    take_pending(mine.store, waiting.sha256)
    remove(theirs, 20)
    pass_on(theirs, mine)
    theirs.an_item(theirs.store.all(Meeting)[0])
    pass_on(theirs, mine)
    assert left(mine) == ITEMS - 120 + 1


@pytest.mark.parametrize("earlier", [False, True])
@pytest.mark.parametrize("tried", [False, True])
def test_each_refusal_has_its_sentence(*, earlier: bool, tried: bool) -> None:
    refusal = mass_refusal(earlier=earlier, tried=tried)
    assert issubclass(refusal, ManyChanges)
    assert (refusal in (WouldChangeMany, WouldChangeManyOfDay)) == tried
    said = sentence(load_translator("de"), refusal("a.ctjx", text("Delle", "Delsberg"), (("person", 3, 4),)))
    assert "Delsberg" in said
