"""Is what stands under a closed item in no byte for those who may not read it, whatever the order of acts?"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.log import changesets as domain_changesets
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, BusinessOutcome, Meeting, OutcomeKind
from ctj_desktop.domain.records.minutes import AnyBlock, Attachment
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.closing import shut_all
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.meetings.refusals import ClosedInConflict
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes.outcomes import record_outcome
from ctj_desktop.storage.check import check
from tests.office import Office, text
from tests.services.exchange.closing import ACTS, told
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send
from tests.services.marked import every_byte
from tests.storage.agreement import assert_agrees, image

FR, DE = load_translator("fr_CH"), load_translator("de_CH")
Step = tuple[str, int, int]
NUMBERS = st.integers(0, 11)
ORDERS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), NUMBERS, NUMBERS), max_size=25)
IN_SESSION = [("convene", 0, 0), ("open session", 0, 0), ("arrive", 0, 0)]
SAID = ["note", "propose", "join", "announce", "write", "decide", "give", "recuse"]


def whatever_the_order(acts: list[Step], *, sealed: bool = False) -> None:
    """All of it in two new offices: no byte for others, nothing left to do, and the conference can take it in."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        office, conference = an_office(folder, "pontarlier", 1), an_office(folder, "ctj", 2)
        try:
            story = told(office, conference, folder / "files")
            for act in acts:
                story.act(*act)
            leaked = story.leaks(sealed=sealed)
            assert not leaked, (story.done, leaked)
            clock = office.store.last_hlc()
            shut_all(office.store)
            assert office.store.last_hlc() == clock, story.done
            assert check(office.store) == []
            assert_agrees(office.store)
            assert not pass_on(office, conference).waits
            assert check(conference.store) == []
            held = repr(image(conference.store)).encode()
            assert story.spoken or not [word for word in story.hidden() if word in held], story.done
        finally:
            office.store.close()
            conference.store.close()


def test_what_was_said_before_the_closing_stays_inside() -> None:
    whatever_the_order([*IN_SESSION, *((said, 0, 1) for said in SAID), ("close", 0, 0)])


@pytest.mark.long
@pytest.mark.parametrize("said", SAID)
def test_each_of_it_stays_inside(said: str) -> None:
    whatever_the_order([*IN_SESSION, (said, 0, 1), ("close", 0, 0)])


@pytest.mark.parametrize(
    "acts",
    [
        ["announce", "bin paper", "close", "restore"],
        ["note", "carry", "close"],
        ["note", "rename", "close", "rename"],
        ["join", "close", "reopen", "undo"],
        ["give", "take up", "close"],
        ["decide", "vote", "unvote", "close"],
        ["join", "pass on", "answer", "close"],
    ],
    ids=" ".join,
)
def test_no_way_round_lets_a_word_out(acts: list[str]) -> None:
    whatever_the_order([*IN_SESSION, *((act, 0, 2 if act == "take up" else 0) for act in acts)])


@pytest.mark.long
@settings(suppress_health_check=list(HealthCheck), max_examples=3)
@given(ORDERS)
def test_no_order_of_acts_lets_a_word_out(acts: list[Step]) -> None:
    """Some in every run."""
    whatever_the_order([*IN_SESSION, *acts])


@pytest.mark.long
@settings(suppress_health_check=list(HealthCheck), max_examples=400)
@given(st.booleans(), ORDERS)
def test_no_order_of_acts_lets_a_word_out_at_length(sitting: bool, acts: list[Step]) -> None:
    """Many in the long profile, also of meetings that are still prepared."""
    whatever_the_order([*(IN_SESSION if sitting else ()), *acts], sealed=True)


