"""What do all papers share: who sends them, what was chosen for printing, both languages at once?"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Final

from ctj_desktop.documents.blocks import Letterhead, Notice, Pair, PaperFacts, Run, SecretariatLines, Title, Words
from ctj_desktop.documents.inline import alike, both, content, mark_of, words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain import marks as inline_marks
from ctj_desktop.domain.clock import Agenda
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.committees import Committee, InclusiveForm, Secretariat
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.inclusive import of_anybody, said_of
from ctj_desktop.i18n.patterns import NARROW_SPACE

NOON = dt.time(12, 0)
WORD: Final = re.compile(r"[^\W\d_]{2,}")
TOO_LONG: Final = 8
"""A running head of that many words is taken for prose that nobody reads aloud."""
Two = tuple[str, str]
"""The same in French and in German."""


class PaperOptions(NamedValue):
    """What a person chose in the print dialogue. `printed_on` is given, never read from a clock.

    `draft` prints the watermark, `sample` says that the data are invented, `public` leaves out what was said
    behind closed doors.
    """

    printed_on: dt.date
    layout: Layout
    draft: bool = False
    sample: bool = False
    public: bool = False


class Sender(NamedValue):
    """The committee that speaks: its record, its territory's name, its secretariats in the order to print."""

    committee: Committee
    territory: Bilingual = NO_TEXT
    secretariats: tuple[Secretariat, ...] = ()


class Voices:
    """A French and a German translator that say everything together, of women and of men as a committee chose."""

    def __init__(
        self, french: Translator, german: Translator, form: InclusiveForm | None = InclusiveForm.NEUTRAL
    ) -> None:
        self.french = french
        self.german = german
        self.form = form

    def two(self, say: Callable[[Translator], str]) -> Two:
        """What a function of a translator says in both languages: a date, a time, a word."""
        return say(self.french), say(self.german)

    def say(self, message: str, **fields: str | Two) -> Pair:
        """A message of the catalogue in both languages; `**strong**` in it is read, in fields it is not."""
        return self._pair(message, message, fields)

    def count(self, forms: tuple[str, str], count: int, **fields: str | Two) -> Pair:
        """The form of a message for a count, in both languages; `{count}` is filled."""
        french = self.french.n(*forms, count)
        german = self.german.n(*forms, count)
        return self._filled(french, german, {"count": str(count), **fields})

    def of_anybody(self, what: Enum, **fields: str | Two) -> Pair:
        """`Absences excusées : …` and the like (`i18n.inclusive.PaperWord`)."""
        french, german = self.two(lambda t: of_anybody(t, what, self.form))
        return self._filled(french, german, fields)

    def of(self, what: Enum, salutation: Salutation | None) -> Pair:
        """An office or a state as it is said of somebody."""
        return both(*self.two(lambda t: said_of(t, what, salutation, self.form)))

    def _pair(self, french: str, german: str, fields: dict[str, str | Two]) -> Pair:
        return self._filled(self.french(french), self.german(german), fields)

    def _filled(self, french: str, german: str, fields: dict[str, str | Two]) -> Pair:
        first = {name: _side(value, 0) for name, value in fields.items()}
        second = {name: _side(value, 1) for name, value in fields.items()}
        return Pair(
            words(french.format(**first), Language.FR, polish=self.french.polish, marks=True),
            words(german.format(**second), Language.DE, polish=self.german.polish, marks=True),
        )

    def text(self, text: Bilingual, *, marks: bool = False) -> Pair:
        """What a person wrote, polished; a missing side is borrowed. Without any text: `[sans texte / ohne Text]`."""
        pair = content(text, polish_fr=self.french.polish, polish_de=self.german.polish, marks=marks)
        return pair if pair else both("[sans texte / ohne Text]", "[sans texte / ohne Text]")

    def name(self, text: Bilingual) -> Pair | None:
        """An official name: where one language has none, the other's stands without a mark.

        A name that reads alike on both sides is taken as French, the first language of these territories.
        """
        if not text:
            return None
        french, german = self.names(text)
        return Pair(
            words(french, Language.FR if text.fr.text else Language.DE),
            words(german, Language.DE if text.de.text and german != french else Language.FR),
        )

    def own_name(self, text: Bilingual) -> Pair | None:
        """A name that the committee gives: without a mark as well, and listed among what is not translated."""
        pair = content(text)
        return Pair(replace(pair.fr, marked=False), replace(pair.de, marked=False)) if pair else None

    def names(self, text: Bilingual) -> Two:
        """An official name as two plain texts."""
        return text.fr.text or text.de.text, text.de.text or text.fr.text


