"""Records of a committee, as the services hand them to the record of decisions and to the directory."""

from datetime import UTC, date, datetime
from typing import Any

from ctj_desktop.documents.decisions import Decided, DecisionGroup, DecisionsPaper, Published, Removed, VersionAuthor
from ctj_desktop.documents.follow_up import TaskFacts
from ctj_desktop.documents.membership.roster import Member, RosterPaper, RosterSeat
from ctj_desktop.documents.results import DecisionFacts, TakenVote
from ctj_desktop.documents.signing import Signer
from ctj_desktop.domain.ids import (
    CollegeId,
    DecisionId,
    MeetingId,
    OrganisationId,
    PersonId,
    PublishedDecisionId,
    SeatId,
    TaskId,
    VoteId,
)
from ctj_desktop.domain.records.committees import Capacity, College, OfficeOfCommittee, Seat, Substitution
from ctj_desktop.domain.records.people import Organisation, Person, Salutation, Side
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.records.voting import (
    Decision,
    DecisionKind,
    DecisionResult,
    PublishedDecision,
    Task,
    Vote,
    VoteCount,
)
from tests.documents.records import COMMITTEE, HOME, IDS, a_meeting, a_sender, text

LONG = (
    "Rattachement des chemins de randonnée transfrontaliers du Chasseron, du Mont d’Or et de la Vallée de Joux à "
    "une signalétique commune entretenue par les communes des deux côtés de la frontière"
)
AT = datetime(2026, 3, 24, 13, 5, tzinfo=UTC)


def facts(
    fr: str = "Le comité approuve.",
    de: str = "Der Ausschuss genehmigt.",
    *,
    number: str | None = "2026-006",
    kind: DecisionKind = DecisionKind.OPINION,
    result: DecisionResult | None = DecisionResult.CONSENSUS,
    count: VoteCount | None = None,
    tie_broken: bool = False,
) -> DecisionFacts:
    """A decision and its vote."""
    decision = Decision(
        id=DecisionId(next(IDS)),
        home=HOME,
        committee=COMMITTEE,
        number=number,
        decision_kind=kind,
        text=text(fr, de),
        result=result,
    )
    breaker = PersonId(next(IDS)) if tie_broken else None
    vote = Vote(id=VoteId(next(IDS)), home=HOME, decision=decision.id, count=count, tie_broken_by=breaker)
    return DecisionFacts(decision=decision, votes=(TakenVote(vote=vote),) if count else ())


def a_task(fr: str = "Compléter la carte", de: str = "Karte ergänzen", *, known: bool = True) -> TaskFacts:
    """A task of a person whose record is here, or is not."""
    task = Task(
        id=TaskId(next(IDS)),
        home=HOME,
        committee=COMMITTEE,
        number="T-2026-011",
        text=text(fr, de),
        owner=PersonId(next(IDS)),
        due=date(2026, 6, 15),
    )
    return TaskFacts(task=task, owner=text("Deux secrétariats", "Beide Sekretariate") if known else text(""))


def decided(*versions: DecisionFacts, **changes: Any) -> Decided:
    """A decision about cross-border markets, in one version or in several."""
    given: dict[str, Any] = {
        "versions": tuple((one, VersionAuthor(at=AT, author="Secrétariat suisse")) for one in versions or (facts(),)),
        "subject": text("Marchés transfrontaliers", "Grenzüberschreitende Märkte"),
    }
    return Decided(**{**given, **changes})


def published(fr: str = "Avis favorable.", de: str = "Befürwortend.", number: str = "2026-006") -> Published:
    """A decision as it was made public."""
    row = PublishedDecision(
        id=PublishedDecisionId(next(IDS)),
        home=HOME,
        committee=COMMITTEE,
        decision=DecisionId(next(IDS)),
        number=number,
        text=text(fr, de),
        on=date(2026, 4, 1),
    )
    return Published(versions=((row, VersionAuthor()),))


