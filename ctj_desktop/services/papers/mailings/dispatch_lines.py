"""Which lines of the log say of a mailing about a meeting what was made for whom, or that it went by other means?"""

from collections.abc import Iterable
from datetime import date

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient
from ctj_desktop.services.papers.mailings.mailing import Gone, Mailed


class MadeFiles(Mailed):
    """With the line of each reader and way."""

    dispatches: tuple[Dispatch, ...]


def lines_of(told: Dispatch, gone: Iterable[Gone]) -> tuple[Dispatch, ...]:
    """What is `told` of all, for each reader and way: whoever is only informed owes no answer.

    The id of a line and whose row it is are given when it is written.
    """
    return tuple(
        replace(
            told,
            person=one.reader.person,
            guest=one.reader.guest,
            organisation=one.reader.organisation,
            channel=one.way,
            language=one.reader.written_in,
            papers_sha256=one.prints,
            answer_by=told.answer_by if one.reader.standing is not InvitedAs.INFORMED else None,
        )
        for one in gone
    )


def lines_by_other_means(told: Dispatch, readers: Iterable[Recipient], on: date) -> tuple[Dispatch, ...]:
    """As sent on a day, without papers."""
    gone = (Gone(reader=one, way=way, prints=()) for one in readers for way in one.channel.ways)
    return lines_of(replace(told, made_at=None, sent_on=on), gone)
