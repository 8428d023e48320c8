"""What is printed of all projects of a committee at once?"""

from datetime import date

from ctj_desktop.documents.projects.dashboard import DashboardPaper
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.storage.open_file import OpenFile


def dashboard_paper(store: OpenFile, committee: CommitteeId, year: int | None, day: date) -> DashboardPaper:
    """The figures of today under the name of the committee; of a year those of the projects that began in it."""
    shown = portfolio(store, read_standing(store, committee), committee, year)
    return DashboardPaper(sender=sender(store, committee, day), on=day, shown=shown)