def _side(value: str | Two, place: int) -> str:
    return inline_marks.escape(value if isinstance(value, str) else value[place])


SEMICOLON: Final = (f"{NARROW_SPACE}; ", "; ")
"""What parts the entries of a list in a line."""


def joined(parts: Iterable[Pair], between: str | Two) -> Pair:
    """Several pairs in one line with the same sign between them; each keeps its language, as where one is borrowed."""
    french, german, signs = None, None, (between, between) if isinstance(between, str) else between
    for pair in parts:
        french = pair.fr if french is None else _beside(french, signs[0], pair.fr)
        german = pair.de if german is None else _beside(german, signs[1], pair.de)
    return Pair(french or words("", Language.FR), german or words("", Language.DE))


def _beside(first: Words, between: str, second: Words) -> Words:
    more, inside = second.runs, (*first.inside, *second.inside)
    if first.language is not second.language:
        more = tuple(replace(run, language=run.language or second.language) for run in more)
    if second.borrowed and not first.borrowed:
        inside = (*inside, second.text)
        more = (*mark_of(second).runs, Run(text=" "), *more) if second.marked else more
    return replace(first, runs=(*first.runs, Run(text=between), *more), inside=inside)


def letterhead(sender: Sender, voices: Voices) -> Letterhead:
    """The head of the first page; each secretariat in the language of its side."""
    name = voices.name(sender.committee.name) or alike(sender.committee.code)
    if voices.names(sender.committee.name) == voices.names(sender.territory):
        name = voices.say(N_("Territorial steering committee"))  # one named like its territory is not said twice
    titles = {
        Side.FR: voices.say(N_("Secretariat France")).fr,
        Side.CH: voices.say(N_("Secretariat Switzerland")).de,
    }
    return Letterhead(
        name=name,
        territory=voices.name(sender.territory) or alike(""),
        secretariats=tuple(
            SecretariatLines(title=titles[secretariat.side], lines=secretariat.lines)
            for secretariat in sender.secretariats[:2]
        ),
    )


class MeetingHours(PositionalValue):
    """From when to when: as planned, or as held; never the one of this and the other of that."""

    start: dt.time | None = None
    end: dt.time | None = None


def planned_hours(meeting: Meeting, agenda: Agenda | None = None) -> MeetingHours:
    """Say the hours as the convocation does, whenever the paper is printed; of an agenda its end where none was set."""
    if meeting.without_clock:
        return MeetingHours()
    start, end = meeting.start, meeting.end
    if agenda is None:
        return MeetingHours(start, end)
    known = agenda.minutes and agenda.exact  # an item without a time may last as long as it likes
    return MeetingHours(start, end or (agenda.ends if known else None))


def held_hours(meeting: Meeting) -> MeetingHours:
    """From the opening to the close; as planned for a meeting that was not opened."""
    if meeting.opened_at is None or meeting.without_clock:
        return planned_hours(meeting)
    return MeetingHours(meeting.opened_at, meeting.closed_at)


def meeting_title(title: Pair, meeting: Meeting, voices: Voices, hours: MeetingHours, options: PaperOptions) -> Title:
    """The title, number and day of the meeting, its name, and where and when it takes place."""
    again = [voices.say(N_("Second call"))] if meeting.second_call_of is not None else []
    extra = [voices.say(N_("Extraordinary meeting"))] if meeting.sitting is SittingKind.EXTRAORDINARY else []
    facts = [*which_version(options, voices), *extra, *again, *_where_and_when(meeting, voices, hours)]
    return Title(
        title=title,
        subtitle=which_meeting(meeting, voices),
        name=voices.text(meeting.title) if meeting.title else None,
        meta=joined(facts, " · ") if facts else None,
    )


