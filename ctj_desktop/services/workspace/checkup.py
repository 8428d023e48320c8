"""Is this workspace sound: its file, its log, and what its records say together?

An error is what broke: integrity, the log, a rule of a held meeting. What needs a hand, such as a vacancy or a
missing translation, is a warning.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ctj_desktop.domain.clock import Agenda, agenda, beyond_end
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.quorum_and_majority import asked_of_sides
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.committees import College, Committee, Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.domain.records.statutes import DecisionRule, Statutes
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language, TranslationState, translation_state
from ctj_desktop.domain.typed.legible import legible_line
from ctj_desktop.services.meetings.changed_seats import seats_changed
from ctj_desktop.services.meetings.notice_period import late_notice
from ctj_desktop.services.meetings.sending.judged import judged_sendings
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.membership.rules.in_force import quorums_of
from ctj_desktop.services.minutes.electorate import contradictions, without_rule
from ctj_desktop.services.minutes.in_session.amendments import unamended_decisions
from ctj_desktop.services.minutes.outcomes import contradicted_outcomes
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.numbers.repeated import repeats
from ctj_desktop.services.numbers.waiting import waiting
from ctj_desktop.services.projects.calls import overlap_found, overlapping
from ctj_desktop.services.projects.findings import project_findings
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.services.steps.states import AHEAD, FINAL, meeting_moves, meeting_state, name_of
from ctj_desktop.services.strategy.findings import strategy_findings
from ctj_desktop.storage.check import check
from ctj_desktop.storage.numbering import open_loans
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.illegible import came_illegible

HELD = frozenset({MeetingState.HELD, MeetingState.CIRCULATED, MeetingState.APPROVED, MeetingState.CLOSED})


class CheckReport(PositionalValue):
    """What a check found, and what a person calls the ids in it."""

    findings: tuple[Finding, ...]
    names: dict[str, str]

    @property
    def sound(self) -> bool:
        """No error among the findings."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def check_all(store: OpenFile, today: date) -> CheckReport:
    """Integrity first; what a broken file says is not looked at any further."""
    findings = list(check(store))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return CheckReport(tuple(findings), {})
    findings.extend(strategy_findings(store))
    findings.extend(_overlapping_calls(store))
    findings.extend(_illegible(store))
    for committee in store.all(Committee, order="code, id"):
        findings.extend(_committee(store, committee, today))
    shown = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
    return CheckReport(shown, _names(store, shown))


def _overlapping_calls(store: OpenFile) -> Iterator[Finding]:
    """Two calls of one route and keeper that are open at once, each pair once."""
    for call in store.all(Call, order="opens, code, id"):
        yield from (overlap_found(call, other) for other in overlapping(store, call) if call.id < other.id)


def _illegible(store: OpenFile) -> Iterator[Finding]:
    """Records of others whose texts came with signs that are not seen; they are shown without them."""
    for kind, row in came_illegible(store):
        subject = subject_of(store, kind, row)
        name = subject.number or legible_line(subject.name.or_other(Language.FR))
        yield Finding("text.illegible", Severity.WARNING, {"what": f"{kind}:{name}"})


def _committee(store: OpenFile, committee: Committee, today: date) -> Iterator[Finding]:
    for finding in composition_on(store, committee.id, today).findings:
        yield _warning(finding)
    yield from _numbers(store, committee)
    yield from _defaults(store, committee)
    yield from _minima(store, committee)
    yield from project_findings(store, committee.id, today)
    for meeting in store.all(Meeting, committee=committee.id, order="on, id"):
        yield from _meeting(store, committee, meeting)


def _defaults(store: OpenFile, committee: Committee) -> Iterator[Finding]:
    """Two devices made two rules the default: none of them is."""
    for version in store.all(Statutes, committee=committee.id, order="in_force_from, id"):
        if store.count(DecisionRule, statutes=version.id, default=True) > 1:
            title = version.title.fr.text or version.title.de.text
            yield Finding("vote.two_defaults", Severity.WARNING, {"name": title})


def _minima(store: OpenFile, committee: Committee) -> Iterator[Finding]:
    """A quorum of each side where there are no two, or of a college that is not there."""
    own = {college.id for college in store.all(College, committee=committee.id)}
    for version, rule in quorums_of(store, committee.id):
        data: dict[str, FindingValue] = {"name": version.title.fr.text or version.title.de.text}
        if rule.asks_of_sides and not asked_of_sides(rule, committee.sides):
            yield Finding("quorum.no_two_sides", Severity.WARNING, data, rule.article)
        if any(one.college not in own for one in rule.colleges):
            yield Finding("quorum.no_such_college", Severity.WARNING, data, rule.article)


