"""What do the dense lists of a meeting in session show of an item, a seat, a guest, and what is said of the quorum?"""

from collections.abc import Callable
from datetime import time
from fractions import Fraction
from typing import Any

from ctj_desktop.domain.quorum_and_majority import NoQuorum, Quorum
from ctj_desktop.domain.records.meetings import Proxy, Reply
from ctj_desktop.domain.records.statutes import QuorumBase, Statutes
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.shares import share_needed
from ctj_desktop.i18n.words import word
from ctj_desktop.services.session.clock import ItemState
from ctj_desktop.services.session.screen import GuestLine, Here, SessionItem, SessionSeat, SessionView
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

WORDS: dict[Here, str] = {
    Here.ROOM: N_p("here", "in the room"),
    Here.REMOTE: N_p("here", "online"),
    Here.SUBSTITUTE: N_p("here", "substitute"),
    Here.REPRESENTED: N_p("here", "represented"),
    Here.LEFT: N_p("here", "left"),
    Here.EXCUSED: N_p("here", "excused"),
    Here.ABSENT: N_p("here", "absent"),
    Here.EXPECTED: N_p("here", "expected"),
    Here.VACANT: N_p("here", "vacant"),
    Here.ON_LEAVE: N_p("here", "on leave"),
}
ICONS: dict[Here, tuple[str, str, bool]] = {
    Here.ROOM: ("check-circle", "ok", True),
    Here.REMOTE: ("monitor", "ok", False),
    Here.SUBSTITUTE: ("swap", "ok", False),
    Here.REPRESENTED: ("users", "text", False),
    Here.LEFT: ("sign-out", "muted", False),
    Here.EXCUSED: ("minus-circle", "muted", False),
    Here.ABSENT: ("x-circle", "muted", False),
    Here.EXPECTED: ("circle-dashed", "muted", False),
    Here.VACANT: ("circle", "muted", False),
    Here.ON_LEAVE: ("minus-circle", "muted", False),
}
"""Icon, colour, and whether it is filled."""
ANNOUNCED: dict[Reply, str] = {
    Reply.PRESENT: N_p("announced", "comes"),
    Reply.REMOTE: N_p("announced", "comes online"),
    Reply.SUBSTITUTE: N_p("announced", "substitute comes"),
    Reply.REPRESENTED: N_p("announced", "proxy announced"),
}
"""What was answered, of whoever is expected: a proxy that could not be given at the opening is only announced."""
AWAY = frozenset({Here.LEFT, Here.EXCUSED, Here.ABSENT, Here.EXPECTED, Here.VACANT, Here.ON_LEAVE})


class DenseCell(Cell):
    """One line of a dense list: icon, lead (number or side), text, star, and a word at the right.

    Attributes:
        beside: what stands muted behind the text where there is room.
        lead: what stands before the text; `number` takes its place while the list is being entered by numbers.
        last: the word at the right; `said` is spoken beside it, where icon and colour alone would carry it.
        line: a hairline above: another side begins.
    """

    beside: str = ""
    lead: str = ""
    number: str = ""
    last: str = ""
    last_colour: str = "muted"
    said: str = ""
    filled: bool = False
    star: bool = False
    line: bool = False
    wide: bool = False

    def spoken(self) -> str:
        parts = (self.number, self.lead, self.text, self.beside, self.said, self.last, self.note)
        return ", ".join(filter(None, parts))


def item_cell(line: SessionItem, t: Translator) -> DenseCell:
    """✓ done, ▶ now, ○ open; the planned start at the right."""
    icons = {ItemState.DONE: "check-circle", ItemState.NOW: "play-circle"}
    words = {ItemState.DONE: t("done"), ItemState.NOW: t("now"), ItemState.LEFT: t("not taken up")}
    colours = {ItemState.DONE: "ok", ItemState.NOW: "accent"}
    text = title_of(line.title, t)
    return DenseCell(
        icon="minus" if line.heading else icons.get(line.state, "circle"),
        icon_colour="muted" if line.heading else colours.get(line.state, "muted"),
        filled=line.state is ItemState.NOW,
        lead=line.number,
        text=text,
        wide=True,
        indent=line.depth - 1,
        look=Look.MUTED if line.state is ItemState.DONE or line.heading else Look.NORMAL,
        last=t.clock(line.starts) if line.starts else "",
        said=t("heading") if line.heading else words.get(line.state, t("to come")),
    )


def seat_cell(line: SessionSeat, t: Translator, current: str) -> DenseCell:
    """`current` is the number of the item that runs, for whoever stands back for it."""
    icon, colour, filled = ICONS[line.here]
    last, last_colour = _last(line, t)
    if line.recused:
        icon, colour, filled = "hand-palm", "warning", False
        last, last_colour = t("recused, item {number}").format(number=current), "warning"
    return DenseCell(
        icon=icon,
        icon_colour=colour,
        filled=filled,
        lead=line.roll.side.value.upper(),
        number=str(line.number),
        text=seat_title(line, t),
        beside=seat_body(line, t),
        star=line.chairs,
        last=last,
        last_colour=last_colour,
        said=expected_word(line, t) if last != expected_word(line, t) else "",
        look=Look.MUTED if line.here in AWAY else Look.NORMAL,
        note=seat_note(line, t),
        ticked=line.here not in AWAY,
        line=line.first_of_side and line.number > 1,
    )


