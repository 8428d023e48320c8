"""Does a bundle hold what its profile names, and not one byte of anything else? (exchange/FORMAT.md 11.23 and 11.24)"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId, OfficeId, ReplicaId, ctj_home
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import DataClass, Record, replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.people import OfficeKind
from ctj_desktop.domain.records.voting import AnyTask, AnyTaskMove, TaskState, VoteCount
from ctj_desktop.exchange.card import ExchangeCard
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import SigningKey
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.exchange import carried, identity
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import OnlyForOwnDevices, accept, own_card
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.item_documents import fill_document, join_files
from ctj_desktop.services.meetings.late_tasks import take_up_tasks, tasks_to_take_up
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes import blocks, decisions, tasks, translations, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.session import attendance, course
from ctj_desktop.storage.store import Store
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce, send
from tests.services.marked import OTHERS, OURS, THIRD, Marked, every_byte
from tests.storage.agreement import image

RECIPIENT = OfficeId(UUID(int=0xBE11E))
PARTNER, OWN = "Bureau Saint-Imier", "Poste de terrain"  # another office, and a device of one’s own
OPEN, INTERNAL, PERSONAL, RESTRICTED = DataClass.OPEN, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.RESTRICTED

# By hand, from exchange/FORMAT.md 9: of which home, which classes.
OF_COMMITTEE = {
    Profile.ALL: {OPEN, INTERNAL, RESTRICTED},
    Profile.CTJ: {OPEN, INTERNAL},
    Profile.CHAIR: {OPEN, INTERNAL, RESTRICTED},
    Profile.PARTNER: {OPEN, INTERNAL, RESTRICTED},
    Profile.PUBLICATION: {OPEN},
}
OF_OFFICE = {
    Profile.ALL: {OPEN, INTERNAL, PERSONAL},
    Profile.CTJ: {OPEN, INTERNAL},
    Profile.CHAIR: {OPEN, INTERNAL},
    Profile.PARTNER: {OPEN, INTERNAL},
    Profile.PUBLICATION: {OPEN},
}


@dataclass
class Desk:
    """A marked workspace and the keys of whom it writes to."""

    marked: Marked
    sealing: SealingKey

    @property
    def store(self) -> Store:
        return self.marked.store

    def carried(self, profile: Profile, *, known: bool) -> set[Scope]:
        """What a bundle of this profile may hold of what was planted."""
        ours = {OURS} if known and profile is not Profile.ALL else {OURS, OTHERS}
        found = {Scope(HomeId(home), one) for home in ours for one in OF_COMMITTEE[profile]}
        found |= {Scope(HomeId(self.store.office_id), one) for one in OF_OFFICE[profile]}
        found.add(Scope(ctj_home(), OPEN))
        if known:
            found |= {Scope(HomeId(RECIPIENT), one) for one in (OPEN, INTERNAL, PERSONAL)}
        if profile is Profile.ALL:
            found |= {Scope(HomeId(THIRD), one) for one in (OPEN, INTERNAL, PERSONAL)}
        return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Everything is planted; the recipient speaks for one of two committees, and never confirms anything."""
    office = an_office(tmp_path_factory.mktemp("marked"), "pontarlier", 1)
    marked = Marked(office.store, RECIPIENT)
    marked.plant()
    sealing = SealingKey.new()
    card = _card(sealing)
    accept(office.store, card, "b.ctjcard", Profile.PARTNER)
    own = replace(card, office=office.store.office_id, name_fr=OWN, name_de=OWN, signing_key=SigningKey.new().public)
    accept(office.store, own, "own.ctjcard")
    yield Desk(marked, sealing)
    office.store.close()


def _card(sealing: SealingKey) -> ExchangeCard:
    return ExchangeCard(
        network="arcjurassien",
        office=RECIPIENT,
        name_fr=PARTNER,
        name_de="Büro Saint-Imier",
        office_kind=OfficeKind.SECRETARIAT,
        replica=ReplicaId(UUID(int=0xB)),
        signing_key=SigningKey.new().public,
        sealing_key=sealing.recipient,
        committees=((OURS, "MOC"),),
        made=date(2027, 3, 1),
    )


