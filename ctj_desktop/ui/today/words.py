"""What do the lines of the first page say, and where does each lead? Plain values, checked without a window."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.preparations import MeetingAtHand, Need, Preparation, Urgency
from ctj_desktop.domain.privacy.contact_review import ReviewReason
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.rounds.standing import RoundNow
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in, which_meeting
from ctj_desktop.i18n.findings import days_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.sending.silent import Unanswered
from ctj_desktop.services.workspace.resuming import Resume
from ctj_desktop.services.workspace.today import (
    CallWindow,
    ChangedMeeting,
    EndingMandate,
    ExchangeState,
    LaterMeeting,
    LateTask,
    NextMeeting,
    OpenMinutes,
)
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.changed_words import changed_sentence
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.today.rows import TodayLine, TodayPart

if TYPE_CHECKING:  # read once there is one
    from ctj_desktop.services.meetings.consulting.asked import AskedOpinion
    from ctj_desktop.services.minutes.circulations.reading import CirculationDue
    from ctj_desktop.services.minutes.extracts.register import OwedExtract

MOST_LINES = 4
"""Preparations shown at once; the others are counted."""
LONG_AGO = 300
"""Days after which a day is written with its year."""
INKS: Final = {Urgency.CALM: "text", Urgency.SOON: "warning", Urgency.LATE: "error"}
ICONS: Final = {
    Need.DAY: "calendar-blank",
    Need.AGENDA: "list-numbers",
    Need.PLACE: "map-pin",
    Need.CHAIR: "user",
    Need.DATES: "calendar-check",
    Need.MINUTES: "article",
    Need.DURATIONS: "clock",
    Need.TITLES: "translate",
    Need.CONVOCATION: "paper-plane-tilt",
    Need.DOCUMENTS: "paperclip",
}
BUTTONS: Final = {
    Need.DAY: N_("Set…"),
    Need.AGENDA: N_("Build"),
    Need.PLACE: N_("Set…"),
    Need.CHAIR: N_("Choose…"),
    Need.DATES: N_("Set…"),
    Need.MINUTES: N_("Send round"),
    Need.DURATIONS: N_("Plan"),
    Need.TITLES: N_("Translate"),
    Need.CONVOCATION: N_("Convene…"),
    Need.DOCUMENTS: N_("Join…"),
}


def in_days(t: Translator, days: int) -> str:
    """today, tomorrow, in 5 days, 3 days late."""
    if days < 0:
        return t.n("{count} day late", "{count} days late", -days).format(count=-days)
    if days < 2:
        return t("tomorrow") if days else t("today")
    return t.n("in {count} day", "in {count} days", days).format(count=days)


def preparation_lines(t: Translator, coming: NextMeeting, today: date) -> list[TodayLine]:
    """What is left to prepare, the first thing with the one primary button."""
    left = coming.left[:MOST_LINES]
    return [_preparation(t, coming, one, today, primary=at == 0) for at, one in enumerate(left)]


def more_of(t: Translator, coming: NextMeeting) -> str:
    """How many are not shown."""
    more = len(coming.left) - MOST_LINES
    return t.n("and {count} more", "and {count} more", more).format(count=more) if more > 0 else ""


def later_lines(t: Translator, later: Collection[LaterMeeting], today: date, *, named: bool) -> list[TodayLine]:
    """The meetings after the next one; `named` says of which committee."""
    return [_later(t, one, today, named=named) for one in later]


def late_task_lines(t: Translator, tasks: Collection[LateTask], *, named: bool) -> list[TodayLine]:
    """Late tasks, each with its box."""
    return [_task(t, one, named=named) for one in tasks]


def minutes_lines(t: Translator, minutes: Collection[OpenMinutes]) -> list[TodayLine]:
    """Minutes that are not approved, and what each lacks."""
    return [_minutes(t, one) for one in minutes]


def mandate_lines(t: Translator, ending: Collection[EndingMandate]) -> list[TodayLine]:
    """Mandates that end within the year."""
    return [_mandate(t, one) for one in ending]


def changed_lines(t: Translator, changed: Collection[ChangedMeeting]) -> list[TodayLine]:
    """Meetings whose convocation says otherwise who sits."""
    return [
        TodayLine(
            key=f"changed.{one.key}",
            title=t("Meeting {number}").format(number=one.number) if one.number else t("unnumbered meeting"),
            second=changed_sentence(t, one.seats),
            second_colour="warning",
            icon="warning",
            icon_colour="warning",
            place=Place(page="prepare", record=one.key),
        )
        for one in changed
    ]


def circulation_lines(t: Translator, found: "Collection[CirculationDue]") -> list[TodayLine]:
    """What is put to the vote in writing: until when, how many are silent, or that it can be closed."""
    return [_circulation(t, one) for one in found]


def _circulation(t: Translator, one: "CirculationDue") -> TodayLine:
    due = one.stage is CirculationStage.DUE
    silent = t.n("{count} has not answered yet", "{count} have not answered yet", one.silent)
    day = t("answers by {date}").format(date=t.date_short(one.until))
    parts = [
        t("can be closed now") if due else "",
        day,
        silent.format(count=t.number(one.silent)) if one.silent else "",
    ]
    return TodayLine(
        key=f"circulation.{one.key}",
        title=" · ".join(filter(None, (one.number, one.circulation.title.or_other(content_language(t))))),
        second=" · ".join(filter(None, parts)),
        second_colour="warning" if due else "muted",
        icon="warning" if due else "paper-plane-tilt",
        icon_colour="warning" if due else "text",
        place=Place(page="registers", record=one.key, detail="circulations"),
    )


def unanswered_lines(t: Translator, found: Collection[Unanswered]) -> list[TodayLine]:
    """Meetings of which the day for answers is over, and how many are silent."""
    return [
        TodayLine(
            key=f"unanswered.{one.key}",
            title=t("Meeting {number}").format(number=one.number) if one.number else t("unnumbered meeting"),
            second=t.n(
                "{count} has not answered, asked for by {day}",
                "{count} have not answered, asked for by {day}",
                one.count,
            ).format(count=t.number(one.count), day=t.date_short(one.answer_by)),
            second_colour="warning",
            icon="question",
            icon_colour="warning",
            place=Place(page="replies", record=one.key),
        )
        for one in found
    ]


def opinion_lines(t: Translator, found: "Sequence[AskedOpinion]", count: int) -> list[TodayLine]:
    """Bodies of which an opinion is overdue or soon due; the last line counts those that are not shown."""
    language, more = content_language(t), count - len(found)
    beyond = t.n("and {count} more", "and {count} more", more).format(count=t.number(more)) if more else ""
    lines = []
    for at, one in enumerate(found, start=1):
        left = one.left or 0
        colour = "error" if left < 0 else "warning"
        when = t("Opinion asked for: {days}").format(days=in_days(t, left))
        parts = (when, one.about.or_other(language), beyond if at == len(found) else "")
        lines.append(
            TodayLine(
                key=f"opinion.{one.key}",
                title=one.body.or_other(language) or t("Body"),
                second=" · ".join(filter(None, parts)),
                second_colour=colour,
                icon="chat-centered-text",
                icon_colour=colour,
                place=Place(page="registers", record=one.key, detail="opinions"),
            )
        )
    return lines


def contact_lines(t: Translator, contacts: Collection[tuple[ReviewReason, int]]) -> list[TodayLine]:
    """That contacts must be looked at again, and what presses most."""
    if not contacts:
        return []
    every = sum(count for _, count in contacts)
    why, count = min(contacts, key=lambda pair: list(ReviewReason).index(pair[0]))
    title = t.n("{count} contact to review", "{count} contacts to review", every).format(count=t.number(every))
    return [
        TodayLine(
            key="contacts",
            title=title,
            second=t("{reason}: {count}").format(reason=word(t, why), count=t.number(count)),
            icon="eye",
            place=Place(page="contact_review"),
        )
    ]


def call_lines(t: Translator, window: CallWindow) -> list[TodayLine]:
    """The projects that aim at the call, with what they ask for."""
    language = content_language(t)
    return [
        TodayLine(
            key=str(one.key),
            title=one.title.or_other(language),
            second=" · ".join(
                in_each_currency(t, *sorted(one.requested, key=lambda money: money.currency is Currency.CHF))
            ),
            place=Place(page="project", record=one.key),
        )
        for one in window.projects
    ]


def call_head(t: Translator, window: CallWindow) -> tuple[int, str, str]:
    """The figure of days, what it counts, and what follows."""
    close = t.n("{count} day to hand in", "{count} days to hand in", window.until_close)
    if window.until_open is not None and window.until_open > 0:
        until = t.n("day before it opens", "days before it opens", window.until_open)
        span = window.until_close - window.until_open
        then = t.n("then {count} day to hand in", "then {count} days to hand in", span).format(count=span)
        return window.until_open, until, then
    until = t.n("day before it closes", "days before it closes", window.until_close)
    if window.until_open is None:
        return window.until_close, until, t("The day it opens is not known.")
    return window.until_close, until, close.format(count=window.until_close)


def exchange_lines(t: Translator, state: ExchangeState) -> list[TodayLine]:
    """What waits, what is to be settled, what is to be sent, who has received what."""
    lines = []
    for one in state.waiting[:2]:
        names = {partner.key: partner for partner in state.partners}
        partner = names.get(one.peer)
        who = (partner.name_de if t.language is Language.DE else partner.name_fr) if partner else one.file
        title = t("{office}, file {number}").format(office=who, number=f"{one.number:04d}")
        lines.append(_exchange("waiting", title, t("waits to be taken in"), "download-simple", "warning", ""))
    if state.conflicts:
        count = state.conflicts
        title = t.n("{count} field with two versions", "{count} fields with two versions", count).format(count=count)
        lines.append(_exchange("conflicts", title, t("to be settled"), "warning", "warning", ""))
    if state.unsent:
        title = t.n("{count} change to send", "{count} changes to send", state.unsent).format(count=state.unsent)
        sent = t("last sent {when}").format(when=t.instant(state.sent_at)) if state.sent_at else t("nothing sent yet")
        lines.append(_exchange("unsent", title, sent, "export", "muted", "outgoing"))
    for partner in state.partners:
        if not partner.unconfirmed and len(lines) < MOST_LINES:
            name = partner.name_de if t.language is Language.DE else partner.name_fr
            until = partner.has_all_until
            second = t("until {when}").format(when=t.instant(until)) if until else ""
            title = t("{office} has received everything").format(office=name)
            lines.append(_exchange(name, title, second, "check-circle", "ok", ""))
    return lines


def _exchange(key: str, title: str, second: str, icon: str, ink: str, detail: str) -> TodayLine:
    colour = ink if ink == "warning" else "muted"
    return TodayLine(
        key=key,
        title=title,
        second=second,
        second_colour=colour,
        icon=icon,
        icon_colour=ink,
        place=Place(page="exchange", detail=detail),
    )


def _preparation(t: Translator, coming: NextMeeting, one: Preparation, today: date, *, primary: bool) -> TodayLine:
    first = "" if one.due is None else t.weekday_short(one.due)
    second = "" if one.due is None else in_days(t, (one.due - today).days)
    if one.need is not Need.CONVOCATION and one.due == coming.facts.notice_day and coming.facts.notice_day:
        first, second = t("before it is sent"), ""
    urgent = one.urgency is not Urgency.CALM
    part = TodayPart(width=148, text=first, second=second, colour=INKS[one.urgency])
    return TodayLine(
        key=one.need.value,
        title=_title(t, coming, one),
        second=_why(t, coming.facts, one),
        icon=ICONS[one.need],
        icon_colour=INKS[one.urgency] if urgent else "muted",
        strong=True,
        parts=(part,),
        button=t(BUTTONS[one.need]),
        primary=primary,
        place=_where(coming, one.need),
    )


def _where(coming: NextMeeting, need: Need) -> Place:
    """The meeting's preparation, on the cell in question where there is one."""
    into = coming.facts.translate_into.value
    detail = {
        Need.AGENDA: "add",
        Need.CONVOCATION: "convene",
        Need.TITLES: f"{into}:{coming.untranslated_item}",
        Need.DURATIONS: f"minutes:{coming.untimed_item}",
        Need.DOCUMENTS: f"papers:{coming.following_item}",
    }.get(need, "")
    return Place(page="prepare", record=coming.meeting.id, detail=detail)