def of_meeting(*entries: Decided, public: tuple[Published, ...] = (), **changes: Any) -> DecisionsPaper:
    """The paper of the meeting of 24 March 2026."""
    meeting = a_meeting()
    groups = (DecisionGroup(meeting=meeting, decided=entries, published=public),) if entries or public else ()
    given: dict[str, Any] = {
        "sender": a_sender(),
        "meeting": meeting,
        "groups": groups,
        "signers": (
            Signer(
                name="Claire Perrenot",
                office=OfficeOfCommittee.CO_PRESIDENT,
                side=Side.FR,
                salutation=Salutation.MADAME,
            ),
            Signer(name="", office=OfficeOfCommittee.CO_PRESIDENT, side=Side.CH),
        ),
        "signed_at": text("Morteau"),
        "signed_on": date(2026, 3, 27),
        "prevailing": SourceText.FR,
    }
    return DecisionsPaper(**{**given, **changes})


def of_year(entries: int) -> DecisionsPaper:
    """The paper of a year, ten decisions to a meeting; the last meeting is not known here."""
    groups = []
    for first in range(0, entries, 10):
        meeting = a_meeting(id=MeetingId(next(IDS)), number=f"2026-{first // 10 + 1:02}")
        rows = tuple(decided(facts(number=f"2026-{first + n + 1:03}"), tasks=(a_task(),)) for n in range(10))
        last = first + 10 >= entries
        groups.append(DecisionGroup(meeting=None if last else meeting, decided=rows))
    return DecisionsPaper(
        sender=a_sender(),
        year=2026,
        groups=tuple(groups),
        unknown=("2026-004", "2026-008", "2026-009", "2026-010"),
        removed=Removed(closed=(("2026-004", text("")),), unpublished=("2026-001", "2026-002", "2026-003", "")),
    )


def a_college(fr: str, de: str) -> College:
    """A group of seats."""
    return College(id=CollegeId(next(IDS)), home=HOME, committee=COMMITTEE, name=text(fr, de))


def a_person(family: str, given: str = "", **changes: Any) -> Person:
    """Somebody with telephone and address at work."""
    fields: dict[str, Any] = {
        "function": text("maire", "Gemeindepräsidentin"),
        "salutation": Salutation.MADAME,
        "work_email": "mairie@morteau.example",
        "work_phone": "+33381685332",
    }
    return Person(id=PersonId(next(IDS)), home=HOME, family_name=family, given_name=given, **{**fields, **changes})


def a_member(family: str, given: str = "", *offices: OfficeOfCommittee, **changes: Any) -> Member:
    """Somebody whose record is here."""
    return Member(person=a_person(family, given, **changes), name=f"{given} {family}".strip(), offices=offices)


UNKNOWN = Member(person=None)
"""Somebody whose record was not sent here."""


def a_seat(
    side: Side = Side.FR,
    college: College | None = None,
    holder: Member | None = None,
    *substitutes: Member,
    capacity: Capacity = Capacity.VOTING,
    substitution: Substitution = Substitution.PERSONAL,
    body: str = "Commune de Morteau",
) -> RosterSeat:
    """A seat of a body with its own telephone."""
    organisation = Organisation(
        id=OrganisationId(next(IDS)), home=HOME, name=text(body), email="info@morteau.example", phone="+41324204670"
    )
    seat = Seat(
        id=SeatId(next(IDS)),
        home=HOME,
        committee=COMMITTEE,
        side=side,
        capacity=capacity,
        substitution=substitution,
        organisation=organisation.id,
    )
    return RosterSeat(
        seat=seat,
        college=college,
        organisation=organisation if body else None,
        body=text(body),
        holder=holder,
        substitutes=substitutes,
    )


def a_roster(*seats: RosterSeat, officers: tuple[Member, ...] = ()) -> RosterPaper:
    """The directory as of 24 February 2027."""
    return RosterPaper(sender=a_sender(), on=date(2027, 2, 24), seats=seats, officers=officers)
