"""Do files that show how a decision is carried out stay with its notes, and with the committee?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.minutes import AnyAttachment, RestrictedAttachment
from ctj_desktop.domain.records.voting import AnyDecision, ExecutionState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.item_documents import FileEmpty
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.minutes.following.proofs import execution_proofs, join_execution_proofs, note_with_files
from ctj_desktop.services.minutes.refusals import NothingNoted
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.storage import blobs
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def decision(office: Office) -> AnyDecision:
    meeting: Meeting = office.opened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=1))
    item = office.an_item(meeting, "Foire", "Messe")
    found: AnyDecision = office.do_fields(record_decision, item=item.id, text=text("Oui.", "Ja.")).record
    return found


def a_file(folder: Path, name: str, content: bytes = b"Payee.") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def names(office: Office, decision: AnyDecision) -> list[list[str]]:
    moves = execution_of(office.store, decision.id).moves
    return [[one.name for one in found] for found in execution_proofs(office.store, moves).values()]


def test_a_note_and_its_files_are_one_act_and_go_with_one_undo(
    office: Office, decision: AnyDecision, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path, "facture.pdf"), a_file(tmp_path, "photo.jpg", b"...")]
    noted = {"decision": decision.id, "to": ExecutionState.DONE, "on": TODAY}
    office.do(note_with_files, paths=paths, **noted)
    assert names(office, decision) == [["facture.pdf", "photo.jpg"]]
    for file in office.store.all(AnyAttachment):
        assert isinstance(file, RestrictedAttachment), "the committee alone has it"
        assert blobs.holds(office.store, file.sha256)
    office.undo()
    assert execution_of(office.store, decision.id).state is None
    assert office.store.all(AnyAttachment) == []


def test_what_is_refused_writes_nothing(office: Office, decision: AnyDecision, tmp_path: Path) -> None:
    noted = {"decision": decision.id, "to": ExecutionState.DONE, "on": TODAY}
    with pytest.raises(FileEmpty):
        office.do(note_with_files, paths=[a_file(tmp_path, "facture.pdf"), a_file(tmp_path, "vide.pdf", b"")], **noted)
    assert execution_of(office.store, decision.id).state is None
    with pytest.raises(NothingNoted):
        office.do(join_execution_proofs, decision=decision.id, paths=[a_file(tmp_path, "a.pdf")])
    assert office.store.all(AnyAttachment) == []


def test_what_comes_later_is_joined_to_the_last_note_and_stands_in_the_history(
    office: Office, decision: AnyDecision, tmp_path: Path
) -> None:
    for state, paths in ((ExecutionState.UNDER_WAY, []), (ExecutionState.DONE, [a_file(tmp_path, "a.pdf")])):
        office.do(note_with_files, paths=paths, decision=decision.id, to=state, on=TODAY)
    office.do(join_execution_proofs, decision=decision.id, paths=[a_file(tmp_path, "b.pdf")])
    assert names(office, decision) == [[], ["a.pdf", "b.pdf"]]
    said = [sentence_of(FR, one) for one in happened(office.store)]
    assert any(f"Preuves de l’exécution de la décision {decision.number} gardées" in one for one in said)