def _title(t: Translator, coming: NextMeeting, one: Preparation) -> str:
    count = len(one.numbers)
    if one.need is Need.TITLES:
        if coming.facts.translate_into is Language.FR:
            return t.n("Translate {count} title into French", "Translate {count} titles into French", count).format(
                count=count
            )
        return t.n("Translate {count} title into German", "Translate {count} titles into German", count).format(
            count=count
        )
    if one.need is Need.DOCUMENTS:
        if count == 1:
            paper = coming.facts.following[0].title.or_other(content_language(t))
            return t("Join {paper}").format(paper=t.quote(paper))
        return t.n("Join {count} document", "Join {count} documents", count).format(count=count)
    if one.need is Need.MINUTES:
        return t("Send round the minutes of {meeting}").format(meeting=which_meeting(t, coming.facts.earlier))
    return t(_TITLES[one.need])


_TITLES: Final = {
    Need.DAY: N_("Set the day and the hour"),
    Need.AGENDA: N_("Build the agenda"),
    Need.PLACE: N_("Set the place"),
    Need.CHAIR: N_("Choose who presides"),
    Need.DATES: N_("Set the dates for proposals and documents"),
    Need.DURATIONS: N_("Plan the time of each item"),
    Need.CONVOCATION: N_("Send the convocation"),
}


