"""The minutes of the sample that go round, with remarks on them, for tests and pictures of their page."""

from datetime import timedelta

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting, MeetingState, ReplyWay, Roll
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import RemarkRound, RemarkRuling
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.minutes.records import minutes_records
from ctj_desktop.services.minutes.remarks.rounds import open_remark_round
from ctj_desktop.services.minutes.remarks.settling import add_remark, settle_remark
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace


def circulated_meeting(workspace: OpenWorkspace) -> Meeting:
    """The one whose minutes went round."""
    found = workspace.store.all(Meeting, order="on")
    return next(one for one in found if meeting_state(workspace.store, one.id) is MeetingState.CIRCULATED)


def passages(workspace: OpenWorkspace, meeting: Meeting) -> list[AnyBlock]:
    """What its minutes say in words of their own, in order."""
    written = minutes_records(workspace.store, meeting)
    return [one for row in written.rows for one in written.blocks_of(row.item.id) if one.ref is None]


def open_round(workspace: OpenWorkspace, meeting: Meeting) -> RemarkRound:
    """Its passages, decisions and tasks go round."""
    today = workspace.today()
    return workspace.do_fields(
        open_remark_round,
        meeting=meeting.id,
        opened_on=today - timedelta(days=10),
        until=today + timedelta(days=10),
    )


def remarked(workspace: OpenWorkspace) -> MeetingId:
    """Five remarks of members: a proposal, a question, one on a whole item, one refused, one accepted."""
    meeting = circulated_meeting(workspace)
    opened, blocks = open_round(workspace, meeting), passages(workspace, meeting)
    rows = workspace.store.all(Roll, meeting=meeting.id, order="id")[::-1]
    people = [row.holder for row in rows if row.holder]
    said = [
        (blocks[0], _reworded(blocks[0]), "La réserve doit nommer les deux monnaies."),
        (blocks[1], Bilingual(), "Préciser « automne 2027 ou 2028 »."),
        (None, Bilingual(), "Ajouter la date de la visite."),
        (blocks[2], _reworded(blocks[2]), ""),
        (blocks[3], Bilingual(), "Total de la ligne 4 à vérifier."),
    ]
    made = []
    for at, (block, wording, comment) in enumerate(said):
        where = {"paragraph": block.id} if block is not None else {"item": blocks[1].item}
        outcome = workspace.do_fields(
            add_remark,
            round=opened.id,
            **where,
            person=people[at % len(people)],
            received_on=workspace.today() - timedelta(days=5 - at),
            received_by=ReplyWay.MAIL,
            language=Language.FR,
            comment=Bilingual.of(comment),
            wording=wording,
        )
        made.append(outcome)
    refused, accepted = made[4], made[3]
    reason = Bilingual.of("Dit après la séance.", "Nach der Sitzung gesagt.")
    for one, ruling, why in ((refused, RemarkRuling.REFUSED, reason), (accepted, RemarkRuling.ACCEPTED, Bilingual())):
        workspace.do(settle_remark, remark=one.id, ruling=ruling, on=workspace.today(), reason=why)
    return meeting.id


def _reworded(block: AnyBlock) -> Bilingual:
    """Its French with other words at the end."""
    first, _, _ = block.text.fr.text.rstrip(".").rpartition(" ")
    return Bilingual.of(f"{first} en euros et en francs.")
