"""How is said on paper what the chair needs to lead a meeting: when, who, what is asked, by which majority, who leaves?

It is the chair's own: closed items stand in it whole, and what is noted for the chair alone.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from ctj_desktop.documents.agenda import AgendaPaper, AgendaPoint, agenda_entry, starting_time
from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    Block,
    Document,
    FactTable,
    Notice,
    Pair,
    SmallNote,
    WritingLines,
)
from ctj_desktop.documents.follow_up import owner
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.open_tasks import OpenTask, late_words
from ctj_desktop.documents.papers import (
    PaperOptions,
    Two,
    Voices,
    articles,
    joined,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
    planned_hours,
)
from ctj_desktop.domain.ids import AgendaItemId, CollegeId
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import ItemKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.statutes import SILENT, decision_said
from ctj_desktop.i18n.words import word

LINES = 3
"""To write on below each item."""
Row = tuple[Pair, Pair]

THERE: Final = N_n("{count} of {base} seats must be there{article}.", "{count} of {base} seats must be there{article}.")
REPRESENTED: Final = N_n(
    "{count} of {base} seats must be there or represented{article}.",
    "{count} of {base} seats must be there or represented{article}.",
)
"""How many must be there; where proxies count, whoever is represented is as good as there."""


class LeavesForItem(NamedValue):
    """Somebody who leaves for an item, for which body, and why."""

    name: str
    body: Bilingual = NO_TEXT
    reason: Bilingual = NO_TEXT


class ItemConduct(NamedValue):
    """What the chair needs at one item beside the agenda.

    Attributes:
        decides: something is decided here; by `rules`, by consensus where there are none.
        leaving: who stands back; `quorum` is then that of this item, if everybody else comes as they said.
        asked: why somebody may have to, in both languages, who must be asked before the item is taken up.
        private: what is noted for the chair alone.
        prepared: what the minutes of a closed item hold already, where its note and its proposal are kept.
        remarks: what was remarked on the minutes that are approved here, with what became of it, in both languages.
        followed: what earlier meetings gave to do and is not done yet, where the item is about that.
    """

    decides: bool = False
    rules: tuple[DecisionRule, ...] = ()
    leaving: tuple[LeavesForItem, ...] = ()
    quorum: Quorum | None = None
    asked: tuple[Two, ...] = ()
    private: str = ""
    prepared: tuple[Bilingual, ...] = ()
    remarks: tuple[Two, ...] = ()
    followed: tuple[OpenTask, ...] = ()


class RunningSheet(NamedValue):
    """Everything a running sheet prints; `quorum` is that of the meeting if everybody does as they said.

    `on` is its day, by which it is told what is late.
    """

    agenda: AgendaPaper
    quorum: Quorum
    answered: bool
    on: dt.date
    chair: str = ""
    minute_taker: str = ""
    rules: tuple[DecisionRule, ...] = ()
    colleges: Mapping[CollegeId, Bilingual] = {}
    conducts: Mapping[AgendaItemId, ItemConduct] = {}


def document(paper: RunningSheet, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The running sheet as blocks."""
    voices = Voices(french, german, paper.agenda.sender.committee.inclusive)
    meeting, title = paper.agenda.meeting, voices.say(N_("Running sheet"))
    hours = planned_hours(meeting, paper.agenda.agenda)
    head = tuple(_head(paper, voices))
    return Document(
        facts=meeting_facts(paper.agenda.sender, meeting, title, "CS", options),
        blocks=(
            letterhead(paper.agenda.sender, voices),
            meeting_title(title, meeting, voices, hours, options),
            Notice(text=voices.say(N_("Personal, for the chair alone. Not to be passed on or published."))),
            *notices(options, voices),
            FactTable(rows=head),
            *(block for point in paper.agenda.points for block in _item(point, paper, voices)),
            AgendaEnd(),
            SmallNote(text=_ends(paper, voices)),
        ),
    )


def _head(paper: RunningSheet, voices: Voices) -> Iterator[Row]:
    if paper.chair:
        yield voices.say(N_("Chair")), alike(paper.chair)
    if paper.minute_taker:
        yield voices.say(N_("Minutes taken by")), alike(paper.minute_taker)
    yield voices.say(N_("Quorum")), joined(_asked(paper.quorum, paper, voices), " ")
    if paper.answered:
        yield voices.say(N_("Replies")), joined(_replied(paper.quorum, voices), " ")
    yield voices.say(N_("Decisions")), _rules(paper.rules, voices)


def _asked(quorum: Quorum, paper: RunningSheet, voices: Voices) -> Iterator[Pair]:
    """How many must be there, among them so many of each side or of a college, with the article."""
    rule = quorum.rule
    if rule is None:
        yield from (both(*voices.two(lambda t: finding_text(t, quorum.findings[0]))) for _ in quorum.findings[:1])
        return
    forms = REPRESENTED if rule.proxies_count else THERE
    french, german = (f" ({one})" if rule.article else "" for one in articles(rule.article))
    yield voices.count(forms, quorum.at_least, base=str(quorum.base), article=(french, german))
    least = {side.side: side.needed for side in quorum.sides if side.needed}
    if len(set(least.values())) > 1:
        said = N_("Among them are at least {french} of the French and {swiss} of the Swiss side.")
        yield voices.say(said, french=str(least.get(Side.FR, 0)), swiss=str(least.get(Side.CH, 0)))
    elif least:
        yield voices.say(N_("Among them are at least {count} of each side."), count=str(next(iter(least.values()))))
    for one in quorum.colleges:
        name = voices.names(paper.colleges.get(one.college) or Bilingual.of("–", "–"))
        said = N_("Among them are at least {count} of “{college}”.")
        yield voices.say(said, count=str(one.needed), college=name)