@pytest.mark.long
@settings(suppress_health_check=list(HealthCheck), max_examples=150)
@given(st.lists(st.tuples(ORDERS, ORDERS, st.booleans()), min_size=1, max_size=3))
def test_two_secretariats_at_once_let_no_word_out(turns: list[tuple[list[Step], list[Step], bool]]) -> None:
    """Each acts without knowing of the other; in the end both hold the same, and neither lets a word out."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        names = ("pontarlier", "ctj", "saint-imier")
        office, conference, other = (an_office(folder, name, seed) for seed, name in enumerate(names, 1))
        try:
            story = told(office, conference, folder / "files")
            introduce(office, other, Profile.PARTNER)
            introduce(other, conference, Profile.CTJ)
            for act in IN_SESSION:
                story.act(*act)
            for mine, theirs, meet in turns:
                for story.office, acts in ((office, mine), (other, theirs)):
                    if story.office is office or story.office.store.all(Committee):
                        for act in acts:
                            story.act(*act)
                if meet:
                    pass_on(office, other)
                    pass_on(other, office)
            for _ in range(3):
                pass_on(office, other)
                pass_on(other, office)
            for story.office in (office, other):
                leaked = story.leaks(sealed=True)
                assert not leaked, (story.done, leaked)
                assert check(story.office.store) == []
                assert_agrees(story.office.store)
                assert not pass_on(story.office, conference).waits
            assert check(conference.store) == []
        finally:
            for one in (office, conference, other):
                one.store.close()


class Desks(NamedTuple):
    """A secretariat, the other one of its committee, and the conference."""

    office: Office
    partner: Office
    conference: Office
    meeting: Meeting
    item: AgendaItem

    def close(self) -> tuple[Finding, ...]:
        done = self.office.do_fields(agenda.change_agenda_item, item=self.item.id, closed=True)
        return done.outcome.findings

    def sent(self, folder: Path) -> bytes:
        """Every byte for the conference."""
        path, _ = send(self.office, self.conference)
        return every_byte(path, identity.identity(self.conference.store).sealing, folder)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    names = ("pontarlier", "saint-imier", "ctj")
    office, partner, conference = (an_office(tmp_path, name, seed) for seed, name in enumerate(names, 1))
    introduce(office, partner, Profile.PARTNER)
    introduce(office, conference, Profile.CTJ)
    meeting = office.a_meeting(office.a_committee("MOC").id, items=2)
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[0]
    yield Desks(office, partner, conference, meeting, item)
    for one in (office, partner, conference):
        one.store.close()


def work(desks: Desks, folder: Path) -> None:
    path = folder / "GEHEIM-1.pdf"
    path.write_bytes(b"GEHEIM-2")
    desks.office.do_fields(agenda.change_agenda_item, item=desks.item.id, note=text("GEHEIM-3"))
    desks.office.do(join_files, item=desks.item.id, paths=[path])
    desks.office.do_fields(blocks.add_block, item=desks.item.id, text=text("GEHEIM-4"))


def test_nothing_is_said_where_nothing_left(desks: Desks, tmp_path: Path) -> None:
    """The other secretariat may read what the committee keeps to itself."""
    work(desks, tmp_path)
    pass_on(desks.office, desks.partner)
    assert [finding.code for finding in desks.close()] == ["closed.words_moved"]
    found = desks.sent(tmp_path / "opened")
    assert b"GEHEIM" not in found
    pass_on(desks.office, desks.partner)
    held = repr(image(desks.partner.store)).encode()
    assert all(f"GEHEIM-{number}".encode() in held for number in (1, 3, 4))
    assert check(desks.partner.store) == []


def test_what_had_left_is_said_with_its_partner_and_its_day(desks: Desks, tmp_path: Path) -> None:
    work(desks, tmp_path)
    pass_on(desks.office, desks.conference)
    pass_on(desks.conference, desks.office)
    left, moved = desks.close()
    assert (left.code, moved.code) == ("closed.left", "closed.words_moved")
    said = finding_text(FR, left)
    assert said.startswith("Déjà transmis à Bureau ctj le 24\xa0février\xa02027\xa0: titre, note, ")
    assert all(word in said for word in (FR.quote("GEHEIM-1.pdf"), "pièce"))
    assert finding_text(DE, left).startswith("Büro ctj hat dies seit dem")
    assert "GEHEIM" not in repr(
        desks.office.store.connection.run(
            "SELECT payload FROM changeset c JOIN scope s ON s.n = c.scope WHERE class = 'internal'"
        ).all()
    )
    pass_on(desks.office, desks.conference)
    held = repr(image(desks.conference.store))
    assert "GEHEIM-3" not in held
    assert "GEHEIM-1" not in held
    assert desks.conference.store.count(Attachment) == 0
    assert check(desks.conference.store) == []


def test_what_was_sent_and_not_confirmed_is_said_too(desks: Desks, tmp_path: Path) -> None:
    work(desks, tmp_path)
    send(desks.office, desks.conference)
    left, _ = desks.close()
    assert left.code == "closed.left_unconfirmed"
    assert "sans confirmation" in finding_text(FR, left)


def test_words_in_a_header_of_an_earlier_version_are_named(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are chained for ever (exchange/FORMAT.md 5.3)."""
    make = domain_changesets.make_header
    with monkeypatch.context() as earlier:
        earlier.setattr("ctj_desktop.storage.unit.make_header", lambda dot, deps, act: make(dot, deps, act, 1))
        earlier.setattr("ctj_desktop.storage.unit.label_line", lambda _act: None)
        work(desks, tmp_path)
    named = [finding for finding in desks.close() if finding.code == "closed.in_header"]
    assert sorted(str(finding.data["label"]) for finding in named) == ["GEHEIM-1", "GEHEIM-4"]
    assert "version antérieure" in finding_text(FR, named[0])


