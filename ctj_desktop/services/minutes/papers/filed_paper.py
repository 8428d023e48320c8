"""What do approved minutes print that the records may say otherwise later: names, addresses, who does what by when?"""

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ctj_desktop.domain.ids import AgendaItemId, AmendmentId, DecisionId, PersonId, TaskId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue, fields, replace
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee, Secretariat
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.voting import Amendment, Choice, Decision, DecisionResult, Task
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.storage.fields import Codec, codec_of

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.minutes import MinutesPaper
    from ctj_desktop.documents.presence import People
    from ctj_desktop.documents.signing import Signer

PAPER_KEY: Final = "paper"
"""The key under which the approved text keeps this."""
CHOICE: Final = "inclusive"
"""How the papers of the committee name women and men: filed whatever it is, so that a text from before there was a
choice is known by it."""


class FiledPerson(NamedValue):
    """How the paper names somebody, addresses them, and what they preside."""

    person: PersonId
    name: str = ""
    salutation: Salutation = Salutation.NEUTRAL
    office: OfficeOfCommittee | None = None
    secretary: bool = False
    """Whether they sat there as a secretary without a vote; texts from before there was this keep what they said."""


class FiledSigner(NamedValue):
    """Who signs (`documents.signing.Signer`)."""

    name: str
    function: Bilingual = NO_TEXT
    office: OfficeOfCommittee | None = None
    side: Side | None = None
    salutation: Salutation = Salutation.NEUTRAL
    chaired: bool = False
    wrote: bool = False


class FiledTask(NamedValue):
    """Who was to do it by when, as approved; the task itself goes on. Of a closed item the log has it, not the file."""

    task: TaskId
    owner: Bilingual = NO_TEXT
    due: date | None = None


class FiledCasting(NamedValue):
    """Whose casting vote decided; of a closed item it is not filed, since its substance travels apart."""

    decision: DecisionId
    name: str


class FiledOutcome(NamedValue):
    """Whom the outcome of a decision names, and the item; of a closed item the decision travels apart."""

    decision: DecisionId
    whom: Bilingual = NO_TEXT
    number: str = ""


class FiledLate(NamedValue):
    """An item of which the minutes say that it came late, and why; one of closed doors says no more."""

    item: AgendaItemId
    reason: Bilingual = NO_TEXT


class FiledOpinions(NamedValue):
    """What the minutes say of the opinions that were asked for about an item."""

    item: AgendaItemId
    said: tuple[Bilingual, ...]


class FiledNames(NamedValue):
    """Who voted one way in a roll call."""

    choice: Choice
    names: tuple[str, ...]


class FiledVote(NamedValue):
    """What the minutes say of a vote beside its count; of a closed item nothing is filed."""

    decision: DecisionId
    names: tuple[FiledNames, ...] = ()
    roll_call: bool = False
    by_side: bool = False


class FiledAmendment(NamedValue):
    """Who proposed an amendment."""

    amendment: AmendmentId
    by: Bilingual = NO_TEXT


class FiledPaper(NamedValue):
    """All of it; written once, with the approval.

    `rejected` are the decisions that the minutes call rejected proposals: before that there were none.
    """

    committee: Committee
    territory: Bilingual = NO_TEXT
    secretariats: tuple[Secretariat, ...] = ()
    people: tuple[FiledPerson, ...] = ()
    signers: tuple[FiledSigner, ...] = ()
    tasks: tuple[FiledTask, ...] = ()
    castings: tuple[FiledCasting, ...] = ()
    outcomes: tuple[FiledOutcome, ...] = ()
    late: tuple[FiledLate, ...] = ()
    opinions: tuple[FiledOpinions, ...] = ()
    rejected: tuple[DecisionId, ...] = ()
    votes: tuple[FiledVote, ...] = ()
    amendments: tuple[FiledAmendment, ...] = ()


def to_file(paper: "MinutesPaper") -> Json:
    """What is filed of a paper made from the records of this moment."""
    filed = FiledPaper(
        committee=paper.sender.committee,
        territory=paper.sender.territory,
        secretariats=paper.sender.secretariats,
        people=tuple(_persons(paper.people)),
        signers=tuple(FiledSigner(**_fields(one)) for one in paper.signers),
        tasks=tuple(
            FiledTask(task=facts.task.id, owner=facts.owner, due=facts.task.due)
            for facts in paper.tasks.values()
            if isinstance(facts.task, Task)
        ),
        castings=tuple(
            FiledCasting(decision=DecisionId(key), name=facts.tie_broken_by)
            for key, facts in paper.decisions.items()
            if facts.tie_broken_by and isinstance(facts.decision, Decision)
        ),
        outcomes=tuple(
            FiledOutcome(decision=DecisionId(key), whom=facts.outcome.whom, number=facts.outcome.number)
            for key, facts in paper.decisions.items()
            if facts.outcome is not None
            and (facts.outcome.whom or facts.outcome.number)
            and isinstance(facts.decision, Decision)
        ),
        late=tuple(
            FiledLate(item=point.item.id, reason=point.late) for point in paper.points if point.late is not None
        ),
        opinions=tuple(
            FiledOpinions(item=point.item.id, said=point.opinions) for point in paper.points if point.opinions
        ),
        votes=tuple(
            FiledVote(
                decision=DecisionId(key),
                names=tuple(FiledNames(choice=one.choice, names=one.names) for one in facts.names),
                roll_call=facts.roll_call,
                by_side=facts.by_side,
            )
            for key, facts in paper.decisions.items()
            if (facts.names or facts.by_side) and isinstance(facts.decision, Decision)
        ),
        amendments=tuple(
            FiledAmendment(amendment=AmendmentId(key), by=facts.by)
            for key, facts in paper.amendments.items()
            if facts.by and isinstance(facts.amendment, Amendment)
        ),
        rejected=tuple(
            DecisionId(key)
            for key, facts in paper.decisions.items()
            if facts.decision.result is DecisionResult.REJECTED and isinstance(facts.decision, Decision)
        ),
    )
    whole = _codec().to_json(filed)
    assert isinstance(whole, dict)
    committee = whole["committee"]
    assert isinstance(committee, dict)
    return whole | {"committee": committee | {CHOICE: filed.committee.inclusive.value}}


