"""By when must the convocation of a meeting leave, and did it leave in time?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.notice import NoticeDeadline, last_day_by_post, notice_deadline, notice_findings
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.membership.regions import regions_in, regions_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile

OUR_DAYS: Final[Mapping[DeliveryChannel, int]] = {DeliveryChannel.POST: 3, DeliveryChannel.REGISTERED: 2}
"""Working days that the post takes where the committee said nothing: figures of ours, which no statutes set."""


def deadline_of(store: OpenFile, meeting: Meeting) -> NoticeDeadline | None:
    """The last day by the statutes that govern the meeting; None where they set no notice, or without a date."""
    rule = what_holds(store, meeting).notice
    if meeting.on is None or rule is None:
        return None
    return notice_deadline(rule, meeting.on, regions_of(store, meeting.committee))


def days_of_post(committee: Committee) -> dict[DeliveryChannel, int]:
    """How many working days each way takes: those of the committee, else ours; by mail and by hand none."""
    own = {DeliveryChannel.POST: committee.post_days, DeliveryChannel.REGISTERED: committee.registered_days}
    slow = {way: OUR_DAYS[way] if days is None else max(days, 0) for way, days in own.items()}
    return {DeliveryChannel.MAIL: 0, **slow, DeliveryChannel.HAND: 0}


def last_days(store: OpenFile, meeting: Meeting, to: Iterable[Recipient] = ()) -> dict[DeliveryChannel, date]:
    """The last day for each way, so that it is there in time; empty where no notice is set.

    The post rests where the committee does, and where it hands over: in the country of a reader `to` whom it goes there
    are the committee's regions, or all of them where it has none there.
    """
    deadline = deadline_of(store, meeting)
    if deadline is None:
        return {}
    own, readers = regions_of(store, meeting.committee), list(to)
    days = days_of_post(the(store, Committee, meeting.committee))
    found: dict[DeliveryChannel, date] = {}
    for way, count in days.items():
        countries = {one.country for one in readers if way in one.channel.ways}
        abroad = (regions_in(country) for country in countries if not own & regions_in(country))
        found[way] = last_day_by_post(deadline, count, own.union(*abroad))
    return found


def latest_days(store: OpenFile, meeting: Meeting, to: Iterable[Recipient] = ()) -> dict[DeliveryChannel, date]:
    """The days by which a sending is judged: what takes no post is in time on a Saturday or a holiday as well."""
    deadline, planned = deadline_of(store, meeting), last_days(store, meeting, to)
    if deadline is None:
        return {}
    return {way: deadline.latest if day == deadline.working else day for way, day in planned.items()}


def late_notice(store: OpenFile, meeting: Meeting, sent: date) -> tuple[Finding, ...]:
    """What is wrong with a convocation sent on that day; nothing where the statutes set no notice."""
    deadline = deadline_of(store, meeting)
    if deadline is None:
        return ()
    return notice_findings(deadline.rule, deadline.meeting, sent, regions_of(store, meeting.committee))