def _why(t: Translator, facts: MeetingAtHand, one: Preparation) -> str:
    said: dict[Need, Callable[[], str]] = {
        Need.DAY: lambda: t("Without them nothing can be sent."),
        Need.AGENDA: lambda: t("There is no item yet."),
        Need.PLACE: lambda: t("It stands on the convocation."),
        Need.CHAIR: lambda: t("The name stands on the agenda and in the minutes."),
        Need.DATES: lambda: t("Members then know until when they can propose."),
        Need.MINUTES: lambda: t("Nobody has received them yet."),
        Need.DURATIONS: lambda: _items(t, one.numbers),
        Need.TITLES: lambda: _items(t, one.numbers),
        Need.CONVOCATION: lambda: _notice(t, facts),
        Need.DOCUMENTS: lambda: _following(t, facts),
    }
    return said[one.need]()


def _items(t: Translator, numbers: tuple[str, ...]) -> str:
    shown = t.join(numbers[:5]) if len(numbers) <= 5 else ", ".join(numbers[:5]) + "…"
    return t.n("item {numbers}", "items {numbers}", len(numbers)).format(numbers=shown)


def _notice(t: Translator, facts: MeetingAtHand) -> str:
    count = facts.recipients
    parts = [t.n("{count} recipient", "{count} recipients", count).format(count=count)]
    if facts.notice is None:
        return ", ".join([*parts, t("no notice period is set")])
    rule = facts.notice.rule
    article = article_in(rule.article, content_language(t))
    return ", ".join(filter(None, [*parts, days_said(t, rule), article]))