def as_filed(paper: "MinutesPaper", version: ApprovedVersion | None) -> "MinutesPaper":
    """The paper as it was approved; unchanged before that, and where nothing of this was filed or it cannot be read."""
    if version is None:
        return paper
    filed = read_paper(version.text)
    before_choice = _is_before_choice(version.text)
    return replace(_filled(paper, filed) if filed is not None else paper, before_choice=before_choice)


def read_paper(text: str) -> FiledPaper | None:
    """What an approved text has filed of the paper; None for one of an earlier or another program."""
    try:
        whole = json.loads(text)
        found: FiledPaper = _codec().from_json(whole[PAPER_KEY])
    except (ValueError, KeyError, TypeError):
        return None
    return found


def _is_before_choice(text: str) -> bool:
    """Whether the committee that was filed knew no choice yet how papers name women and men, or none was filed."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    if not isinstance(whole, dict):
        return False
    paper = whole.get(PAPER_KEY)
    committee = paper.get("committee") if isinstance(paper, dict) else None
    return paper is None or (isinstance(committee, dict) and CHOICE not in committee)


def _filled(paper: "MinutesPaper", filed: FiledPaper) -> "MinutesPaper":
    from ctj_desktop.documents.papers import Sender
    from ctj_desktop.documents.presence import People
    from ctj_desktop.documents.signing import Signer

    tasks, castings = {one.task: one for one in filed.tasks}, {one.decision: one.name for one in filed.castings}
    people = {one.person: one for one in filed.people}
    outcomes = {one.decision: one for one in filed.outcomes}
    votes = {one.decision: one for one in filed.votes}
    proposers = {one.amendment: one.by for one in filed.amendments}
    late = {one.item: one.reason for one in filed.late}
    opinions = {one.item: one.said for one in filed.opinions}
    return replace(
        paper,
        sender=Sender(committee=filed.committee, territory=filed.territory, secretariats=filed.secretariats),
        people=People(
            names={key: one.name for key, one in people.items() if one.name},
            salutations={key: one.salutation for key, one in people.items()},
            offices={key: one.office for key, one in people.items() if one.office},
            secretaries=frozenset(key for key, one in people.items() if one.secretary),
        ),
        points=tuple(
            replace(point, late=late.get(point.item.id), opinions=opinions.get(point.item.id, ()))
            for point in paper.points
        ),
        signers=tuple(Signer(**_fields(one)) for one in filed.signers),
        amendments={
            key: replace(facts, by=proposers.get(facts.amendment.id, NO_TEXT))
            if isinstance(facts.amendment, Amendment)
            else facts
            for key, facts in paper.amendments.items()
        },
        tasks={
            key: replace(facts, owner=kept.owner, task=replace(facts.task, due=kept.due))
            if isinstance(facts.task, Task) and (kept := tasks.get(facts.task.id))
            else facts
            for key, facts in paper.tasks.items()
        },
        decisions={
            key: replace(
                facts,
                tie_broken_by=castings.get(DecisionId(key), ""),
                **_of_vote(votes.get(DecisionId(key))),
                outcome=_outcome(facts.outcome, outcomes.get(DecisionId(key))),
                by_kind=DecisionId(key) not in filed.rejected,
            )
            if isinstance(facts.decision, Decision)
            else facts
            for key, facts in paper.decisions.items()
        },
    )


def _fields(signer: "Signer | FiledSigner") -> dict[str, Any]:  # each field has a type of its own
    """What is filed of a signer is all of it."""
    return {one.name: getattr(signer, one.name) for one in fields(signer)}


def _of_vote(filed: FiledVote | None) -> dict[str, Any]:  # each part has a type of its own
    """The paper with the names of the day of the approval."""
    from ctj_desktop.documents.results import NamesFor

    if filed is None:
        return {"names": (), "roll_call": False, "by_side": False}
    names = tuple(NamesFor(choice=one.choice, names=one.names) for one in filed.names)
    return {"names": names, "roll_call": filed.roll_call, "by_side": filed.by_side}


def _outcome(now: NamedOutcome | None, filed: FiledOutcome | None) -> NamedOutcome | None:
    """With the names of the day of the approval."""
    return replace(now, whom=filed.whom, number=filed.number) if now is not None and filed is not None else now


def _persons(people: "People") -> list[FiledPerson]:
    known = sorted({*people.names, *people.salutations, *people.offices}, key=str)
    return [
        FiledPerson(
            person=person,
            name=people.names.get(person, ""),
            salutation=people.salutation(person),
            office=people.offices.get(person),
            secretary=person in people.secretaries,
        )
        for person in known
    ]


@cache
def _codec() -> Codec:
    return codec_of(FiledPaper)