def which_meeting(meeting: Meeting, voices: Voices) -> Pair:
    """`Séance n° 2026-02 du mardi 24 mars 2026`; what lacks is said to lack."""
    day = meeting.on
    date = voices.two(lambda t: t.date_full(day)) if day else voices.two(lambda t: t("(date to be fixed)"))
    if meeting.number:
        return voices.say(N_("Meeting no. {number} of {date}"), number=meeting.number, date=date)
    return voices.say(N_("Meeting (without number) of {date}"), date=date)


def which_version(options: PaperOptions, voices: Voices) -> list[Pair]:
    """A public version says so, lest it be taken for the other."""
    return [voices.say(N_("Public version"))] if options.public else []


def _where_and_when(meeting: Meeting, voices: Voices, hours: MeetingHours) -> Iterator[Pair]:
    place = voices.name(meeting.place)
    if place:
        yield place
    start, end = hours.start, hours.end
    if start and end:
        yield both(*voices.two(lambda t: t.time_range(start, end)))
    elif start:
        yield both(*voices.two(lambda t: t.time(start)))


def meeting_facts(sender: Sender, meeting: Meeting, title: Pair, code: str, options: PaperOptions) -> PaperFacts:
    """The facts of a paper about a meeting; `code` is its short mark in the reference (`ODJ`, `PV`)."""
    return paper_facts(sender, title, code, options, about=meeting.number or "–", identity=str(meeting.id))


def paper_facts(
    sender: Sender, title: Pair, code: str, options: PaperOptions, *, about: str, identity: str
) -> PaperFacts:
    """The facts of a paper; `about` is the number or the day it is known by, `identity` what it is made from."""
    committee = sender.committee
    name = committee.short_name or committee.name
    german = options.layout is Layout.DE
    titles = [title.de.text] if german else [title.fr.text, title.de.text]
    if options.layout is Layout.FR:
        titles = titles[:1]
    shown = " / ".join(titles)
    language = Language.DE if german else Language.FR
    left, right = _running((name.or_other(language), committee.code), (shown, titles[0]), about)
    return PaperFacts(
        title=f"{' '.join(filter(None, (shown, about)))} · {name.or_other(language)}",
        language=language,
        author=sender.committee.name.or_other(language),
        identity=f"{code} {identity} {options.layout} {options.printed_on}",
        dated=dt.datetime.combine(options.printed_on, NOON, dt.UTC),
        reference=" · ".join(filter(None, (sender.committee.code, about, code))),
        running_left=left,
        running_right=right,
        sample=options.sample,
        draft=options.draft,
    )


def _running(names: Two, titles: Two, about: str) -> Two:
    """Who and what stand at the head of each page: the longer names and titles where both together are short enough."""
    rights = [" · ".join(filter(None, (title, about))) for title in titles]
    heads = [(name, right) for right in rights for name in names]
    short = (head for head in heads if len(WORD.findall(" ".join(head))) < TOO_LONG)
    return next(short, (names[1], about))


def notices(options: PaperOptions, voices: Voices) -> list[Notice]:
    """What must be seen before anything else: invented data, a draft."""
    found = []
    if options.sample:
        found.append(Notice(text=voices.say(N_("Example: persons and data are invented."))))
    if options.draft:
        found.append(Notice(text=voices.say(N_("Draft: not approved yet."))))
    return found


def articles(article: str) -> Two:
    """An article in both languages."""
    return article_in(article, Language.FR), article_in(article, Language.DE)


def not_shared(voices: Voices) -> Two:
    """What stands for a record of a scope that was not sent here (exchange/FORMAT.md 1.2)."""
    return voices.two(lambda t: t("not communicated"))