def _following(t: Translator, facts: MeetingAtHand) -> str:
    if len(facts.following) > 1:
        return _items(t, tuple(dict.fromkeys(paper.item for paper in facts.following)))
    paper = facts.following[0]
    parts = [_items(t, (paper.item,)), t("project {number}").format(number=paper.project) if paper.project else ""]
    return ", ".join(filter(None, [*parts, t("announced as {word}").format(word=t.quote(t("to follow")))]))


def _later(t: Translator, one: LaterMeeting, today: date, *, named: bool) -> TodayLine:
    language = content_language(t)
    where = one.place.or_other(language)
    name = t("Meeting {number}").format(number=one.number) if one.number else t("unnumbered meeting")
    title = ", ".join(filter(None, (one.committee.or_other(language) if named else "", name)))
    day = TodayPart(width=148, text=t.weekday_short(one.on) if one.on else t("date not set"))
    place = TodayPart(width=120, text=where, colour="muted", kind=Type.CAPTION)
    when = TodayPart(
        width=84, text=in_days(t, (one.on - today).days) if one.on else "", colour="muted", kind=Type.CAPTION
    )
    return TodayLine(
        key=str(one.key),
        title=title,
        icon="calendar-blank",
        parts=(place, day, when),
        place=Place(page="prepare", record=one.key),
    )


def _task(t: Translator, one: LateTask, *, named: bool) -> TodayLine:
    language = content_language(t)
    owner = ", ".join(filter(None, (one.committee.or_other(language) if named else "", one.owner.or_other(language))))
    days = t.n("{count} day", "{count} days", one.days).format(count=t.number(one.days))
    text = one.text.or_other(language)
    title = t("Carry out: {text}").format(text=text) if one.decision else text
    return TodayLine(
        key=str(one.key),
        title=title,
        place=Place(page="registers", record=one.key, detail="decisions" if one.decision else "tasks"),
        check=t("Mark {title} as done").format(title=t.quote(title)),
        parts=(
            TodayPart(width=136, text=owner, colour="muted", kind=Type.CAPTION),
            TodayPart(width=80 if one.days >= LONG_AGO else 64, text=_day_of_year(t, one.due, one.days)),
            TodayPart(width=84, text=days, said=in_days(t, -one.days), colour="error", kind=Type.LABEL, icon="clock"),
        ),
    )


def _day_of_year(t: Translator, day: date, ago: int) -> str:
    """The year is said where it may be doubted."""
    return t.day_month_short(day) if ago < LONG_AGO else t.date_short(day)


