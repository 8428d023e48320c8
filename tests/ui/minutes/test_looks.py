"""A block says what its record says: of a vote that was repeated, nothing of what was decided."""

from datetime import time
from pathlib import Path

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.session import attendance
from ctj_desktop.ui.minutes.looks import Looks
from tests.office import Office, text


def test_a_vote_that_was_repeated_says_so_and_not_the_result(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    (item,) = office.store.all(AgendaItem, meeting=meeting.id)
    for row in roll_of(office.store, meeting.id):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=row.seat, arrived=time(14, 0))
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui.", "Ja.")).record
    first = office.do_fields(
        votes.record_vote, decision=decision.id, count=VoteCount(yes=1, no=1), taken_at=time(14, 5)
    ).record
    office.do_fields(
        votes.record_vote,
        decision=decision.id,
        count=VoteCount(yes=2),
        taken_at=time(14, 6),
        annuls=first.id,
    )
    french, german = load_translator("fr_CH"), load_translator("de_CH")
    sheet, looks = minute_sheet(office.store, item.id), Looks(french, french, german)
    shown_votes = [line for line in sheet.lines if line.block.block_kind is MinuteBlockKind.VOTE]
    shown = [looks.look(line, sheet, unfinished=False) for line in shown_votes]
    assert [(look.fr.text.replace("\u00a0", " "), look.pill and look.pill[0]) for look in shown] == [
        ("Vote annulé et répété (1 pour, 1 contre).", "vote répété"),
        ("Adopté par consensus, sans opposition.", "Adopté · par consensus"),
    ]
    assert shown[0].de.text.replace("\u00a0", " ") == "Abstimmung aufgehoben und wiederholt (1 Ja, 1 Nein)."