def bytes_of(desk: Desk, to: str, profile: Profile, folder: Path, *, plain: bool) -> bytes:
    target = folder / f"{profile}.ctjx"
    export(desk.store, plan_export(desk.store, to, profile, plain=plain), target)
    return every_byte(target, desk.sealing, folder / "opened")


def assert_only(desk: Desk, found: bytes, carried: set[Scope]) -> None:
    """Every word of the scopes that are carried, and no word of any other."""
    missing = [(scope, word) for scope in carried for word in desk.marked.planted.get(scope, ()) if word not in found]
    assert missing == []
    others = {scope: words for scope, words in desk.marked.planted.items() if scope not in carried}
    leaked = {scope: [word for word in words if word in found] for scope, words in others.items()}
    assert not any(leaked.values()), f"leaked: {leaked}"


@pytest.mark.long
def test_every_text_of_every_class_is_planted(desk: Desk) -> None:
    """Else the others prove nothing."""
    planted = desk.marked.planted
    assert {(scope.home, scope.data_class) for scope in planted} == {
        *((home, one) for home in (OURS, OTHERS) for one in (OPEN, INTERNAL, RESTRICTED)),
        *((home, one) for home in (desk.store.office_id, THIRD, RECIPIENT) for one in (OPEN, INTERNAL, PERSONAL)),
        (ctj_home(), OPEN),
    }
    assert all(len(words) >= 10 for words in planted.values())
    assert sum(map(len, planted.values())) > 600


@pytest.mark.long
@pytest.mark.parametrize("plain", [False, pytest.param(True, marks=pytest.mark.long)], ids=["sealed", "plain"])
@pytest.mark.parametrize(
    "profile",
    [pytest.param(one, marks=pytest.mark.long) if one in (Profile.ALL, Profile.CHAIR) else one for one in Profile],
)
def test_a_bundle_holds_its_profile_and_no_byte_more(desk: Desk, profile: Profile, plain: bool, tmp_path: Path) -> None:
    found = bytes_of(desk, OWN if profile is Profile.ALL else PARTNER, profile, tmp_path, plain=plain)
    assert_only(desk, found, desk.carried(profile, known=True))


@pytest.mark.long
def test_an_unknown_name_gets_nothing_but_what_is_public(desk: Desk, tmp_path: Path) -> None:
    found = bytes_of(desk, "Gazette", Profile.PUBLICATION, tmp_path, plain=False)
    assert_only(desk, found, desk.carried(Profile.PUBLICATION, known=False))


