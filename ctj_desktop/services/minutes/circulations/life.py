"""How is a decision by circulation drafted, opened, closed, withdrawn and reported to a meeting?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.deciding.by_circulation import CirculationState, circulation_course, is_asked, result_of
from ctj_desktop.domain.ids import AgendaItemId, CirculationId, MeetingId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.statutes import CirculationRule, DecisionRule, Statutes
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.in_writing.circulations import report_said, report_title
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.minutes.blocks import new_block, put_block, show_block
from ctj_desktop.services.minutes.circulations.reading import as_decided, circulation_sheet
from ctj_desktop.services.minutes.circulations.refusals import (
    AnswersAwaited,
    CirculationForbidden,
    CirculationNotOpened,
    CirculationOpened,
    CirculationOver,
    CirculationUnruled,
    ClosedAhead,
    ClosedBeforeOpening,
    DeadlineBeforeOpening,
    DeadlineMissing,
    NobodyToAsk,
    NoStatutesForCirculation,
    NotClosed,
    ReportedAlready,
    ReportedElsewhere,
    RuleOfOtherStatutes,
    TextLacks,
)
from ctj_desktop.services.minutes.circulations.voters import decision_id, voters_now
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.numbers.issue import issue
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import home_of, need_text, the, titled
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

ELSEWHERE: Final = ("number", "statutes", "ruled", "also", "opened_on", "closed_on", "withdrawn_on", "reason", "item")
"""Fields that opening, closing, withdrawing and reporting write."""


@step(first=("committee", "title", "text"), without=ELSEWHERE)
def add_circulation(unit: Unit, new: Circulation) -> Circulation:
    """Drafts a decision that is to be taken in writing; nobody is asked before it is opened."""
    need_text(new.text)
    unit.name("circulation.added", **titled(need_text(new.title)))
    return unit.save(replace(new, home=home_of(new.committee)))


@step(without=("committee", *ELSEWHERE))
def change_circulation(unit: Unit, after: Circulation, before: Circulation) -> Circulation:
    """Changes the draft of a decision by circulation; once it is opened it stands as it was sent out."""
    _need_draft(the(unit.store, Circulation, before.id))
    saved = unit.save(after, before=before)
    need_text(saved.text)
    unit.name("circulation.changed", **titled(need_text(saved.title)))
    return saved


remove_circulation = removal(
    Circulation,
    "Takes a draft away; what was opened is withdrawn, with a reason.",
    guard=lambda _store, row: _need_draft(row),
)


@step(after=("add_circulation",))
def open_circulation(unit: Unit, *, circulation: CirculationId, on: date, until: date | None = None) -> Circulation:
    """Opens it: whoever holds a seat on that day is asked until a last day; text, rule and voters stand from then on.

    What the statutes and the rule chosen besides say that day is kept: a correction of them changes nothing of it.
    Refused where the statutes of the day forbid it or do not speak of it.
    """
    store, told = unit.store, the(unit.store, Circulation, circulation)
    _need_draft(told)
    version = need_ruled(store, told, on)
    last = _need_deadline(until or told.until, on)
    lines = voters_now(store, told, on)
    asked = [line for line in lines if is_asked(line)]
    if not asked:
        raise NobodyToAsk(on)
    _need_readable(told, lines)
    number = issue(unit, Series.CIRCULATION, told.committee, on)
    rule = store.get(DecisionRule, told.rule) if told.rule is not None else None
    asked_until = replace(told, number=number, statutes=version.id, opened_on=on, until=last)
    frozen = replace(asked_until, ruled=version.circulation, also=as_decided(rule) if rule is not None else None)
    opened = unit.save(frozen, before=told)
    for line in lines:
        save_derived(unit, line)
    for left in store.all(CirculationVoter, circulation=told.id):
        if left.id not in {line.id for line in lines}:  # stood back while it was a draft, and sits no more
            unit.delete(left)
    unit.name("circulation.opened", **titled(told.title))
    return opened


@step(after=("open_circulation",))
def close_circulation(unit: Unit, *, circulation: CirculationId, on: date) -> Circulation:
    """Closes it with its result; where enough agreed a decision comes of it, with a number.

    Before the last day is over only where no answer that may still come changes the result.
    """
    store, told = unit.store, the(unit.store, Circulation, circulation)
    opened, last = _need_open(told)
    _need_past(unit, on, opened)
    sheet = circulation_sheet(store, told, on)
    ruled = sheet.ruled or CirculationRule()
    course = circulation_course(ruled, sheet.voters, last, on, rule=sheet.rule)
    if not course.settled:
        raise AnswersAwaited(last, len(course.silent))
    closed = unit.save(replace(told, closed_on=on), before=told)
    if course.state is CirculationState.REACHED:
        key = decision_id(told.id)
        earlier = store.get(Decision, key, deleted=True)  # closed before, and opened again
        save_derived(
            unit,
            Decision(
                id=key,
                home=told.home,
                committee=told.committee,
                number=(earlier.number if earlier else None) or issue(unit, Series.DECISION, told.committee, on),
                decision_kind=told.decision_kind,
                text=told.text,
                result=result_of(course, sheet.rule),
                rule=told.rule,
                project=told.project,
                on=on,
                circulation=told.id,
            ),
        )
    unit.name("circulation.closed", **titled(told.title))
    return closed


@step(after=("open_circulation",))
def withdraw_circulation(unit: Unit, *, circulation: CirculationId, on: date, reason: Bilingual) -> Circulation:
    """Calls off what was opened, before it is closed: nothing is decided, and the reason stands."""
    told = the(unit.store, Circulation, circulation)
    opened, _last = _need_open(told)
    _need_past(unit, on, opened)
    saved = unit.save(replace(told, withdrawn_on=on, reason=need_text(reason)), before=told)
    unit.name("circulation.withdrawn", **titled(told.title))
    return saved


@step(after=("close_circulation",))
def report_circulation(unit: Unit, *, circulation: CirculationId, meeting: MeetingId) -> AgendaItem:
    """Puts the result on the agenda of a meeting as information, and into its minutes, with the decision."""
    store, told = unit.store, the(unit.store, Circulation, circulation)
    owner = the(store, Meeting, meeting)
    if told.closed_on is None:
        raise NotClosed(told.title)
    if owner.committee != told.committee:
        raise ReportedElsewhere
    sheet = circulation_sheet(store, told, told.closed_on)
    if sheet.reported_at is not None:
        raise ReportedAlready(told.title, name_of(sheet.reported_at))
    voices = load_translator("fr_CH"), load_translator("de_CH")
    item = add_agenda_item(
        unit,
        AgendaItem(
            id=AgendaItemId(unit.new_id()),
            home=owner.home,
            meeting=owner.id,
            position=UNPLACED,
            title=Bilingual.of(*(report_title(t, told) for t in voices)),
            item_kind=ItemKind.INFORMATION,
            project=told.project,
        ),
    )
    said = Bilingual.of(*(report_said(t, told, sheet.course, sheet.decision) for t in voices))
    put_block(unit, item, new_block(unit.new_id(), item, said), None)
    if sheet.decision is not None:
        show_block(unit, item, MinuteBlockKind.DECISION, sheet.decision.id, None)
    unit.save(replace(told, item=item.id), before=told)
    unit.name("circulation.reported", number=name_of(owner), **titled(told.title))
    return item


def need_ruled(store: OpenFile, told: Circulation, on: date) -> Statutes:
    """The statutes of the day, where they allow it; the rule chosen besides must be one of theirs."""
    version = statutes_on(store, told.committee, on)
    if version is None:
        raise NoStatutesForCirculation(on)
    if version.circulation is None:
        raise CirculationUnruled(version.title, on)
    if not version.circulation.allowed:
        raise CirculationForbidden(version.title, version.circulation.article)
    rule = the(store, DecisionRule, told.rule) if told.rule is not None else None
    if rule is not None and rule.statutes != version.id:
        raise RuleOfOtherStatutes(rule.name, on)
    return version


def _need_draft(told: Circulation) -> None:
    if told.opened_on is not None:
        raise CirculationOpened(told.title, told.opened_on)


def _need_open(told: Circulation) -> tuple[date, date]:
    """The day of its opening and the last day for answers, of one that is not over."""
    over = told.closed_on or told.withdrawn_on
    if over is not None:
        raise CirculationOver(told.title, over)
    if told.opened_on is None or told.until is None:
        raise CirculationNotOpened(told.title)
    return told.opened_on, told.until


def _need_past(unit: Unit, on: date, opened: date) -> None:
    if on < opened:
        raise ClosedBeforeOpening(on, opened)
    if on > today_in(unit.store):
        raise ClosedAhead(on)


def _need_deadline(until: date | None, on: date) -> date:
    if until is None:
        raise DeadlineMissing
    if until < on:
        raise DeadlineBeforeOpening(until, on)
    return until


def _need_readable(told: Circulation, lines: list[CirculationVoter]) -> None:
    """Nobody agrees to what they were not told in their language; French and German are those of the papers."""
    for language in (Language.FR, Language.DE):
        if not told.text.text(language) or not told.title.text(language):
            names = tuple(line.name or "–" for line in lines if line.language is language)
            if names:
                raise TextLacks(language, names)
