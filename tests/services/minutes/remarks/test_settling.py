"""Does what is accepted stand in the minutes at once, and does nothing of it get lost or done twice?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import RemarkRoundId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import AnyRemark, Remark, RemarkRuling, RestrictedRemark
from ctj_desktop.domain.texts import Language, TranslationState, translation_state
from ctj_desktop.services.meetings.closing import close
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.approval_refusals import LockedSince
from ctj_desktop.services.minutes.blocks import add_block, remove_block
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.remarks.refusals import (
    ChangedAtThatPlace,
    NotCirculated,
    NothingProposed,
    NotSettled,
    OtherwiseHow,
    PassageGone,
    ReceivedAhead,
    ReceivedBeforeRound,
    RefusalUnexplained,
    RemarkOfNobody,
    RemarkOnNothing,
    RemarkSaysNothing,
    RemarkSettled,
)
from ctj_desktop.services.minutes.remarks.settling import change_remark, need_received, remove_remark, unsettle_remark
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.storage.log.history import history
from tests.office import text
from tests.services.minutes.remarks.round_table import CAME, PASSAGES, SENT, UNTIL, Table, went_round

ACCEPTED, OTHERWISE, REFUSED = RemarkRuling.ACCEPTED, RemarkRuling.OTHERWISE, RemarkRuling.REFUSED
FR = "Trois communes du district ont donné leur accord."


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Minutes that went round."""
    return went_round(tmp_path)


def test_what_is_accepted_stands_in_the_minutes_and_the_other_language_is_to_be_checked(table: Table) -> None:
    remark = table.remark(fr=FR)
    assert (remark.circulated.fr.text, remark.item) == (PASSAGES[1].fr.text, table.items[0].id)
    settled = table.settle(remark, ACCEPTED)
    assert (settled.ruling, settled.settled_on) == (ACCEPTED, CAME)
    assert (table.block().fr.text, table.block().de.text) == (FR, PASSAGES[1].de.text)
    assert translation_state(table.block(), Language.DE) is TranslationState.REVIEW
    assert settled.circulated == PASSAGES[1]
    table.office.undo()
    assert table.block() == PASSAGES[1]
    assert table.office.store.get(AnyRemark, remark.id) == remark


def test_a_proposal_in_german_alone_leaves_the_pair_to_be_checked(table: Table) -> None:
    table.settle(table.remark(de="Drei Gemeinden stimmten zu."), ACCEPTED)
    assert (table.block().fr.text, table.block().de.text) == (PASSAGES[1].fr.text, "Drei Gemeinden stimmten zu.")
    assert translation_state(table.block(), Language.DE) is TranslationState.REVIEW


def test_a_proposal_in_both_languages_is_checked(table: Table) -> None:
    table.settle(table.remark(fr=FR, de="Drei Gemeinden des Bezirks haben zugestimmt."), ACCEPTED)
    assert translation_state(table.block(), Language.DE) is TranslationState.DONE


def test_a_form_that_repeats_the_other_side_proposes_nothing_there(table: Table) -> None:
    table.settle(table.remark(fr=FR, de=PASSAGES[1].de.text), ACCEPTED)
    assert translation_state(table.block(), Language.DE) is TranslationState.REVIEW


def test_two_proposals_on_one_passage_are_both_kept_where_they_do_not_touch(table: Table) -> None:
    first, second = table.remark(fr=FR), table.remark(fr="Quatre communes ont donné leur accord.")
    table.settle(first, ACCEPTED)
    table.settle(second, ACCEPTED)
    assert table.block().fr.text == "Quatre communes du district ont donné leur accord."
    with pytest.raises(ChangedAtThatPlace):
        table.settle(table.remark(fr="Cinq communes ont donné leur accord."), ACCEPTED)


def test_opened_again_the_passage_says_what_it_said_and_other_changes_stay(table: Table) -> None:
    remark = table.settle(table.remark(fr=FR), ACCEPTED)
    table.reword(FR.replace("accord", "aval"))
    outcome = table.office.do(unsettle_remark, remark=remark.id).outcome
    assert table.block().fr.text == "Trois communes ont donné leur aval."
    assert (outcome.findings, table.office.store.get(AnyRemark, remark.id).ruling) == ((), None)  # type: ignore[union-attr]
    with pytest.raises(NotSettled):
        table.office.do(unsettle_remark, remark=remark.id)


