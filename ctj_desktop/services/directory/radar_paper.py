"""What does the radar of mandates of a committee print as of a day?"""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.composition import RADAR_MONTHS, months_later
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.lists import SOON
from ctj_desktop.services.membership.radar import ENDS, WHY, RadarLine, Shares, place_of, radar
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.membership.radar import RadarEntry, RadarPaper, RadarShare


def radar_paper(store: OpenFile, committee: CommitteeId, day: date) -> "RadarPaper":
    """The twelve months after the day, by what is known now."""
    from ctj_desktop.documents.membership.radar import RadarPaper

    found = radar(store, committee, day)
    return RadarPaper(
        sender=sender(store, committee, day),
        on=day,
        until=days_later(months_later(day, RADAR_MONTHS), -1),
        soon=day + SOON,
        months=tuple((month, len(found.of_month(month))) for month in found.months),
        open_now=tuple(_entry(line) for line in found.lines if line.kind not in ENDS),
        ends=tuple(_entry(line) for line in found.lines if line.kind in ENDS),
        sides=tuple(_share(side, shares) for side, shares in found.balance.sides),
        colleges=tuple(_share(name, shares) for name, shares in found.balance.colleges),
    )


def _entry(line: RadarLine) -> "RadarEntry":
    from ctj_desktop.documents.membership.radar import RadarEntry

    return RadarEntry(
        place=place_of(line),
        why=WHY[line.kind],
        college=line.college,
        side=line.side,
        name=line.name,
        last_day=line.last_day,
        next_name=line.next_name,
        next_from=line.next_from,
    )


def _share(name: Bilingual | Side, shares: Shares) -> "RadarShare":
    from ctj_desktop.documents.membership.radar import RadarShare

    addressed = tuple(zip(Salutation, shares.addressed, strict=True))
    return RadarShare(name=name, seats=shares.seats, held=shares.held, addressed=addressed)