def test_what_another_device_did_meanwhile_is_closed_before_anything_leaves(desks: Desks, tmp_path: Path) -> None:
    """Neither knew of the other."""
    pass_on(desks.office, desks.partner)
    pass_on(desks.partner, desks.office)
    desks.close()
    desks.partner.do_fields(agenda.add_item_document, item=desks.item.id, title=text("GEHEIM-5"))
    pass_on(desks.partner, desks.office)
    assert b"GEHEIM" not in desks.sent(tmp_path / "opened")
    (paper,) = desks.office.store.all(AnyItemDocument)
    assert (is_restricted(paper), paper.title.fr.text) == (True, "GEHEIM-5")
    pass_on(desks.office, desks.partner)
    assert [paper.id] == [one.id for one in desks.partner.store.all(AnyItemDocument)]
    assert check(desks.partner.store) == []


def test_two_versions_that_wait_for_a_person_keep_the_item_open(desks: Desks) -> None:
    """What was erased could not be chosen any more."""
    pass_on(desks.office, desks.partner)
    pass_on(desks.partner, desks.office)
    for one, said in ((desks.office, "Oui"), (desks.partner, "Non")):
        one.do_fields(agenda.change_agenda_item, item=desks.item.id, note=text(said))
    pass_on(desks.partner, desks.office)
    with pytest.raises(ClosedInConflict):
        desks.close()


def test_what_was_written_while_the_item_was_closed_elsewhere_is_kept_inside(desks: Desks, tmp_path: Path) -> None:
    """The note and the outcome of one device meet the closing of the other."""
    office, partner, item = desks.office, desks.partner, desks.item
    office.convened(desks.meeting)
    pass_on(office, partner)
    pass_on(partner, office)
    desks.close()
    partner.do_fields(agenda.change_agenda_item, item=item.id, note=text("GEHEIM-6"))
    became = BusinessOutcome(outcome=OutcomeKind.REFERRED, text=text("GEHEIM-7"))
    partner.do_fields(record_outcome, item=item.id, outcome=became)
    pass_on(partner, office)
    assert b"GEHEIM" not in desks.sent(tmp_path / "opened")
    assert {block.text.fr.text for block in office.store.all(AnyBlock)} == {"GEHEIM-6", "GEHEIM-7"}
    kept = office.store.get(AgendaItem, item.id)
    assert kept is not None
    assert kept.outcome == BusinessOutcome(outcome=OutcomeKind.REFERRED)


def test_a_publication_holds_no_word_either(desks: Desks, tmp_path: Path) -> None:
    work(desks, tmp_path)
    desks.close()
    target = tmp_path / "public.ctjx"
    export(desks.office.store, plan_export(desks.office.store, "Gazette"), target)
    assert b"GEHEIM" not in every_byte(target, identity.identity(desks.office.store).sealing, tmp_path / "opened")