def guest_cell(line: GuestLine, t: Translator) -> DenseCell:
    """Name and body of a guest, who is told apart by a word."""
    icon, colour, filled = ICONS[line.here]
    word = expected_word(line, t)
    last = t("guest, {time}").format(time=t.clock(line.since)) if line.since else t("guest, {word}").format(word=word)
    if line.here is Here.LEFT and line.until:
        last = t("left {time}").format(time=t.clock(line.until))
    return DenseCell(
        icon=icon,
        icon_colour=colour,
        filled=filled,
        text=line.guest.name,
        beside=line.guest.body.or_other(content_language(t)),
        last=last,
        line=line.first,
        said=word,
        ticked=line.here not in AWAY,
        look=Look.MUTED if line.here in AWAY else Look.NORMAL,
    )


def here_word(here: Here, t: Translator) -> str:
    """One word for how somebody stands."""
    return t.p("here", WORDS[here])


def expected_word(line: SessionSeat | GuestLine, t: Translator) -> str:
    """One word for how somebody stands; of whoever is expected what they answered, if they did."""
    said = ANNOUNCED.get(line.reply) if line.here is Here.EXPECTED and line.reply is not None else None
    return t.p("announced", said) if said is not None else here_word(line.here, t)


def title_of(text: Bilingual, t: Translator) -> str:
    """The title in the language read, in one line."""
    return " ".join(text.or_other(content_language(t)).split()) or t("untitled")


def seat_title(line: SessionSeat, t: Translator) -> str:
    """Who sits there now, or left: the holder, or the substitute who came; of a vacant seat its body."""
    if line.stood_in and line.substitute:
        return line.substitute
    return line.roll.holder_name or line.roll.substitute_name or _body(line, t) or t("vacant seat")


def seat_body(line: SessionSeat, t: Translator) -> str:
    """For which body, where a person stands before it."""
    body = _body(line, t)
    return body if body != seat_title(line, t) else ""


def seat_note(line: SessionSeat, t: Translator) -> str:
    """What else is to be known of who sits there."""
    language = content_language(t)
    body = line.roll.body.or_other(language) if line.short else ""
    parts = [body, line.roll.function.or_other(language)]
    if line.stood_in and line.substitute and line.roll.holder_name:
        parts = [body, t("{name} for {holder}").format(name=line.substitute, holder=line.roll.holder_name)]
    if line.here is Here.EXPECTED and line.reply is Reply.SUBSTITUTE:
        parts.append(line.substitute)
    if line.here is Here.REPRESENTED:
        parts += [_carried(line, t), t("proxy in writing") if line.in_writing else ""]
    if not line.roll.may_vote:
        parts.append(t("advisory, without a vote"))
    return " · ".join(filter(None, parts))


def _body(line: SessionSeat, t: Translator) -> str:
    language = content_language(t)
    return line.short.or_other(language) or line.roll.body.or_other(language)


def _carried(line: SessionSeat, t: Translator) -> str:
    if line.bearer is None:
        return t("by nobody on the roll: does not count")
    name = line.bearer.holder_name or line.bearer.substitute_name or line.bearer.body.or_other(content_language(t))
    text = t("represented by {name}") if line.carried else t("represented by {name}, who is not there: does not count")
    return text.format(name=name)


def proxy_words(view: SessionView, proxy: Proxy, t: Translator) -> str:
    """A proxy in a menu: whose it is, from when and to when."""
    bearer = view.seat(proxy.bearer)
    name = seat_title(bearer, t) if bearer is not None else "–"
    return t("Proxy: {name}, {span}…").format(name=name, span=span_words(proxy.start, proxy.end, t))


def span_words(start: time | None, end: time | None, t: Translator) -> str:
    """From when to when; without a time from the opening, to the close."""
    first = t.clock(start) if start is not None else t("opening")
    last = t.clock(end) if end is not None else t("close")
    return f"{first}–{last}"


def _last(line: SessionSeat, t: Translator) -> tuple[str, str]:
    if line.here is Here.ROOM and line.since:
        return t.clock(line.since), "muted"
    if line.here is Here.LEFT and line.until:
        return t("left {time}").format(time=t.clock(line.until)), "muted"
    if line.here is Here.EXPECTED and line.since:
        return t("expected {time}").format(time=t.clock(line.since)), "muted"
    if line.here is Here.REPRESENTED and not line.carried:
        return t("proxy does not count"), "warning"
    return expected_word(line, t), "muted"


# the quorum in words


