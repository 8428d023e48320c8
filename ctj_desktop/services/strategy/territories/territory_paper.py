"""What does the paper of a territory print? What its page shows, with the projects of the committee that prints it."""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId, TerritoryId
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.strategy.territories.overview import territory_overview
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.territories.territory import TerritoryOnPaper


def territory_on_paper(
    store: OpenFile, committee: CommitteeId, territory: TerritoryId, day: date
) -> "TerritoryOnPaper":
    """As on a day; `NotHere` where the territory is gone."""
    from ctj_desktop.documents.territories.territory import PaperCommittee, TerritoryOnPaper

    shown = territory_overview(store, read_standing(store, committee), territory, day, committee)
    return TerritoryOnPaper(
        sender=sender(store, committee, day),
        on=day,
        territory=shown.territory,
        money=shown.money,
        figures=tuple((one, source_publishers(one.source)) for one in shown.figures),
        inhabitants=shown.inhabitants,
        communes=shown.communes,
        bodies=shown.bodies,
        committees=tuple(
            PaperCommittee(name=line.committee.name, next=line.next, last=line.last) for line in shown.committees
        ),
        proposals=tuple((line.proposal.title, line.table) for line in shown.proposals),
        mornings=shown.mornings,
    )