def test_accepted_otherwise_says_what_a_person_writes(table: Table) -> None:
    remark = table.remark(comment=text("Lesquelles ?"))
    with pytest.raises(NothingProposed):
        table.settle(remark, ACCEPTED)
    with pytest.raises(OtherwiseHow):
        table.settle(remark, OTHERWISE)
    settled = table.settle(remark, OTHERWISE, text=text("Jougne, Vallorbe et Ballaigues sont d’accord."))
    assert table.block().fr.text == "Jougne, Vallorbe et Ballaigues sont d’accord."
    assert table.block().de == PASSAGES[1].de
    with pytest.raises(RemarkSettled):
        table.settle(settled, REFUSED, reason=text("Non."))
    outcome = table.office.do(unsettle_remark, remark=remark.id).outcome
    assert [one.code for one in outcome.findings] == ["remark.words_stay"]


def test_a_refusal_needs_its_reason(table: Table) -> None:
    remark = table.remark(fr=FR)
    with pytest.raises(RefusalUnexplained):
        table.settle(remark, REFUSED, reason=text("  "))
    settled = table.settle(remark, REFUSED, reason=text("Dit après la séance."))
    assert (settled.reason.fr.text, table.block()) == ("Dit après la séance.", PASSAGES[1])
    with pytest.raises(RemarkSettled):
        table.office.do(remove_remark, remark=remark.id)


def test_on_a_whole_item_the_words_become_its_last_passage(table: Table) -> None:
    table.settle(table.remark(0, fr="La prochaine séance est fixée."), ACCEPTED)
    said = [one.text.fr.text for one in table.office.store.all(AnyBlock, item=table.items[1].id, order="position")]
    assert said == [PASSAGES[2].fr.text, "La prochaine séance est fixée."]


def test_a_passage_that_was_taken_out_is_not_written_again(table: Table) -> None:
    remark = table.remark(fr=FR)
    table.office.do(remove_block, block=table.passages[1].id)
    with pytest.raises(PassageGone):
        table.settle(remark, ACCEPTED)
    with pytest.raises(PassageGone):
        table.settle(remark, OTHERWISE, text=text(FR))
    table.settle(remark, OTHERWISE, reason=text("Le passage est supprimé."))
    assert table.remark(fr=FR).circulated == PASSAGES[1]  # as it went round


def test_what_a_remark_must_say_is_asked_for(table: Table) -> None:
    with pytest.raises(RemarkSaysNothing):
        table.remark()
    with pytest.raises(RemarkSaysNothing):
        table.remark(fr=PASSAGES[1].fr.text)
    with pytest.raises(RemarkOfNobody):
        table.remark(fr=FR, name=" ")
    with pytest.raises(RemarkOnNothing):
        table.remark(0, item=None, comment=text("?"))
    assert table.office.store.all(AnyRemark) == []


def test_a_passage_that_did_not_go_round_has_no_remarks(table: Table) -> None:
    later = table.office.do_fields(add_block, item=table.items[0].id, text=text("Ajouté.")).record
    with pytest.raises(NotCirculated):
        table.remark(paragraph=later.id, comment=text("?"))


def test_it_came_after_the_minutes_went_round_and_not_on_a_day_to_come(table: Table) -> None:
    before = SENT - timedelta(days=1)
    with pytest.raises(ReceivedBeforeRound):
        table.remark(fr=FR, received_on=before)
    remark = table.remark(fr=FR, received_on=SENT)
    with pytest.raises(ReceivedBeforeRound):
        table.office.do_fields(change_remark, remark=remark.id, received_on=before)
    table.office.do_fields(change_remark, remark=remark.id, received_on=CAME)
    need_received(CAME, CAME)
    with pytest.raises(ReceivedAhead):
        need_received(CAME, SENT)