def rule_words(quorum: Quorum, statutes: Statutes | None, t: Translator) -> str:
    """`more than half, art. 8`; where none is required, of which it is said beside it, why that is so."""
    rule = quorum.rule
    if rule is None:
        codes = {finding.code for finding in quorum.findings}
        if NoQuorum.SECOND_CALL in codes:
            return t("Second call")
        if statutes is None:
            return t("No statutes are entered for this day")
        return t("Custom of the committee: no quorum") if statutes.usage else t("The statutes set no quorum")
    share = Fraction(rule.numerator, rule.denominator)
    words = share_needed(t, share, strict=rule.strict)
    if rule.base is QuorumBase.NUMBER:
        words = t("{count} of {seats} seats").format(count=rule.numerator, seats=rule.denominator)
    elif share == 1:
        words = t("all seats") if rule.base is QuorumBase.SEATS else t("all members")
    return ", ".join(filter(None, (words, article_in(rule.article, t.language))))


def margin_words(quorum: Quorum, t: Translator) -> str:
    """`margin 1 FR, 1 CH`: how many may leave; or how many are missing, and where."""
    if quorum.rule is None:
        return ""
    spare = min([quorum.present - quorum.needed, *(one.present - one.needed for one in quorum.colleges)])
    sides = [(s.side.value.upper(), min(s.present - s.needed, spare)) for s in quorum.sides if s.needed]
    if quorum.reached:
        if not sides:
            return t("margin {count}").format(count=spare)
        return t("margin {sides}").format(sides=", ".join(f"{left} {code}" for code, left in sides))
    short = [(s.side.value.upper(), s.needed - s.present) for s in quorum.sides if s.present < s.needed]
    missing = [f"{lack} {code}" for code, lack in short]
    if quorum.present < quorum.needed:
        return t.n("missing {count}", "missing {count}", quorum.lacking).format(count=quorum.lacking)
    lacking = sum(max(0, one.needed - one.present) for one in quorum.colleges)
    missing += (
        [t.n("{count} of a college", "{count} of their colleges", lacking).format(count=lacking)] if lacking else []
    )
    many = lacking + sum(lack for _, lack in short)
    return t.n("missing {count}", "missing {count}", many).format(count=", ".join(missing))


def quorum_word(quorum: Quorum, t: Translator) -> str:
    """What the state says."""
    count = f"{quorum.present}/{quorum.base}"
    if quorum.rule is None:
        return t("No quorum required, {count}").format(count=count)
    return (t("Quorum reached {count}") if quorum.reached else t("Quorum not reached {count}")).format(count=count)


def missing_words(view: SessionView, t: Translator) -> str:
    """Who is missing, for the state that says there is no quorum: first who is expected, then who left."""
    order = (Here.EXPECTED, Here.LEFT, Here.REPRESENTED, Here.ABSENT, Here.EXCUSED, Here.ON_LEAVE)
    result = view.quorum
    short = {side.side for side in result.sides if not side.reached or result.present < result.needed}
    lacking = {one.college for one in result.colleges if one.present < one.needed}
    voters = [
        line for line in view.seats if line.roll.may_vote and (line.roll.side in short or line.roll.college in lacking)
    ]
    away = sorted(
        (line for line in voters if line.here in order), key=lambda line: (order.index(line.here), line.number)
    )
    return ", ".join(f"{seat_title(line, t)} ({here_word(line.here, t)})" for line in away)


def since_words(view: SessionView, t: Translator) -> tuple[str, str]:
    """Item and time on the strip: `Item 3 for 12 min`, `30 min planned, 18 left`."""
    run = view.running
    if run is None or view.current is None:
        return _before_the_first(view, t)
    first = t("Item {number} for {time}").format(number=view.current.number, time=t.duration(run.spent))
    if view.paused_since is not None:
        return first, t("pause since {time}").format(time=t.clock(view.paused_since))
    if run.planned is None:
        return first, t("no time planned")
    left = run.left or 0
    if left < 0:
        return first, t("{planned} planned, {over} over").format(
            planned=t.duration(run.planned), over=t.duration(-left)
        )
    return first, t("{planned} planned, {left} left").format(planned=t.duration(run.planned), left=left)


def _before_the_first(view: SessionView, t: Translator) -> tuple[str, str]:
    if not view.in_session:
        return word(t, view.state), _hours(view, t)
    if view.next is None:
        return t("All items are done"), ""
    return t("No item is running"), t("Ctrl+Enter takes up item {number}").format(number=view.next.number)


def wall_words(view: SessionView, t: Translator) -> str:
    """The time on the wall; after the close the time of the close, where it was noted."""
    if view.is_over and view.meeting.without_clock:
        return "–"
    closed = view.meeting.closed_at if not view.in_session else None
    return t.clock(closed or view.now)


def _hours(view: SessionView, t: Translator) -> str:
    opened, closed, start = view.meeting.opened_at, view.meeting.closed_at, view.meeting.start
    if view.meeting.without_clock:
        return t("no times were noted")
    if opened and closed:
        return t("opened {opened}, closed {closed}").format(opened=t.clock(opened), closed=t.clock(closed))
    return t("planned for {time}").format(time=t.clock(start)) if start else ""


def dense_column(cell: Callable[[Any, Translator], Cell]) -> tuple[Column[Any], ...]:
    """A dense list has one column without a heading."""
    return (Column(key="line", heading="", cell=cell),)
