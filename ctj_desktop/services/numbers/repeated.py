"""Which numbers were issued twice, and how does a person settle it?

A number issued twice stays with one of the two records; the later one becomes `bis` once a person confirms.
"""

from ctj_desktop.domain.ids import AnyDecisionId, AnyTaskId, CommitteeId, MeetingId, ProjectId
from ctj_desktop.domain.numbers import Series, next_repeat, repeated
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.services.numbers.issue import NUMBERED, issued
from ctj_desktop.services.numbers.refusals import NotRepeated, NumberedElsewhere
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.numbering import issues_numbers
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def confirm_repeat(
    unit: Unit, *, record: MeetingId | AnyDecisionId | ProjectId | AnyTaskId
) -> Meeting | AnyDecision | Project | AnyTask:
    """Gives the later of two records with one number the next free form of it: 2027-003bis.

    Refused where no other record has the number (NotRepeated), and where another replica issues the numbers
    (NumberedElsewhere), so that two devices do not both give way.
    """
    series, stored = _found(unit.store, record)
    if stored.number is None or stored.number not in repeats(unit.store, series, stored.committee):
        raise NotRepeated(stored.number or "–")
    if not issues_numbers(unit.store, stored.committee, series):
        committee = unit.store.get(Committee, stored.committee)
        raise NumberedElsewhere(committee.code if committee else "–")
    became = next_repeat(stored.number, series, issued(unit.store, series, stored.committee))
    unit.name("number.repeated", number=stored.number, became=became)
    return unit.save(with_values(stored, {"number": became}), before=stored)


def repeats(store: OpenFile, series: Series, committee: CommitteeId) -> list[str]:
    """The numbers that several records of a committee have now."""
    rows = [row for kind in NUMBERED[series] for row in store.all(kind, committee=committee)]
    return repeated(series, [number for row in rows if (number := getattr(row, "number", None))])


def _found(
    store: OpenFile, record: MeetingId | AnyDecisionId | ProjectId | AnyTaskId
) -> tuple[Series, Meeting | AnyDecision | Project | AnyTask]:
    for series, kinds in NUMBERED.items():
        for kind in kinds:
            found = store.get(kind, record)
            if isinstance(found, Meeting | AnyDecision | Project | AnyTask):
                return series, found
    raise NotHere("decision", record)
