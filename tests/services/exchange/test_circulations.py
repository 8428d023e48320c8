"""Do decisions by circulation travel between the offices of a committee, and their proofs no farther than that?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.statutes import CirculationRule
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.minutes.circulations import answers, life
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet, voters_of
from ctj_desktop.services.minutes.circulations.recusals import recuse_from_circulation
from ctj_desktop.services.minutes.circulations.refusals import AnswerCounted, CirculationOver
from ctj_desktop.services.minutes.circulations.voters import voters_now
from ctj_desktop.storage.check import check
from tests.office import TODAY, text
from tests.services.exchange.exchanging import an_office, introduce, send
from tests.services.exchange.two_offices import Two
from tests.services.marked import every_byte
from tests.services.minutes.circulations.office import TITLE, TWO_THIRDS, WORDS

MAIL = b"From: claire@morteau.example\r\n\r\nGEHEIM-BEWEIS\r\n" * 20


@pytest.mark.parametrize(
    ("profile", "sees"), [(Profile.CTJ, False), pytest.param(Profile.PARTNER, True, marks=pytest.mark.long)]
)
def test_the_proof_of_an_answer_stays_with_the_committee(tmp_path: Path, profile: Profile, *, sees: bool) -> None:
    office, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(office, other, profile)
    committee = office.a_committee(seats=2).id
    start = TODAY - timedelta(days=300)
    given = {"committee": committee, "title": text("Statuts"), "in_force_from": start, "circulation": CirculationRule()}
    office.do_fields(statutes.adopt_statutes, **given)
    draft = {"committee": committee, "title": TITLE, "text": WORDS, "until": TODAY}
    told = office.do_fields(life.add_circulation, **draft).record
    office.do(life.open_circulation, circulation=told.id, on=TODAY)
    first = voters_of(office.store, told.id)[0]
    yes = CirculationAnswer.YES
    office.do_fields(answers.record_circulation_answer, voter=first.id, answer=yes, answered_on=TODAY)
    mail = tmp_path / "GEHEIM-NAME.eml"
    mail.write_bytes(MAIL)
    office.do(answers.join_proof, voter=first.id, path=mail)
    sent, _ = send(office, other)
    found = every_byte(sent, identity.identity(other.store).sealing, tmp_path / "opened")
    for word in (b"GEHEIM-BEWEIS", b"GEHEIM-NAME"):
        assert (word in found) is sees, word
    take_in(other.store, sent)
    assert [one.answer for one in voters_of(other.store, told.id)] == [yes, None]
    assert bool(answers.proofs_of(other.store, first.id)) is sees
    assert check(other.store) == []


def drafted(two: Two) -> Circulation:
    """What three seats are to be asked, known to both."""
    for number in (1, 2, 3):
        two.here.a_seat(two.committee.id, number)
    given = {"committee": two.committee.id, "title": text("Statuts"), "circulation": TWO_THIRDS}
    two.here.do_fields(statutes.adopt_statutes, **given, in_force_from=TODAY - timedelta(days=300))
    draft = {"committee": two.committee.id, "title": TITLE, "text": WORDS, "until": TODAY + timedelta(days=9)}
    told: Circulation = two.here.do_fields(life.add_circulation, **draft).record
    two.exchange()
    return told


def test_who_stands_back_from_a_draft_does_so_for_both_and_for_good_once_it_is_closed(tmp_path: Path) -> None:
    two = Two(tmp_path, items=0)
    told = drafted(two)
    first, second, third = voters_now(two.here.store, told, TODAY)
    two.here.do(recuse_from_circulation, circulation=told.id, seat=first.seat)
    two.exchange()
    two.there.do(life.open_circulation, circulation=told.id, on=TODAY)
    two.there.do(recuse_from_circulation, circulation=told.id, seat=third.seat)
    two.exchange()
    assert [line.recused for line in voters_of(two.here.store, told.id)] == [True, False, True]
    yes = CirculationAnswer.YES
    two.here.do_fields(answers.record_circulation_answer, voter=second.id, answer=yes, answered_on=TODAY)
    two.here.do(life.close_circulation, circulation=told.id, on=TODAY)
    two.exchange()
    with pytest.raises(CirculationOver):
        two.there.undo()  # the newest act there: that a seat stands back
    for side in (two.here, two.there):
        assert [one.circulation for one in side.store.all(Decision)] == [told.id]
        assert check(side.store) == []


def test_two_offices_enter_answers_apart_and_agree_on_the_result(tmp_path: Path) -> None:
    two = Two(tmp_path, items=0)
    told = drafted(two)
    for side in (two.here, two.there):  # both open it the same day: the lines of the seats are the same
        side.do(life.open_circulation, circulation=told.id, on=TODAY)
    two.exchange()
    lines = voters_of(two.here.store, told.id)
    assert len(two.here.store.all(CirculationVoter)) == len(lines) == 3
    for side, line in ((two.here, lines[0]), (two.there, lines[1])):
        yes = CirculationAnswer.YES
        side.do_fields(answers.record_circulation_answer, voter=line.id, answer=yes, answered_on=TODAY)
    two.exchange()
    two.here.do(life.close_circulation, circulation=told.id, on=TODAY)
    two.exchange()
    with pytest.raises(AnswerCounted):
        two.there.undo()  # the newest act there is an answer on which the result rests
    two.here.undo()
    two.exchange()
    for side in (two.here, two.there):  # both close it apart: one decision comes of it
        side.do(life.close_circulation, circulation=told.id, on=TODAY)
    two.exchange()
    for side in (two.here, two.there):
        stored = side.store.get(Circulation, told.id)
        assert stored is not None
        assert circulation_sheet(side.store, stored, TODAY).stage is CirculationStage.ADOPTED
        assert [one.circulation for one in side.store.all(Decision)] == [told.id]
    assert two.open() == []
    assert check(two.there.store) == []
