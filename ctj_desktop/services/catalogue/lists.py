"""Which rows does `ctj list` show of each kind, of a committee, as of a day?

Every row is plain JSON: the record's own fields first, then what it says only together with others (the name of a
holder, the state at the end of the moves). Ids stay, so that a script can go on from any row.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any, Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How
from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.deciding.extract_states import extract_state
from ctj_desktop.domain.deciding.standing_back import RecusalAnswer
from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.ids import CommitteeId, MeetingId, OfficeId, ctj_home
from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import Policy
from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Guest, Meeting, MeetingState, Roll
from ctj_desktop.domain.records.people import Office, Organisation, Person, Side, Territory
from ctj_desktop.domain.records.projects import (
    Call,
    CallRule,
    Partner,
    Pipeline,
    Project,
    RuleKind,
    Stage,
    StageTransition,
)
from ctj_desktop.domain.records.strategy import ThematicTable, WorkingProposal
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, AnyVote, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.following_lists import FOLLOWING, Told
from ctj_desktop.services.catalogue.project_lists import OF_PROJECTS
from ctj_desktop.services.exchange.conflicts import compare, conflicts
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.services.kinds.entry import Kind, Listed
from ctj_desktop.services.meetings.consulting.asked import asked_opinions
from ctj_desktop.services.meetings.sending.dispatches import reader_of
from ctj_desktop.services.minutes.circulations.reading import circulation_sheet, voters_of
from ctj_desktop.services.minutes.extracts.delivering import reader_of as reader_of_extract
from ctj_desktop.services.minutes.extracts.register import extracts, standings_of
from ctj_desktop.services.minutes.following.execution_lists import execution_columns
from ctj_desktop.services.minutes.origins import owner_of
from ctj_desktop.services.minutes.remarks.reading import lines_of_all_rounds, rounds_of
from ctj_desktop.services.minutes.voters_then import voters_then
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.services.session.excuses import excuses_of
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.homes import for_committee, own_first
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.plain_json import as_plain_json, plain_record
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.log.bundle_inbox import Bundle, Pending, bundles, pending_bundles
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.attendance import stays_of

R = TypeVar("R", bound=Record)
ListRow = dict[str, Json]


class ListFilter(PositionalValue):
    """Which rows: of one committee or of all; valid on a day (half-open), or whatever day.

    `meeting` and `at` are for what is asked of a minute of a meeting, and of nothing else.
    """

    committee: CommitteeId | None = None
    as_of: date | None = None
    meeting: MeetingId | None = None
    at: time | None = None

    def of_committee(self) -> dict[str, Any]:  # Any: `Store.all` takes it beside options of other types
        """The equality that a record with a committee must meet."""
        return {} if self.committee is None else {"committee": self.committee}


def rows_of(store: OpenFile, name: str, wanted: ListFilter) -> list[ListRow]:
    """The rows of a list of `LISTS`, in the order a person expects."""
    if name in ROWS:
        return list(ROWS[name](store, wanted))
    return list(_plain_rows(store, OF_KIND[name], LISTS[name], wanted))


def takes_day(store: OpenFile, name: str) -> bool:
    """Whether a list can be asked as of a day: its records last from one to another."""
    if name in ROWS:
        return name in OF_A_DAY
    fields = store.schema.shapes[OF_KIND[name].name].by_name
    return any(start in fields and end in fields for start, end in (("valid_from", "valid_to"), ("start", "end")))


def _row(record: Record, **more: object) -> ListRow:
    return plain_record(record) | {name: as_plain_json(value) for name, value in more.items()}


def _plain_rows(store: OpenFile, kind: Kind, listed: Listed, wanted: ListFilter) -> Iterator[ListRow]:
    """The records of a kind, those in force on the day.

    In `person_name` stands what the record in `person` is called, in `call_code` the code of the one in `call`, in
    `project_number` the number of the one in `project`.
    """
    shape = store.schema.shapes[kind.name]
    of_committee = wanted.of_committee() if "committee" in shape.by_name else {}
    start, end = ("valid_from", "valid_to") if "valid_from" in shape.by_name else ("start", "end")
    found = [
        record
        for record in store.all(kind.record, order=listed.order, **of_committee)
        if _valid(getattr(record, start, None), getattr(record, end, None), wanted.as_of)
    ]
    found = _own_first(store, found, wanted) if len(kind.record.home_kinds) > 1 else found
    named = {
        f"{name}_{part}": (name, other)
        for name, other in shape.references.items()
        for part in ("name", "number")
        if f"{name}_{part}" in listed.columns
    }
    coded = {f"{name}_code": (name, BY_NAME[other]) for name, other in shape.references.items()}
    codes = {column: _codes_of(store, cls) for column, (_, cls) in coded.items() if column in listed.columns}
    known = subjects(store, {(other, row) for name, other in named.values() for row in _ids(found, name)})
    for record in found:
        names = {column: known.get((other, getattr(record, name))) for column, (name, other) in named.items()}
        more = {column: of.get(getattr(record, coded[column][0])) for column, of in codes.items()}
        keeper = {"keeper": _keeper(store, record)} if "keeper" in listed.columns else {}
        yield _row(record, **{column: _called(one, column) for column, one in names.items()}, **more, **keeper)


def _codes_of(store: OpenFile, cls: type[Any]) -> dict[UUID | None, str]:
    """The codes of all records of a type that has some."""
    return {one.id: one.code for one in store.all(cls)}


def _called(subject: Subject | None, column: str) -> object:
    """The name, or the number."""
    if column.endswith("_number"):
        return subject.named.number or None if subject is not None and subject.named is not None else None
    return subject.name if subject is not None else None


def _ids(found: Iterable[Record], name: str) -> set[UUID]:
    return {getattr(record, name) for record in found} - {None}


def _organisations(store: OpenFile, _wanted: ListFilter) -> Iterator[ListRow]:
    codes = {territory.id: territory.code for territory in store.all(Territory)}
    found = store.all(Organisation)
    for body in sorted(found, key=lambda o: (sort_key(o.name.fr.text or o.name.de.text), o.id)):
        yield _row(body, territory_code=codes.get(body.territory) if body.territory else None)


def _persons(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    holders = _holders(store, wanted)
    bodies = _bodies(store)
    for person in sorted(store.all(Person), key=lambda p: (sort_key(f"{p.family_name} {p.given_name}"), p.id)):
        if wanted == ListFilter() or person.id in holders:
            yield _row(person, organisation_name=bodies.get(person.organisation) if person.organisation else None)


def _holders(store: OpenFile, wanted: ListFilter) -> set[UUID]:
    found = store.all(Mandate, **wanted.of_committee())
    return {mandate.person for mandate in found if wanted.as_of is None or day_within(mandate, wanted.as_of)}


def _committees(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    codes = {territory.id: territory.code for territory in store.all(Territory)}
    for committee in store.all(Committee, order="code, id"):
        if wanted.committee in (None, committee.id):
            seats = [s for s in store.all(Seat, committee=committee.id) if _covered(s, wanted.as_of)]
            territory = codes.get(committee.territory) if committee.territory else None
            yield _row(committee, territory_code=territory, seats=len(seats))


def _mandates(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    seats = {seat.id: seat for seat in store.all(Seat, **wanted.of_committee())}
    codes, bodies = _codes(store), _bodies(store)
    for mandate in store.all(Mandate, order="start, id", **wanted.of_committee()):
        if _covered(mandate, wanted.as_of):
            seat = seats.get(mandate.seat)
            body = bodies.get(seat.organisation) if seat and seat.organisation else None
            yield _row(
                mandate,
                committee_code=codes.get(mandate.committee),
                person_name=person_name(store.get(Person, mandate.person)),
                seat_label=(seat.label or body) if seat else None,
                side=seat.side if seat else None,
            )


def _meetings(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    codes, states = _codes(store), ends(store, "meeting", MeetingState.DRAFT, wanted.committee)
    for meeting in store.all(Meeting, order="on, start, id", **wanted.of_committee()):
        state = states.get(meeting.id.bytes, MeetingState.DRAFT)
        yield _row(meeting, committee_code=codes.get(meeting.committee), state=state)


def _items(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for meeting in store.all(Meeting, order="on, start, id", **wanted.of_committee()):
        for row in agenda(store.all(AgendaItem, meeting=meeting.id), meeting.start).rows:
            outcome = row.item.outcome
            fields = _row(
                row.item,
                meeting_number=meeting.number,
                starts=row.starts,
                depth=row.depth,
                outcome_kind=outcome.outcome if outcome is not None else None,
            )
            yield fields | {"number": row.shown_number}


def _dispatches(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for meeting in store.all(Meeting, order="on, start, id", **wanted.of_committee()):
        for sent in store.all(Dispatch, meeting=meeting.id, order="revision, id"):
            yield _row(sent, meeting_number=meeting.number, reader=reader_of(store, sent))


def _extracts(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    found = extracts(store, wanted.committee)
    standings, numbers = standings_of(store, found), {one.id: one.number for one in store.all(AnyDecision)}
    for one in found:
        yield _row(
            one,
            decision_numbers=[numbers.get(key) or "–" for key in one.decisions],
            reader=reader_of_extract(store, one),
            state=extract_state(one),
            standing=standings[one.id],
        )


def _attendance(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for meeting in store.all(Meeting, order="on, start, id", **wanted.of_committee()):
        rolls = {roll.seat: roll for roll in store.all(Roll, meeting=meeting.id, order="position, id")}
        lines = store.all(Attendance, meeting=meeting.id)
        order = {seat: place for place, seat in enumerate(rolls)}
        stays, reasons = stays_of(store, meeting.id), excuses_of(store, lines)
        for line in sorted(lines, key=lambda a: (order.get(a.seat, len(order)) if a.seat else len(order), a.id)):
            roll = rolls.get(line.seat) if line.seat else None
            guest = store.get(Guest, line.guest) if line.guest else None
            yield _row(
                line,
                meeting_number=meeting.number,
                name=roll.holder_name if roll else guest.name if guest else "",
                body=roll.body if roll else guest.body if guest else None,
                excuse=reasons.get(line.seat or line.guest or line.id, ""),
                presence=[
                    {"start": start, "end": end, "remote": bool(remote)}
                    for start, end, remote in stays.get(line.id.bytes, ())
                ],
            )


def _decisions(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    numbers = {meeting.id: meeting.number for meeting in store.all(Meeting, **wanted.of_committee())}
    found = store.all(AnyDecision, **wanted.of_committee())
    carried = execution_columns(store, found)
    for decision in sorted(found, key=lambda d: (d.number is None, d.number or "", d.id)):
        number = numbers.get(decision.meeting) if decision.meeting else None
        outcome = decision.outcome.outcome if decision.outcome is not None else None
        more = {"closed": is_restricted(decision), "outcome_kind": outcome, **carried[decision.id]}
        yield _row(decision, meeting_number=number, **more)


def _votes(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    votes = _grouped(store.all(AnyVote), "decision")
    decisions = store.all(AnyDecision, order="number, id", **wanted.of_committee())
    for decision in sorted(decisions, key=is_restricted):
        for vote in votes.get(decision.id, ()):
            yield _row(vote, decision_number=decision.number, closed=is_restricted(vote))


def _requested_opinions(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    today = store.environment.clock().date()
    for one in asked_opinions(store, today, committee=wanted.committee):
        names = {"organisation_name": one.body, "meeting_number": one.number, "title": one.about}
        yield _row(one.record, **names, state=one.state, closed=one.closed)


def _remark_rounds(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for meeting in store.all(Meeting, order="on, id", **wanted.of_committee()):
        for opened in rounds_of(store, meeting.id):
            yield _row(opened, meeting_number=meeting.number, passages=len(opened.paragraphs))


def _remarks(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for meeting in store.all(Meeting, order="on, id", **wanted.of_committee()):
        for line in lines_of_all_rounds(store, meeting.id):
            more = {"meeting_number": meeting.number, "passage": line.number or None, "name": line.name}
            yield _row(line.remark, closed=is_restricted(line.remark), **more)


def _tasks(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    states = ends(store, "task", TaskState.OPEN, wanted.committee)
    for task in store.all(AnyTask, order="number, id", **wanted.of_committee()):
        state = states.get(task.id.bytes, TaskState.OPEN)
        yield _row(task, owner_name=owner_of(store, task), state=state, closed=is_restricted(task))


def _circulations(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    today, codes = today_in(store), {one.id: one.code for one in store.all(Committee)}
    for told in store.all(Circulation, order="number, id", **wanted.of_committee()):
        stage = circulation_sheet(store, told, today).stage
        yield _row(told, committee_code=codes.get(told.committee), stage=stage)


def _circulation_voters(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for told in store.all(Circulation, order="number, id", **wanted.of_committee()):
        for line in voters_of(store, told.id):
            yield _row(line, circulation_number=told.number)


def _told(rows: Callable[[OpenFile, CommitteeId | None], Iterator[Told]]) -> Callable[..., Iterator[ListRow]]:
    return lambda store, wanted: (_row(one, **more) for one, more in rows(store, wanted.committee))


def _projects(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    stages = {stage.id.bytes: stage for stage in store.all(Stage)}
    here = ends(store, "project", None, wanted.committee)
    for project in store.all(Project, order="number, id", **wanted.of_committee()):
        stage = stages.get(here.get(project.id.bytes, b""))
        yield _row(project, stage=stage.code if stage else None, stage_name=stage.name if stage else None)


def _partners(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    bodies, partners = _bodies(store), _grouped(store.all(Partner), "project")
    for project in store.all(Project, order="number, id", **wanted.of_committee()):
        for partner in partners.get(project.id, ()):
            body = bodies.get(partner.organisation) if partner.organisation else None
            yield _row(partner, project_number=project.number, organisation_name=body)


def _pipelines(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    stages = _grouped(store.all(Stage, order="position, id"), "pipeline")
    for pipeline in _own_first(store, store.all(Pipeline, order="code, id"), wanted):
        codes = [stage.code for stage in stages.get(pipeline.id, ())]
        yield _row(pipeline, stages=codes, keeper=_keeper(store, pipeline))


def _stages(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    stages, moves = _grouped(store.all(Stage, order="position, id"), "pipeline"), store.all(StageTransition)
    codes = {stage.id: stage.code for rows in stages.values() for stage in rows}
    for pipeline in _own_first(store, store.all(Pipeline, order="code, id"), wanted):
        for stage in stages.get(pipeline.id, ()):
            following = sorted(codes.get(move.to_stage, "") for move in moves if move.from_stage == stage.id)
            yield _row(stage, pipeline_code=pipeline.code, following=following)


def _rules(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    rules = _grouped(store.all(CallRule, order="rule_kind, id"), "call")
    for call in _own_first(store, store.all(Call, order="opens, code, id"), wanted):
        for rule in rules.get(call.id, ()):
            yield _row(rule, call_code=call.code)


def _own_first(store: OpenFile, rows: Iterable[R], wanted: ListFilter) -> list[R]:
    """What may be at home with anybody: own rows, then the conference's; of one committee what concerns it."""
    return own_first(store, rows) if wanted.committee is None else for_committee(store, rows, wanted.committee)