def _numbers(store: OpenFile, committee: Committee) -> Iterator[Finding]:
    """Numbers issued twice, records of held meetings that have none, loans that nobody returned."""
    for series in Series:
        for number in repeats(store, series, committee.id):
            yield Finding("number.repeated", Severity.WARNING, {"number": number, "series": str(series)})
    without = Counter(
        found.meeting for series in (Series.DECISION, Series.TASK) for found in waiting(store, committee.id, series)
    )
    for meeting in store.all(Meeting, committee=committee.id, order="on, id"):
        if without[meeting.id] and meeting_state(store, meeting.id) in HELD:
            data: dict[str, FindingValue] = {"meeting": name_of(meeting), "count": without[meeting.id]}
            yield Finding("number.waiting", Severity.WARNING, data)
    loans = open_loans(store, committee.id)
    for loan in loans:
        lent = store.get(Meeting, loan.meeting)
        if lent is not None and meeting_state(store, lent.id) not in AHEAD:
            yield Finding("number.still_lent", Severity.WARNING, {"meeting": name_of(lent)})
    if len(loans) > 1:
        yield Finding("number.lent_twice", Severity.WARNING, {"code": committee.code})


def _meeting(store: OpenFile, committee: Committee, meeting: Meeting) -> Iterator[Finding]:
    state = meeting_state(store, meeting.id)
    items = store.all(AgendaItem, meeting=meeting.id)
    planned = agenda(items, meeting.start)
    for finding in planned.findings:
        yield _warning(finding)
    if state in AHEAD:
        yield from _untranslated(meeting, items, committee.writes_in)
        yield from _too_long(meeting, planned)
    if state is MeetingState.CONVENED:
        yield from _other_roll(store, meeting)
    if state in HELD:
        yield from (_warning(finding) for finding in facts_of(store, meeting).findings)
        yield from contradictions(store, meeting)
        yield from contradicted_outcomes(store, meeting)
        yield from unamended_decisions(store, meeting)
    if state is MeetingState.IN_SESSION:
        yield from (_warning(finding) for finding in contradictions(store, meeting))
    if state not in FINAL:
        for decision in store.all(AnyDecision, meeting=meeting.id, order="number, id"):
            yield from without_rule(store, decision)
    yield from _notice(store, meeting, held=state in HELD)


def _notice(store: OpenFile, meeting: Meeting, *, held: bool) -> Iterator[Finding]:
    """The first convocation counts; too short before a held meeting is a broken rule.

    Where that was in time each sending is looked at by its way.
    """
    sent = [move.on for move in meeting_moves(store, meeting.id) if move.to_state is MeetingState.CONVENED]
    late = late_notice(store, meeting, min(sent)) if sent else ()
    for finding in late:
        yield replace(finding, severity=Severity.ERROR if held else Severity.WARNING)
    if not late:
        yield from _sent_late(store, meeting)


def _sent_late(store: OpenFile, meeting: Meeting) -> Iterator[Finding]:
    sent = store.all(Dispatch, meeting=meeting.id, order="id")
    judged = judged_sendings(store, meeting, sent)
    late = Counter((str(one.channel), judged[one.id]) for one in sent if one.id in judged and judged[one.id].late)
    for (way, by), count in late.items():
        data: dict[str, FindingValue] = {"meeting": name_of(meeting), "way": way, "count": count}
        data["latest"] = by.last.isoformat()
        yield Finding("notice.sent_late", Severity.WARNING, data, by.rule.article)


def _too_long(meeting: Meeting, planned: Agenda) -> Iterator[Finding]:
    """Find an agenda that goes on after the end that was set."""
    beyond = beyond_end(planned.minutes, meeting.start, meeting.end, exact=planned.exact)
    if beyond > 0:
        data: dict[str, FindingValue] = {"meeting": name_of(meeting), "minutes": beyond}
        yield Finding("agenda.beyond_end", Severity.WARNING, data)


def _other_roll(store: OpenFile, meeting: Meeting) -> Iterator[Finding]:
    """Seats whose holder or substitute is another person than when it was convened."""
    for one in seats_changed(store, meeting):
        data = {"meeting": name_of(meeting), "body": one.body.fr.text, "body_de": one.body.de.text}
        yield Finding("roll.changed", Severity.WARNING, {**data, "was": one.was or "–", "now": one.now or "–"})


def _untranslated(meeting: Meeting, items: list[AgendaItem], source: Language) -> Iterator[Finding]:
    for language in (Language.FR, Language.DE):
        states = [translation_state(item.title, language, source) for item in items]
        missing = sum(state in (TranslationState.MISSING, TranslationState.REVIEW) for state in states)
        if missing:
            data: dict[str, FindingValue] = {"meeting": name_of(meeting), "language": str(language), "count": missing}
            yield Finding("agenda.untranslated", Severity.WARNING, data)


def _warning(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def _names(store: OpenFile, findings: tuple[Finding, ...]) -> dict[str, str]:
    wanted = {value for finding in findings for value in finding.data.values() if isinstance(value, str)}
    if not wanted:
        return {}
    names: dict[str, str] = {}
    for seat in store.all(Seat):
        body = store.get(Organisation, seat.organisation) if seat.organisation and not seat.label else None
        names[str(seat.id)] = (body.name if body else seat.label).or_other(Language.FR)
    held: list[Mandate | OfficeHeld] = [*store.all(Mandate), *store.all(OfficeHeld)]
    for row in held:
        if str(row.id) in wanted:
            names[str(row.id)] = person_name(store.get(Person, row.person))
    for item in store.all(AgendaItem):
        names[str(item.id)] = item.title.or_other(Language.FR)
    return {identity: name for identity, name in names.items() if identity in wanted and name}