def test_it_is_corrected_removed_and_brought_back(table: Table) -> None:
    remark = table.remark(comment=text("Lesquelles ?"))
    table.office.do_fields(change_remark, remark=remark.id, comment=text("Lesquelles au juste ?"))
    assert [one.operation.label.key for one in history(table.office.store, remark.id)] == [
        "remark.changed",
        "remark.added",
    ]
    settled = table.settle(remark, REFUSED, reason=text("Voir le registre."))
    with pytest.raises(RemarkSettled):
        table.office.do_fields(change_remark, remark=settled.id, comment=text("Autre chose"))
    table.office.do_fields(change_remark, remark=settled.id, name="Canton de Neuchâtel")
    table.office.do(unsettle_remark, remark=remark.id)
    table.office.do(remove_remark, remark=remark.id)
    assert table.office.store.all(AnyRemark) == []
    table.office.undo()
    assert table.office.store.get(AnyRemark, remark.id) is not None


def test_after_the_approval_nothing_of_it_changes_and_nothing_is_undone(table: Table) -> None:
    remark = table.remark(fr=FR)
    settled = table.settle(remark, ACCEPTED)
    act = history(table.office.store, settled.id)[0].operation.id
    table.office.do(approve_minutes, meeting=table.meeting.id, on=UNTIL)
    for act_on_it in (
        lambda: table.remark(fr=FR),
        lambda: table.office.do(unsettle_remark, remark=remark.id),
        lambda: table.office.do(remove_remark, remark=remark.id),
        lambda: table.office.do_fields(change_remark, remark=remark.id, name="Autre"),
    ):
        with pytest.raises(MinutesFixed):
            act_on_it()
    with pytest.raises(LockedSince):
        need_unlocked(table.office.store, act)


def test_of_an_item_that_is_closed_it_stays_with_the_committee(table: Table) -> None:
    before = table.remark(fr=FR)
    with table.office.store.write(OperationLabel("agenda_item.changed")) as unit:
        close(unit, unit.save(replace(table.items[0], closed=True), before=table.items[0]))
    assert table.office.store.get(Remark, before.id) is None
    moved = table.office.store.get(RestrictedRemark, before.id)
    assert moved is not None
    assert (moved.wording, moved.circulated) == (before.wording, before.circulated)
    assert isinstance(table.remark(1, comment=text("Lequel ?")), RestrictedRemark)
    table.settle(moved, ACCEPTED)
    assert table.block().fr.text == FR


def test_marks_stay_where_a_form_could_not_show_them_and_signs_of_a_form_are_no_marks(table: Table) -> None:
    table.reword("Le **secrétariat** présente le projet.", 3)
    with table.office.store.write(OperationLabel("remark_round.added")) as unit:
        again = replace(table.opened, id=RemarkRoundId(unit.new_id()), number=2)
        unit.save(again)
    later = replace(table, opened=again)
    form = "ab" * 32
    table.settle(later.remark(3, fr="Le secrétariat présente le projet en 2028.", form_sha256=form), ACCEPTED)
    assert table.block(3).fr.text == "Le **secrétariat** présente le projet en 2028."
    with pytest.raises(RemarkSaysNothing):
        later.remark(
            3, fr="Le secrétariat présente le projet.", form_sha256=form
        )  # as it went round, without its marks
    table.settle(table.remark(fr="Trois communes [sur 4] ont donné *leur* accord.", form_sha256=form), ACCEPTED)
    assert without_marks(table.block().fr.text) == "Trois communes [sur 4] ont donné *leur* accord."


def test_where_the_proposal_touches_what_is_marked_its_words_stand(table: Table) -> None:
    table.reword("Le **secrétariat** présente le projet.", 3)
    with table.office.store.write(OperationLabel("remark_round.added")) as unit:
        again = replace(table.opened, id=RemarkRoundId(unit.new_id()), number=2)
        unit.save(again)
    later = replace(table, opened=again)
    remark = later.remark(3, fr="Le bureau présente le projet.")
    table.settle(remark, ACCEPTED)
    assert table.block(3).fr.text == "Le bureau présente le projet."