def _keeper(store: OpenFile, row: Record) -> Bilingual | str:
    """Whose it is: the code of a committee, else the name of an office, else the conference."""
    committee = store.get(Committee, CommitteeId(row.home))
    if committee is not None:
        return committee.code
    office = store.get(Office, OfficeId(row.home))
    return office.name if office is not None else "CTJ" if row.home == ctj_home() else ""


def _calls(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for call in _own_first(store, store.all(Call, order="opens, code, id"), wanted):
        opens = wanted.as_of is None or (
            (call.opens is None or call.opens <= wanted.as_of) and (call.closes is None or wanted.as_of <= call.closes)
        )
        if opens:
            yield _row(call)


def _proposals(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    tables = {table.id: table.title for table in store.all(ThematicTable)}
    for proposal in _own_first(store, store.all(WorkingProposal, order="position, id"), wanted):
        yield _row(proposal, table_title=tables.get(proposal.table))


def _eligibility(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    """Of every project that answers a call, each rule with what was found."""
    from ctj_desktop.services.projects.eligibility_list import eligibility_rows  # not needed before it is asked

    return eligibility_rows(store, wanted.committee, today_in(store))


def _exchanges(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    """Every bundle that went, came or waits, the newest first; bundles are of no single committee."""
    del wanted
    names = {partner.key: {"fr": partner.name_fr, "de": partner.name_de} for partner in peers(store)}
    lines: list[tuple[Pending | Bundle, ListRow]] = [
        (one, {"direction": str(Direction.IN), "result": None, "state": str(one.state)})
        for one in pending_bundles(store)
    ]
    apart = {one.sha256 for one, _ in lines}
    lines += [
        (one, {"direction": str(one.direction), "result": str(one.result), "state": None, "counts": dict(one.counts)})
        for one in bundles(store, limit=100_000)
        if one.direction is Direction.OUT or one.sha256 not in apart
    ]
    for one, row in sorted(lines, key=lambda line: line[0].at, reverse=True):
        common: ListRow = {
            "bundle_id": str(one.bundle_id),
            "at": one.at.isoformat(),
            "created": one.created.isoformat(),
            "partner": dict(names.get(one.peer, {})) or None,
            "number": str(one.number),
            "file": one.file,
            "profile": one.profile,
            "size": one.size,
            "sha256": one.sha256.hex(),
        }
        yield common | row


def _conflicts(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    for one in compare(store, conflicts(store)):
        conflict = one.conflict
        meeting = conflict.meeting
        if wanted.committee in (None, conflict.committee):
            yield {
                "kind": conflict.kind,
                "id": str(conflict.row),
                "register": conflict.register,
                "policy": str(conflict.policy),
                "committee": as_plain_json(conflict.committee),
                "meeting_number": meeting.number or None if meeting else None,
                "number": conflict.subject.number or None,
                "title": as_plain_json(conflict.subject.name),
                "before": one.before,
                "versions": [
                    {
                        "value": v.value,
                        "at": as_plain_json(v.at),
                        "replica": str(v.replica),
                        "author_name": v.author_name,
                        "here": v.here,
                        "shown": v.shown,
                    }
                    for v in one.versions
                ],
            }


def _voters(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    """The seats that could vote at a minute; each says the quorum too, for a table that has nothing beside its rows."""
    if wanted.meeting is None:
        return
    then = voters_then(store, wanted.meeting, wanted.at)
    for one in then.voters:
        yield {
            "meeting_number": then.meeting.number,
            "at": as_plain_json(then.at),
            "seat": str(one.key),
            "name": one.name,
            "body": as_plain_json(one.body),
            "side": str(one.side),
            "how": str(one.how),
            "bearer_name": one.bearer_name or None,
            "quorum_present": then.quorum.present,
            "quorum_needed": then.quorum.needed,
            "quorum_base": then.quorum.base,
            "quorum_reached": then.quorum.reached,
        }


def _recusals(store: OpenFile, wanted: ListFilter) -> Iterator[ListRow]:
    """Who stands back at each item of a meeting, who may have to, and of whom it was refused; each with why."""
    from ctj_desktop.services.meetings.standing_back.proposals import standing_back  # not needed before it is asked
    from ctj_desktop.services.meetings.standing_back.reasons import why_in_both

    if wanted.meeting is None:
        return
    number = the(store, Meeting, wanted.meeting).number
    for one in standing_back(store, wanted.meeting, store.environment.clock().date()):
        item: ListRow = {"meeting_number": number, "number": one.number, "item": str(one.item.id)}
        for may in one.proposed:
            yield item | _answered(RecusalAnswer.OPEN, may.name, may.roll, why_in_both(may.name, may.words[0]))
        for back in one.back:
            yield item | _answered(RecusalAnswer.RECUSED, back.name, back.roll, back.recusal.reason)
        for need in one.refused:
            said = Bilingual.of(need.refused.reason, need.refused.reason)
            yield item | _answered(RecusalAnswer.REFUSED, need.name, None, said)


def _answered(state: RecusalAnswer, name: str, roll: Roll | None, why: Bilingual) -> ListRow:
    return {
        "name": name,
        "body": as_plain_json(roll.body) if roll is not None else None,
        "seat": str(roll.seat) if roll is not None else None,
        "state": str(state),
        "why": as_plain_json(why),
    }


def _codes(store: OpenFile) -> dict[UUID, str]:
    return {committee.id: committee.code for committee in store.all(Committee)}


def _bodies(store: OpenFile) -> dict[UUID, Bilingual]:
    return {body.id: body.name for body in store.all(Organisation)}


def _grouped(rows: Iterable[R], field: str) -> dict[UUID, list[R]]:
    """Records by the one they belong to: one query for a list, not one per line."""
    found: dict[UUID, list[R]] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found


def _covered(row: Mandate | Seat, day: date | None) -> bool:
    return day is None or day_within(row, day)


def _valid(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or ((start is None or start <= day) and (end is None or day < end))


ROWS: Final[Mapping[str, Callable[[OpenFile, ListFilter], Iterable[ListRow]]]] = {
    "organisations": _organisations,
    "persons": _persons,
    "committees": _committees,
    "mandates": _mandates,
    "meetings": _meetings,
    "items": _items,
    "attendance": _attendance,
    "dispatches": _dispatches,
    "extracts": _extracts,
    "decisions": _decisions,
    "votes": _votes,
    "remark-rounds": _remark_rounds,
    "requested_opinions": _requested_opinions,
    "remarks": _remarks,
    "tasks": _tasks,
    "circulations": _circulations,
    "circulation_voters": _circulation_voters,
    **{name: _told(rows) for name, rows in (FOLLOWING | OF_PROJECTS).items()},
    "projects": _projects,
    "partners": _partners,
    "pipelines": _pipelines,
    "stages": _stages,
    "calls": _calls,
    "rules": _rules,
    "eligibility": _eligibility,
    "exchanges": _exchanges,
    "conflicts": _conflicts,
    "proposals": _proposals,
    "voters": _voters,
    "recusals": _recusals,
}
"""The lists that say more than the fields of their records."""
OF_A_DAY: Final = frozenset({"persons", "committees", "mandates", "calls"})
"""Those among them that speak of a day: whoever has a mandate, seats and mandates that last, calls that are open."""
OF_KIND: Final[Mapping[str, Kind]] = {entry.listed.name: entry for entry in ENTRIES if entry.listed is not None}
OF_NO_KIND: Final = (
    Listed(
        name="exchanges",
        columns=("at", "direction", "partner", "number", "result", "state", "file"),
        words={"direction": Direction, "result": Result, "state": PendingState},
    ),
    Listed(
        name="conflicts",
        columns=("id", "register", "meeting_number", "number", "title", "policy"),
        words={"policy": Policy},
    ),
    Listed(
        name="voters",
        columns=("name", "body", "side", "how", "bearer_name"),
        words={"side": Side, "how": How},
    ),
    Listed(name="recusals", columns=("number", "name", "state", "why"), words={"state": RecusalAnswer}),
    Listed(
        name="eligibility",
        columns=("project_number", "call_code", "rule_kind", "state", "text", "why"),
        words={"rule_kind": RuleKind, "state": RuleState},
    ),
)
OF_A_MEETING: Final = frozenset({"voters", "recusals"})
"""Those that are asked of one meeting."""
LISTS: Final[Mapping[str, Listed]] = {
    listed.name: listed for listed in (*(entry.listed for entry in ENTRIES), *OF_NO_KIND) if listed is not None
}
