"""A meeting whose minutes are approved, and the later one that may correct them."""

from datetime import date, time
from typing import Any

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.minutes import blocks, course, decisions
from ctj_desktop.services.session.course import close_session
from tests.office import Office, text

APPROVED = date(2027, 6, 11)
LATER = date(2027, 6, 18)
FORMER = "Le comité alloue **12 000 €** au projet « Marchés »."
GERMAN = "Der Ausschuss spricht dem Projekt «Märkte» 12 000 € zu."


class ApprovedMeeting(NamedValue):
    """The meeting, its open item and the one behind closed doors."""

    meeting: Meeting
    item: AgendaItem
    closed: AgendaItem


def approved_meeting(office: Office, committee: Committee | None = None) -> ApprovedMeeting:
    """Of 12 March 2027, its minutes approved on 11 June; a passage of each item has figures in it."""
    meeting = office.a_meeting((committee or office.a_committee(seats=2)).id)
    item = office.an_item(meeting, "Marchés", "Märkte")
    closed = office.do_fields(
        agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination", "Wahl"), closed=True
    ).record
    meeting = office.opened(meeting)
    office.do_fields(blocks.add_block, item=item.id, text=text("Le débat s’ouvre.", "Die Diskussion beginnt."))
    office.do_fields(blocks.add_block, item=item.id, text=text(FORMER, GERMAN))
    office.do_fields(blocks.add_block, item=closed.id, text=text("Élue : Mme Secrète.", "Gewählt: Frau Geheim."))
    office.do(close_session, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15, 30))
    approve(office, meeting, APPROVED)
    return ApprovedMeeting(meeting=office.the_meeting(meeting), item=item, closed=closed)


def approve(office: Office, meeting: Meeting, on: date) -> None:
    """Sent round and approved on the same day."""
    office.do(course.circulate_minutes, meeting=meeting.id, on=on)
    office.do(course.approve_minutes, meeting=meeting.id, on=on)


def later_decision(office: Office, meeting: Meeting, on: str = "2027-06-18") -> Decision:
    """A decision of another meeting of the committee, which is in session since."""
    later = office.a_meeting(meeting.committee, on)
    item = office.an_item(later, "Rectificatif", "Berichtigung")
    office.opened(later)
    said = text("Le rectificatif est adopté.", "Die Berichtigung ist angenommen.")
    made = office.do_fields(decisions.record_decision, item=item.id, text=said).record
    assert isinstance(made, Decision)
    return made


def wrong_sum(about: ApprovedMeeting, **changes: Any) -> dict[str, Any]:
    """The fields of an erratum to the open item."""
    given = {
        "meeting": about.meeting.id,
        "item": about.item.id,
        "wrong": text("12 000 €", "12 000 €"),
        "text": text("21 000 €", "21 000 €"),
        "reason": text("Inversion de chiffres", "Zahlendreher"),
        "on": LATER,
    }
    return {**given, **changes}