def _replied(quorum: Quorum, voices: Voices) -> Iterator[Pair]:
    """How many would be there, of which side where that counts, and whether it would be too few."""
    forms = N_n("By the replies so far {count} is there.", "By the replies so far {count} are there.")
    yield voices.count(forms, quorum.present)
    if any(side.needed for side in quorum.sides):
        there = {side.side: str(side.present) for side in quorum.sides}
        said = N_("Of the French side: {french}, of the Swiss side: {swiss}.")
        yield voices.say(said, french=there[Side.FR], swiss=there[Side.CH])
    if not quorum.reached:
        yield voices.say(N_("The quorum would not be reached."))


def _rules(rules: tuple[DecisionRule, ...], voices: Voices) -> Pair:
    if not rules:
        return both(*voices.two(lambda t: t(SILENT["decisions"])))
    return joined([_rule(rule, voices) for rule in rules], " ")


def _rule(rule: DecisionRule, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: " ".join(decision_said(t, rule))))


def _item(point: AgendaPoint, paper: RunningSheet, voices: Voices) -> Iterator[Block]:
    conduct = paper.conducts.get(point.row.item.id, ItemConduct())
    yield _entry(point, paper, voices)
    rows = tuple(_rows(point, conduct, voices, paper.on))
    if rows:
        yield FactTable(rows=rows)
    if point.row.item.item_kind is not ItemKind.HEADING:
        yield WritingLines(count=LINES)


def _entry(point: AgendaPoint, paper: RunningSheet, voices: Voices) -> AgendaEntry:
    """As on the agenda, and of a sub-item too when it begins and what is asked."""
    row, kind = point.row, point.row.item.item_kind
    return replace(
        agenda_entry(point, paper.agenda, voices),
        time=None if paper.agenda.meeting.without_clock else starting_time(row, voices),
        kind=None if kind is ItemKind.HEADING else both(*voices.two(lambda t: word(t, kind))),
    )


def _followed(task: OpenTask, day: dt.date, voices: Voices) -> Row:
    """`T-2027-003`, beside it what, who, until when, and how late."""
    facts, due, late = task.facts, task.due, late_words(task, day, voices)
    parts = [voices.text(facts.text, marks=True), owner(facts, voices)]
    if due is not None:
        parts.append(both(*voices.two(lambda t: t.date_short(due))))
    if late is not None:
        parts.append(late)
    number = alike(facts.number) if facts.number else voices.say(N_("without number"))
    return number, joined(parts, " · ")


def _rows(point: AgendaPoint, conduct: ItemConduct, voices: Voices, day: dt.date) -> Iterator[Row]:
    item = point.row.item
    if (time := _time(point, voices)) is not None:
        yield voices.say(N_("Time planned")), time
    if item.proposed_decision:
        yield voices.say(N_("Proposed decision")), voices.text(item.proposed_decision, marks=True)
    if conduct.decides:
        yield voices.say(N_("Majority")), _rules(conduct.rules, voices)
    if conduct.leaving:
        yield voices.say(N_("Must leave")), joined([_leaving(one, voices) for one in conduct.leaving], " · ")
    if conduct.quorum is not None and conduct.quorum.rule is not None:
        yield voices.say(N_("Quorum of the item")), _without_them(conduct.quorum, voices)
    if item.note:
        yield voices.say(N_("Note")), voices.text(item.note, marks=True)
    yield from (_followed(one, day, voices) for one in conduct.followed)
    for asked in conduct.asked:
        yield voices.say(N_("To be asked")), both(*asked)
    for remark in conduct.remarks:
        yield voices.say(N_("Remark")), both(*remark)
    for passage in conduct.prepared:
        yield voices.say(N_("Prepared")), voices.text(passage, marks=True)
    if conduct.private:
        yield voices.say(N_("Note for the chair")), alike(conduct.private)


def _time(point: AgendaPoint, voices: Voices) -> Pair | None:
    """Until when, and how long; nothing where no minutes are planned."""
    ends, minutes = point.row.ends, point.row.minutes
    if not minutes:
        return None
    long = voices.two(lambda t: t.duration(minutes))
    if ends is None:
        return both(*long)
    return voices.say(N_("{duration}, until {time}"), duration=long, time=voices.two(lambda t: t.time(ends)))


def _leaving(one: LeavesForItem, voices: Voices) -> Pair:
    """`Camille Exemple, Commune – intérêt personnel`."""
    body = voices.name(one.body)
    named = joined([alike(one.name), body], ", ") if body and one.name else body or alike(one.name or "–")
    return joined([named, voices.text(one.reason)], " – ") if one.reason else named


def _without_them(quorum: Quorum, voices: Voices) -> Pair:
    assert quorum.rule is not None
    if quorum.rule.recused_count:
        return voices.say(N_("Whoever leaves still counts for the quorum."))
    forms = N_n(
        "Whoever leaves does not count: by the replies {count} is left, {needed} are needed.",
        "Whoever leaves does not count: by the replies {count} are left, {needed} are needed.",
    )
    return voices.count(forms, quorum.present, needed=str(quorum.at_least))


def _ends(paper: RunningSheet, voices: Voices) -> Pair:
    agenda = paper.agenda.agenda
    ends, minutes = agenda.ends, agenda.minutes
    if not minutes:
        return voices.say(N_("No duration is planned for any item."))
    long = voices.two(lambda t: t.duration(minutes))
    if ends is None or paper.agenda.meeting.without_clock:
        return voices.say(N_("Planned in all: {duration}."), duration=long)
    end = voices.two(lambda t: t.time(ends))
    return voices.say(N_("Planned in all: {duration}, until {time}."), duration=long, time=end)
