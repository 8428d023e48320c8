"""Who gives the money of a call, what came of it, and in which order are its projects put?"""

from datetime import date

from ctj_desktop.domain.ids import CallId, CallRankId, CallResultId, CallShareId, CommitteeId, OrganisationId, ProjectId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import CommitteeInternal, ReferenceOpen
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class CallShare(ReferenceOpen):
    """What one funder puts into the fund of a call, from a day on; `name` where the body is not among the bodies."""

    kind = "call_share"
    noun = N_p("kind", "share of a funder")
    nouns = N_p("kinds", "shares of funders")
    id: CallShareId
    call: CallId
    funder: OrganisationId | None = None
    name: str = ""
    side: Side
    amount: Money
    on: date | None = None
    source: str = ""


class CallResult(ReferenceOpen):
    """What was published of the outcome of a call, or of all calls of its year (`whole_year`).

    `at_least` is a figure that its source gives as more than. What was awarded and what was paid differ.
    """

    kind = "call_result"
    noun = N_p("kind", "published result of a call")
    nouns = N_p("kinds", "published results of calls")
    searched = False
    id: CallResultId
    call: CallId
    on: date | None = None
    projects: int | None = None
    awarded_chf: Money | None = None
    awarded_eur: Money | None = None
    whole_year: bool = False
    at_least: bool = False
    note: Bilingual = Bilingual()
    source: str = ""


class CallRank(CommitteeInternal):
    """The place a committee gives a project among those of a call; id derived from both.

    `points` out of whatever the committee counts with, None where it gives none.
    """

    kind = "call_rank"
    noun = N_p("kind", "rank of a project")
    nouns = N_p("kinds", "ranks of projects")
    searched = False
    id: CallRankId
    call: CallId
    committee: CommitteeId
    project: ProjectId
    position: str = ""
    points: int | None = None
    note: Bilingual = Bilingual()
