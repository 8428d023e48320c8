"""Two offices and the conference exchange files: what comes, what waits, what is refused."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.errors import UserError
from ctj_desktop.exchange.manifest import BundleKind
from ctj_desktop.exchange.refusals import NotACard, NotForUs, Stranger
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.bundle_words import taken_lines
from ctj_desktop.services.exchange.exporting import NeedsKnownPartner, export, leaving, plan_export
from ctj_desktop.services.exchange.identity import OwnCard, WhichCommittees, identity, trust, write_card
from ctj_desktop.services.exchange.lists import partners, received, to_send
from ctj_desktop.services.exchange.merging import ForSomebodyElse, inspect, take_back, take_in, take_pending
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import people
from ctj_desktop.services.workspace.setting_up import join
from ctj_desktop.storage.errors import FolderNotWritable
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore, generations
from ctj_desktop.storage.log.known_at import as_known_at
from ctj_desktop.storage.log.takeback import NoMergeToTakeBack
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send
from tests.storage.agreement import image


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """The secretariats of Pontarlier and Saint-Imier, partners of one committee."""
    one, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(one, other, Profile.PARTNER)
    yield one, other
    one.store.close()
    other.store.close()


def digests(office: Office) -> dict[str, bytes]:
    """The state of every scope."""
    return {f"{one.home}/{one.data_class}": office.store.streams.digest(one) for one in office.store.streams.scopes()}


def test_a_meeting_goes_over_and_comes_back_changed(two: tuple[Office, Office]) -> None:
    """Whatever one office wrote is in the other after one file, and back after the next; the digests are equal."""
    one, other = two
    meeting = one.a_meeting(one.a_committee("MOC", seats=3).id, items=2)
    taken = pass_on(one, other)
    assert taken.result is Result.APPLIED
    assert taken.manifest.kind is BundleKind.SNAPSHOT
    assert other.the_meeting(meeting).number == meeting.number
    item = other.store.all(AgendaItem, meeting=meeting.id)[0]
    other.do_fields(agenda.change_agenda_item, item=item.id, minutes=25)
    assert pass_on(other, one).result is Result.APPLIED
    found = one.store.get(AgendaItem, item.id)
    assert found is not None
    assert found.minutes == 25
    shared = digests(one).keys() & digests(other).keys()
    assert len(shared) >= 5
    assert {name: digests(one)[name] for name in shared} == {name: digests(other)[name] for name in shared}


def test_a_lost_file_heals_itself_with_the_next(two: tuple[Office, Office]) -> None:
    """The second file starts at what was confirmed, not at what was sent."""
    one, other = two
    committee = one.a_committee("MOC")
    send(one, other)
    meeting = one.a_meeting(committee.id)
    taken = pass_on(one, other)
    assert taken.result is Result.APPLIED
    assert other.the_meeting(meeting).on == meeting.on


def test_a_repeated_file_changes_nothing(two: tuple[Office, Office], tmp_path: Path) -> None:
    """Also under another name; only the log of files grows."""
    one, other = two
    one.a_committee("MOC", seats=2)
    path, _ = send(one, other)
    take_in(other.store, path)
    before = image(other.store)
    renamed = path.rename(tmp_path / "autre nom.ctjx")
    assert take_in(other.store, renamed).result is Result.REPEATED
    after = image(other.store)
    assert {name for name in after if after[name] != before[name]} <= {"bundle_log"}
    assert len(after["bundle_log"]) == len(before["bundle_log"]) + 1


def test_a_trial_run_says_the_same_and_writes_nothing(two: tuple[Office, Office]) -> None:
    """exchange/FORMAT.md 11.31."""
    one, other = two
    one.a_meeting(one.a_committee("MOC", seats=3).id, items=2)
    path, _ = send(one, other)
    before = image(other.store)
    tried = take_in(other.store, path, dry_run=True)
    assert image(other.store) == before
    real = take_in(other.store, path)
    for name in ("new", "changed_rows", "deleted", "conflicts", "applied", "known"):
        assert getattr(tried.report, name) == getattr(real.report, name), name
    assert tried.result is real.result is Result.APPLIED


def test_a_receipt_confirms_and_the_next_file_is_short(two: tuple[Office, Office]) -> None:
    """“has everything until …” counts down to nothing; then there is nothing to send but a receipt."""
    one, other = two
    one.a_committee("MOC", seats=3)
    (partner,) = partners(one.store)
    assert partner.unconfirmed > 0
    assert partner.has_all_until is None
    assert to_send(one.store, partner.key)
    pass_on(one, other)
    assert partners(one.store)[0].unconfirmed == partner.unconfirmed
    taken = pass_on(other, one)
    assert [result for _, result in taken.manifest.results] == ["applied"]
    (partner,) = partners(one.store)
    assert partner.unconfirmed == 0
    assert partner.has_all_until is not None
    assert to_send(one.store, partner.key) == []
    _, sent = send(one, other)
    assert sent.kind is BundleKind.RECEIPT
    assert sent.changesets == 0


@pytest.mark.parametrize("wrote", [True, False], ids=["after own work", "after reading only"])
def test_a_restored_partner_waits_asks_again_and_gets_all(two: tuple[Office, Office], *, wrote: bool) -> None:
    """What the sender believes confirmed is not there any more: the next file waits with its bytes, nothing is lost."""
    one, other = two
    committee = one.a_committee("MOC")
    copy = other.store.path.with_name("vieille copie.ctj")
    other.store.close()
    copy.write_bytes(other.store.path.read_bytes())
    other.reopen()
    pass_on(one, other)
    if wrote:
        other.a_person("Perdue")
    pass_on(other, one)
    other.store.close()
    copy.replace(other.store.path)
    other.reopen()
    assert other.store.notice == ("restored" if wrote else None)
    meeting = one.a_meeting(committee.id)
    path, _ = send(one, other)
    taken = take_in(other.store, path)
    assert taken.waits
    path.unlink()
    (waiting,) = received(other.store)
    assert waiting.state is PendingState.WAITING
    assert other.store.get(Meeting, meeting.id) is None
    assert pass_on(other, one).result in (Result.APPLIED, Result.REPEATED)
    taken = pass_on(one, other)
    assert taken.result is Result.APPLIED
    assert [late.result for late in taken.others] == [Result.REPEATED]
    assert other.the_meeting(meeting).on == meeting.on
    assert all(file.state is None for file in received(other.store))
    assert other.store.count(Person, family_name="Perdue") == wrote


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    """Unknown keys are refused, not asked about; the digits are in the sentence."""
    one, other = an_office(tmp_path, "a", 1), an_office(tmp_path, "b", 2)
    card = tmp_path / "b.ctjcard"
    write_card(other.store, card)
    trust(one.store, card, Profile.PARTNER)
    one.a_committee("MOC")
    path, _ = send(one, other)
    before = image(other.store)
    with pytest.raises(Stranger):
        take_in(other.store, path)
    assert image(other.store) == before
    assert received(other.store) == []


def test_a_plain_file_for_somebody_else_is_refused(tmp_path: Path) -> None:
    """The recipients are in the signed part."""
    one, other, third = (an_office(tmp_path, name, seed) for name, seed in (("morteau", 1), ("locle", 2), ("autre", 3)))
    introduce(one, other, Profile.PARTNER)
    introduce(one, third, Profile.PARTNER)
    one.a_committee("MOC")
    path, _ = send(one, other, plain=True)
    with pytest.raises(ForSomebodyElse):
        take_in(third.store, path)


def test_an_unknown_name_gets_what_is_public(two: tuple[Office, Office], tmp_path: Path) -> None:
    """Signed and readable by anybody; anything more is refused."""
    one, _ = two
    one.a_meeting(one.a_committee("MOC", seats=2).id)
    plan = plan_export(one.store, "Gazette")
    assert plan.profile is Profile.PUBLICATION
    assert not plan.sealed
    assert "meeting" not in leaving(one.store, plan).rows
    export(one.store, plan, tmp_path / "gazette.ctjx")
    assert inspect(tmp_path / "gazette.ctjx", one.store.environment).manifest.recipients == ()
    with pytest.raises(NeedsKnownPartner):
        plan_export(one.store, "Gazette", Profile.CTJ)


def test_private_contacts_stay(two: tuple[Office, Office]) -> None:
    """A partner gets names and functions, never the private contact."""
    one, other = two
    person = one.a_person("Exemple")
    one.do_fields(people.keep_private_contact, person=person.id, private_phone="+41 32 000 00 00")
    assert one.store.count(PersonPrivate) == 1
    pass_on(one, other)
    assert other.store.get(Person, person.id) is not None
    assert other.store.count(PersonPrivate) == 0


def test_a_merge_is_taken_back_and_its_file_waits_again(two: tuple[Office, Office]) -> None:
    """Until something is written or exported; then it can no longer be taken back."""
    one, other = two
    one.a_committee("MOC", seats=2)
    before = digests(other)
    pass_on(one, other)
    assert digests(other) != before
    take_back(other.store)
    assert {name: digest for name, digest in digests(other).items() if digest != bytes(32)} == before
    (waiting,) = [one for one in received(other.store) if one.state is PendingState.TAKEN_BACK]
    assert take_pending(other.store, waiting.sha256).result is Result.APPLIED
    send(other, one)
    with pytest.raises(NoMergeToTakeBack):
        take_back(other.store)


@pytest.mark.parametrize("planted", ["/", "../../", "..", "\0", "\U0001f5ff" * 300])
def test_the_name_of_what_waits_is_no_path(two: tuple[Office, Office], tmp_path: Path, planted: str) -> None:
    """A workspace from somebody else says under which name a bundle came; it is written in the private folder alone."""
    one, other = two
    one.a_committee("MOC", seats=1)
    pass_on(one, other)
    take_back(other.store)
    (waiting,) = [one for one in received(other.store) if one.state is PendingState.TAKEN_BACK]
    planted = f"{tmp_path}/autostart.desktop" if planted == "/" else planted
    planted = f"{planted}autostart.desktop" if planted == "../../" else planted
    with other.store.batch():
        other.store.connection.run("UPDATE pending_bundle SET file = ?", (planted,))
    assert take_pending(other.store, waiting.sha256).result is Result.APPLIED
    assert list(tmp_path.rglob("autostart.desktop")) == []


def test_a_card_of_ones_own_or_no_card_is_refused(two: tuple[Office, Office], tmp_path: Path) -> None:
    """A sentence for each."""
    one, _ = two
    card = tmp_path / "own.ctjcard"
    write_card(one.store, card)
    with pytest.raises(OwnCard):
        trust(one.store, card)
    for content in (b"", b"not a card", card.read_bytes()[:-20], json.dumps({"ctj_card": 1}).encode()):
        card.write_bytes(content)
        with pytest.raises(NotACard):
            trust(one.store, card)


def test_an_office_that_names_no_committee_gets_none_of_several(tmp_path: Path) -> None:
    """Nothing is guessed: the person says for which committee the office works, and it gets that one alone."""
    one, other = an_office(tmp_path, "desk", 1), an_office(tmp_path, "field", 2)
    first, second = one.a_committee("MOC"), one.a_committee("DHR")
    meeting, hidden = one.a_meeting(first.id), one.a_meeting(second.id)
    card = tmp_path / "field.ctjcard"
    write_card(other.store, card)
    with pytest.raises(WhichCommittees):
        trust(one.store, card, Profile.PARTNER)
    trust(one.store, card, Profile.PARTNER, [first.id])
    write_card(one.store, card)
    trust(other.store, card)
    pass_on(one, other)
    assert other.the_meeting(meeting).number == meeting.number
    assert other.store.get(Meeting, hidden.id) is None


def test_a_copied_file_carries_no_identity(two: tuple[Office, Office], tmp_path: Path) -> None:
    """On another installation the same workspace has other keys and another replica."""
    one, _ = two
    key = identity(one.store).signing.public
    one.store.close()
    elsewhere = Environment(one.store.environment.clock, one.store.environment.new_id, tmp_path / "elsewhere")
    with Store.open(one.store.path, environment=elsewhere) as copy:
        assert copy.notice == "copied"
        assert identity(copy).signing.public != key


def test_conflicts_on_both_sides_vanish_with_one_choice(two: tuple[Office, Office]) -> None:
    """exchange/FORMAT.md 11.14, through files."""
    one, other = two
    meeting = one.a_meeting(one.a_committee("MOC").id, items=1)
    pass_on(one, other)
    (item,) = one.store.all(AgendaItem, meeting=meeting.id)
    one.do_fields(agenda.change_agenda_item, item=item.id, minutes=15)
    other.do_fields(agenda.change_agenda_item, item=item.id, minutes=45)
    assert pass_on(one, other).report.conflicts == {("agenda_item", item.id)}
    assert pass_on(other, one).report.conflicts == {("agenda_item", item.id)}
    assert other.do_fields(agenda.change_agenda_item, item=item.id, minutes=30).outcome.operation is not None
    taken = pass_on(other, one)
    assert taken.report.conflicts == set()
    found = one.store.get(AgendaItem, item.id)
    assert found is not None
    assert found.minutes == 30
    for office in two:
        flagged = office.store.rows("SELECT count(*) AS n FROM row_meta WHERE conflict != 0")
        assert flagged[0].n == 0


def test_refusals_are_user_errors() -> None:
    """Each has its sentence."""
    for cls in (Stranger, NotForUs, ForSomebodyElse, NeedsKnownPartner, OwnCard):
        assert issubclass(cls, UserError)
        assert cls.message
    assert text("a").fr.text == "a"


def test_a_new_device_of_an_office_starts_from_its_card_and_first_file(tmp_path: Path) -> None:
    """It holds nothing of its own, then everything, private contacts too; and it is no second office."""
    one = an_office(tmp_path, "desk", 1)
    person = one.a_person("Exemple")
    one.do_fields(people.keep_private_contact, person=person.id, private_phone="+41 32 000 00 00")
    meeting = one.a_meeting(one.a_committee("MOC").id)
    card = tmp_path / "desk.ctjcard"
    write_card(one.store, card)
    environment = Environment.seeded(2, NOW, tmp_path / "field-data")
    with join(tmp_path / "field.ctj", card, environment=environment) as field:
        assert field.office_id == one.store.office_id
        assert field.all(OfficeRecord) == []
        with as_known_at(field, NOW) as then:
            assert then.count(Meeting) == 0
        write_card(field, card)
        assert trust(one.store, card).profile is Profile.ALL
        sent = export(one.store, plan_export(one.store, "desk"), tmp_path / "all.ctjx")
        assert sent.kind is BundleKind.SNAPSHOT
        assert take_in(field, sent.written.path).result is Result.APPLIED
        assert field.count(PersonPrivate) == 1
        assert [office.id for office in field.all(OfficeRecord)] == [one.store.office_id]
        assert not holds_right(field, meeting.committee)


def test_what_a_file_is_about_to_change_is_backed_up_before(two: tuple[Office, Office], tmp_path: Path) -> None:
    """Once for all that comes in with it; not for a trial, not for what is here already, and never in its way."""
    one, other = two
    other.store.environment = replace(other.store.environment, backs_up=True)
    committee = one.a_committee("MOC")
    first, _ = send(one, other)
    one.a_meeting(committee.id)
    second, _ = send(one, other, number=1)
    assert take_in(other.store, second, dry_run=True).no_backup is None
    assert generations(other.store.path) == []
    assert take_in(other.store, first).no_backup is None
    [made] = generations(other.store.path)
    assert made.before is MadeBefore.MERGE
    assert take_in(other.store, first).result is Result.REPEATED
    assert len(generations(other.store.path)) == 1
    shutil.rmtree(made.path.parent)
    made.path.parent.write_text("somebody’s note")
    taken = take_in(other.store, second)
    assert taken.result is Result.APPLIED
    assert isinstance(taken.no_backup, FolderNotWritable)
    lines = list(taken_lines(load_translator("en"), taken))
    assert [line for line in lines if line.startswith("No backup could be made before: ")]