def _minutes(t: Translator, one: OpenMinutes) -> TodayLine:
    name = one.committee.or_other(content_language(t))
    title = ", ".join(filter(None, (name, t.date_long(one.on) if one.on else one.number)))
    return TodayLine(
        key=str(one.key),
        title=title,
        second=_minutes_state(t, one),
        icon="file-text",
        strong=True,
        tall=True,
        parts=(_lack(t, one),),
        place=Place(page="remarks" if one.remarks else "approve", record=one.key),
    )


def _minutes_state(t: Translator, one: OpenMinutes) -> str:
    since = t.date_long(one.since) if one.since else ""
    waits = t.n("{count} remark to settle", "{count} remarks to settle", one.remarks).format(count=one.remarks)
    if one.round is not None:
        settled = one.round.over and not one.round.silent and not one.remarks
        then = (t("to be approved"),) if settled else ()
        return " · ".join((*((waits,) if one.remarks else ()), *_round_state(t, one.round), *then))
    if one.remarks:
        return waits
    if one.state is MeetingState.HELD:
        return t("held on {day}, to be sent round").format(day=since)
    return t("sent round on {day}, to be approved").format(day=since)


def _round_state(t: Translator, now: RoundNow) -> Iterator[str]:
    said = t("remarks were due by {day}") if now.over else t("remarks until {day}")
    yield said.format(day=t.date_short(now.until))
    if now.silent:
        yield t.n("{count} silent", "{count} silent", now.silent).format(count=t.number(now.silent))


def _lack(t: Translator, one: OpenMinutes) -> TodayPart:
    german = one.language is Language.DE
    if not one.blocks and one.state is MeetingState.HELD:
        return TodayPart(width=0, pill=t("not written yet"), tone="WARNING", icon="pencil-simple")
    if one.missing:
        text = t.n("{count} passage without French", "{count} passages without French", one.missing)
        if german:
            text = t.n("{count} passage without German", "{count} passages without German", one.missing)
        return TodayPart(width=0, pill=text.format(count=one.missing), tone="WARNING", icon="translate")
    if one.drafts:
        text = t("German draft to be proofread") if german else t("French draft to be proofread")
        return TodayPart(width=0, pill=text, tone="WARNING", icon="translate")
    return TodayPart(width=0, pill=word(t, one.state), tone="QUIET", icon="chats")


def _mandate(t: Translator, one: EndingMandate) -> TodayLine:
    ink = "warning" if one.urgency is Urgency.SOON else "text"
    second = one.name if one.substituted else t("seat without substitute")
    if one.substitute:
        second = t("as substitute")
    bar = TodayPart(width=64, bar=one.share, colour="warning" if one.urgency is Urgency.SOON else "accent")
    day = TodayPart(width=60, text=t.day_month_short(one.last), colour=ink, right=True)
    return TodayLine(
        key=str(one.key),
        title=one.body.or_other(content_language(t)),
        second=second,
        parts=(bar, day),
        place=Place(page="members", record=one.person),
    )


def extract_lines(t: Translator, found: "Sequence[OwedExtract]") -> list[TodayLine]:
    """Extracts that are to be made or sent, and those that no longer say what the minutes say."""
    return [_extract(t, one) for one in found]


def _extract(t: Translator, one: "OwedExtract") -> TodayLine:
    numbers = ", ".join(one.numbers) or t("taken back")
    reader = one.reader.or_other(content_language(t)) or "–"
    outdated = one.standing.is_outdated
    said = word(t, one.standing) if outdated else word(t, one.state)
    return TodayLine(
        key=str(one.key),
        title=t("Extract {numbers} for {name}").format(numbers=numbers, name=reader),
        second=said,
        second_colour="error" if outdated else "muted",
        icon="warning-circle" if outdated else "file-text",
        icon_colour="error" if outdated else "muted",
        tall=True,
        place=Place(page="registers", record=one.key, detail="extracts"),
    )


def meeting_page(meeting: MeetingId, state: MeetingState) -> Place:
    """Where the work on a meeting goes on: held while it is in session, else prepared."""
    page = "hold" if state is MeetingState.IN_SESSION else "prepare"
    return Place(page=page, record=meeting)


def resume_text(t: Translator, one: Resume) -> str:
    """Go on: meeting 2027-01, a person, a project; an unfinished text or a session says where it stands."""
    if one.sits:
        return t("Session under way: item {item}").format(item=one.item) if one.item else t("Session under way")
    what = one.name or one.title.or_other(content_language(t)) or t("Meeting {number}").format(number=one.number)
    if one.item:
        what = t("Meeting {number}, item {item}").format(number=one.number, item=one.item)
    return t("Go on: {what}").format(what=what)
