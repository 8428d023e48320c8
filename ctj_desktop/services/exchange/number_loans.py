"""How is the right to number lent to the device that holds a session, and how does it come back?"""

from ctj_desktop.domain.ids import MeetingId, NumberingLoanId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, NumberingLoan
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.exchange.loan_refusals import (
    LentAlready,
    LentToItself,
    LoanOfAnother,
    NotLent,
    SessionOver,
    StillLent,
)
from ctj_desktop.services.exchange.partners import find_device
from ctj_desktop.services.numbers.refusals import NumberedElsewhere
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import AHEAD, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.numbering import holds_right, open_loans, right_id
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(states=AHEAD)
def lend_numbering(unit: Unit, *, meeting: MeetingId, to: str) -> NumberingLoan:
    """Lends the right to number, for one meeting, to the partner `to`: it alone numbers decisions and tasks meanwhile.

    `to` is the partner's name, or the id of a device whose changes are here (NoSuchDevice otherwise).
    Refused where this workspace does not hold the right (NumberedElsewhere), where the meeting is over (SessionOver),
    while a loan of the committee is open (LentAlready), and to this device itself.
    """
    stored = the(unit.store, Meeting, meeting)
    if not holds_right(unit.store, stored.committee):
        raise NumberedElsewhere(_code(unit.store, stored))
    state = meeting_state(unit.store, meeting)
    if state not in AHEAD:
        raise SessionOver(name_of(stored), state)
    for loan in open_loans(unit.store, stored.committee):
        raise LentAlready(name_of(the(unit.store, Meeting, loan.meeting)))
    device = find_device(unit.store, to)
    if device == unit.store.replica:
        raise LentToItself
    unit.name("numbering.lent", number=name_of(stored))
    right = right_id(stored.committee)
    return save_derived(
        unit,
        NumberingLoan(
            id=NumberingLoanId(link_id("numbering_loan", right, meeting)),
            home=stored.home,
            right=right,
            meeting=meeting,
            replica=device,
        ),
    )


@step(after=("lend_numbering",))
def return_numbering(unit: Unit, *, meeting: MeetingId, take_back: bool = False) -> NumberingLoan:
    """Returns the right lent for a meeting; who lent it may take it back (`take_back`), knowing that numbers may clash.

    Refused where nothing is lent (NotLent), on any other device (LoanOfAnother), and for who lent it without
    `take_back` (StillLent): numbers the borrower issued meanwhile may not be known here yet.
    """
    stored = the(unit.store, Meeting, meeting)
    loan = next((loan for loan in open_loans(unit.store, stored.committee) if loan.meeting == meeting), None)
    if loan is None:
        raise NotLent(name_of(stored))
    if loan.replica == unit.store.replica:
        unit.name("numbering.returned", number=name_of(stored))
    elif not holds_right(unit.store, stored.committee):
        raise LoanOfAnother(name_of(stored))
    elif not take_back:
        raise StillLent(name_of(stored))
    else:
        unit.name("numbering.taken_back", number=name_of(stored))
    return unit.save(replace(loan, returned=True), before=loan)


def _code(store: OpenFile, meeting: Meeting) -> str:
    committee = store.get(Committee, meeting.committee)
    return committee.code if committee else "–"