@pytest.mark.long
@pytest.mark.parametrize(
    "profile",
    [
        one if one is Profile.CTJ else pytest.param(one, marks=pytest.mark.long)
        for one in Profile
        if one is not Profile.ALL
    ],
)
def test_a_forgotten_rule_would_be_noticed(
    desk: Desk, profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test: were everything carried, words that should stay would be found."""
    monkeypatch.setattr(carried, "carries", lambda *_, **__: True)
    found = bytes_of(desk, PARTNER, profile, tmp_path, plain=False)
    with pytest.raises(AssertionError, match="leaked"):
        assert_only(desk, found, desk.carried(profile, known=True))


def test_another_office_never_gets_everything(desk: Desk) -> None:
    """Private contacts go to devices of one’s own office only, whatever a person chooses."""
    with pytest.raises(OnlyForOwnDevices):
        plan_export(desk.store, PARTNER, Profile.ALL)
    with pytest.raises(OnlyForOwnDevices):
        accept(desk.store, _card(desk.sealing), "b.ctjcard", Profile.ALL)
    assert plan_export(desk.store, OWN).profile is Profile.ALL
    assert plan_export(desk.store, PARTNER).profile is Profile.PARTNER


@pytest.mark.long
def test_a_sealed_file_shows_nothing_from_outside(desk: Desk, tmp_path: Path) -> None:
    """Not one word, not even of what it carries, nor the name of anybody."""
    target = tmp_path / "sealed.ctjx"
    export(desk.store, plan_export(desk.store, PARTNER), target)
    outside = target.read_bytes()
    assert not [word for words in desk.marked.planted.values() for word in words if word in outside]
    assert b"Saint-Imier" not in outside
    assert b"manifest.json" not in outside


@pytest.mark.long
@pytest.mark.parametrize(
    "profile", [Profile.CTJ, *(pytest.param(one, marks=pytest.mark.long) for one in Profile if one is not Profile.CTJ)]
)
def test_a_bundle_of_a_profile_never_reports_a_gap(tmp_path: Path, profile: Profile) -> None:
    """Whatever is written in between in scopes that stay, whatever is lost or never answered (24)."""
    chance = random.Random(f"{profile}")
    giver, taker = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    theirs, ours = own_card(giver.store), replace(own_card(taker.store), committees=((OURS, "MOC"),))
    if profile is Profile.ALL:  # as between devices of one office
        theirs = replace(theirs, office=taker.store.office_id)
        ours = replace(ours, office=giver.store.office_id)
    accept(taker.store, theirs, "a.ctjcard", profile)
    accept(giver.store, ours, "b.ctjcard", profile)
    marked = Marked(giver.store, taker.store.office_id)
    marked.plant()
    withheld = _withheld(marked, giver, profile)
    for number in range(6):
        for cls, home in chance.sample(_writable(marked), 8):
            marked.save(cls, home)
        path = tmp_path / f"{number}.ctjx"
        export(giver.store, plan_export(giver.store, "Bureau saint-imier"), path)
        if number in (1, 4):
            continue  # lost
        taken = take_in(taker.store, path, accept_mass_change=True)
        assert (taken.waits, taken.missing) == (False, ())
        if number % 2:
            answer = tmp_path / f"answer-{number}.ctjx"
            export(taker.store, plan_export(taker.store, "Bureau pontarlier"), answer)
            assert not take_in(giver.store, answer).waits
    held = repr(image(taker.store)).encode()
    assert not [word for scope in withheld for word in marked.planted[scope] if word in held]
    for office in (giver, taker):
        office.store.close()


def _withheld(marked: Marked, giver: Office, profile: Profile) -> set[Scope]:
    kept = {Scope(HomeId(OURS), one) for one in OF_COMMITTEE[profile]}
    kept |= {Scope(HomeId(giver.store.office_id), one) for one in OF_OFFICE[profile]}
    kept.add(Scope(ctj_home(), OPEN))
    return {
        scope
        for scope in marked.planted
        if scope not in kept and scope.home != marked.recipient and profile is not Profile.ALL
    }


def _writable(marked: Marked) -> list[tuple[type[Record], UUID]]:
    """What may be written again: not what is filed once."""
    return [(cls, home) for cls in KINDS if not cls.insert_only for home in marked.homes(cls)]


def test_what_is_said_behind_closed_doors_stays_with_those_who_may_read_it(tmp_path: Path) -> None:
    """By the steps of a secretary: neither rows nor labels, undone acts or approved minutes tell the conference."""
    office, conference = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "ctj", 2)
    introduce(office, conference, Profile.CTJ)
    meeting = office.opened(office.a_meeting(office.a_committee(seats=3).id, items=2))
    item = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True).record.id
    seat = office.store.all(Seat, order="label.fr")[0].id
    for number in range(3):
        office.do(
            attendance.record_arrival, meeting=meeting.id, seat=office.store.all(Seat)[number].id, arrived=time(14, 0)
        )
    block = office.do_fields(blocks.add_block, item=item, text=text("GEHEIM-1", "GEHEIM-2")).record
    office.do_fields(blocks.change_block, block=block.id, text=text("GEHEIM-3", "GEHEIM-4"))
    other = office.do_fields(blocks.add_block, item=item, text=text("GEHEIM-5")).record
    office.do(blocks.move_block, block=other.id, place=1)
    office.do(blocks.remove_block, block=other.id)
    office.undo()
    office.redo()
    decision = office.do_fields(decisions.record_decision, item=item, text=text("GEHEIM-6")).record
    office.do_fields(decisions.change_decision, decision=decision.id, text=text("GEHEIM-7", "GEHEIM-8"))
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=1, no=1), taken_at=time(14, 10))
    office.do(attendance.recuse, item=item, seat=seat)
    office.do(course.close_session, meeting=meeting.id, on=TODAY, closed_at=time(15, 0))
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=TODAY)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=meeting.on or TODAY)
    person = office.a_person("Visible")
    office.do_fields(people.keep_private_contact, person=person.id, note="GEHEIM-9", private_email="GEHEIM@example.org")
    path, sent = send(office, conference)
    found = every_byte(path, identity.identity(conference.store).sealing, tmp_path / "opened")
    assert sent.changesets > 20
    assert b"Nomination" in found
    assert b"Visible" in found
    assert b"GEHEIM" not in found
    office.store.close()
    conference.store.close()


@pytest.mark.parametrize(("profile", "sees"), [(Profile.CTJ, False), (Profile.PARTNER, True)])
def test_papers_and_tasks_of_a_closed_item_go_as_far_as_its_substance(
    tmp_path: Path, profile: Profile, *, sees: bool
) -> None:
    """Announced, joined, changed, moved, taken up again, brought back, approved: never a word to the conference."""
    office, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(office, other, profile)
    committee = office.a_committee(seats=3)
    meeting = office.a_meeting(committee.id, items=2)
    item = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True).record.id
    paper = office.do_fields(agenda.add_item_document, item=item, title=text("GEHEIM-1", "GEHEIM-2")).record
    office.do_fields(agenda.change_item_document, document=paper.id, title=text("GEHEIM-3"), to_follow=True)
    office.do(agenda.remove_item_document, document=paper.id)
    office.do(restore_record, record=paper.id)
    joined = tmp_path / "GEHEIM-4.txt"
    joined.write_bytes(b"GEHEIM-5" * 100)
    office.do(join_files, item=item, paths=[joined])
    office.do(fill_document, document=paper.id, path=joined)
    office.opened(meeting)
    task = office.do_fields(tasks.add_task, item=item, text=text("GEHEIM-6", "GEHEIM-7"), due=date(2027, 3, 20)).record
    office.do_fields(tasks.change_task, task=task.id, owner_text=text("GEHEIM-8"))
    office.do(tasks.move_task, task=task.id, to=TaskState.VOID, on=TODAY, reason=text("GEHEIM-9"))
    office.undo()
    office.do(translations.check_translation, record=task.id)
    later = office.a_meeting(committee.id, "2027-05-07", items=1)
    pending = office.store.all(AgendaItem, meeting=later.id)[0]
    assert [one.id for one in tasks_to_take_up(office.store, later.id, date(2027, 5, 1))] == [task.id]
    office.do(take_up_tasks, item=pending.id, tasks=(task.id,))
    office.do(course.close_session, meeting=meeting.id, on=meeting.on or TODAY, closed_at=time(15, 0))
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=meeting.on or TODAY)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=meeting.on or TODAY)
    path, _ = send(office, other)
    found = every_byte(path, identity.identity(other.store).sealing, tmp_path / "opened")
    assert b"Nomination" in found
    assert (task.number or "").encode() in found  # the note of the later agenda names it by its number
    assert [number for number in range(1, 10) if f"GEHEIM-{number}".encode() in found] == [*range(1, 10)] * sees
    take_in(other.store, path)
    assert (other.store.count(AnyTask), other.store.count(AnyTaskMove)) == (int(sees), 0)
    assert [one.title.fr.text for one in other.store.all(AnyItemDocument)] == ["GEHEIM-3", "GEHEIM-4"] * sees
    assert [one.number for one in other.store.all(AnyTask)] == [task.number] * sees
    office.store.close()
    other.store.close()
