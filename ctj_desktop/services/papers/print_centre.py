"""Which papers belong to a meeting or a committee, how were they printed last, and how do several come out at once?"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.remarks import AnyErratum
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.errors import Refused, StoreError, UserError
from ctj_desktop.files.names import another_name
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.patterns import FRENCH_MONTHS, GERMAN_MONTHS
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.papers.after_the_meeting import ERRATA
from ctj_desktop.services.papers.all_papers import paper_named, places
from ctj_desktop.services.papers.making import Printing, make, paper_name, sole_language
from ctj_desktop.services.papers.named_records import NAMED, nameable, number_of, text_of
from ctj_desktop.services.papers.paper import (
    LAYOUTS,
    About,
    Chosen,
    Moment,
    OfCommittee,
    OfDecisions,
    Paper,
    PaperForm,
    PaperPlace,
    Span,
    meeting_of,
)
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.queries.documents import meeting_years, nearest_meetings, one_meeting
from ctj_desktop.storage.store import Store

EVERY_YEAR: Final = "all"
NO_SPANS: Final[Mapping[str, str]] = {}
MOST_COPIES: Final = 999
COMMITTEES_SHOWN: Final = 3  # at least, where as many match
SHORTEST_MONTH: Final = 3  # letters of a month's name that mean the month


class FileAppeared(Refused):
    """“{name}” exists already in this folder. Save again to be asked whether to overwrite it."""

    name: str


class PaperSubject(NamedValue):
    """What papers are about: a meeting, or a committee where `meeting` is None."""

    key: UUID
    committee: CommitteeId
    committee_name: Bilingual
    meeting: MeetingId | None = None
    number: str | None = None
    on: date | None = None
    title: Bilingual = NO_TEXT
    place: Bilingual = NO_TEXT


class Offer(NamedValue):
    """A paper of the set, by the name of its entry, and its place there."""

    paper: str
    place: PaperPlace
    about: About

    @property
    def name(self) -> str:
        """What tells it from the others of the set."""
        return self.place.name


class PrintChoices(NamedValue):
    """How a committee prints a paper; the layout is one of `LAYOUTS`."""

    layout: str
    public: bool = False
    copies: int = 1
    chosen: Chosen = ()


class PrintOrder(NamedValue):
    """What is to be printed."""

    paper: str
    about: About
    printing: Printing
    form: PaperForm = PaperForm.PDF


class Printable(PositionalValue):
    """A decision, an item with its `count` of them, or another record: by which id it is asked for, number, words."""

    key: UUID
    number: str
    text: Bilingual
    count: int = 0


class PaperLeftOut(PositionalValue):
    """A paper of a set that is not there, and why."""

    name: str
    why: UserError | StoreError


class Saved(NamedValue):
    """The files that are whole now, and those that are not."""

    names: tuple[str, ...]
    left_out: tuple[PaperLeftOut, ...] = ()


# the set


def find_subjects(
    store: Store, committee: CommitteeId | None, typed: str, today: date, *, limit: int
) -> list[PaperSubject]:
    """Meetings and committees that match what is typed, those nearest to `today` first.

    A word is looked for in number, day (`12.3.2027`, `2027-03`, `mars`), place, title and committee.
    """
    words = [(word, _months(word)) for word in typed.split()]
    meetings = [_meeting(row) for row in nearest_meetings(store, committee, words, today, limit)]
    folded = [sort_key(word) for word in typed.split()]
    bodies = [
        _body(one)
        for one in store.all(Committee, order="code, id")
        if committee in (None, one.id) and all(word in _known_as(one) for word in folded)
    ]
    return [*meetings[: limit - min(len(bodies), COMMITTEES_SHOWN)], *bodies][:limit]


def subject(store: Store, key: UUID) -> PaperSubject:
    """The meeting or committee of that id; `NotHere` where it is gone."""
    found = one_meeting(store, key)
    return _meeting(found[0]) if found else _body(the(store, Committee, key))


def first_subject(store: Store, committee: CommitteeId | None, today: date) -> PaperSubject | None:
    """What the section opens with: the next meeting, else the latest, else a committee; None without any."""
    found = find_subjects(store, committee, "", today, limit=8)
    ahead = sorted((one for one in found if one.on and one.on >= today), key=lambda one: (one.on or today, one.key))
    return ahead[0] if ahead else next(iter(found), None)


def offers(about: PaperSubject, today: date, spans: Mapping[str, str] = NO_SPANS) -> tuple[Offer, ...]:
    """The set in the order of its life; `spans` are years or days asked for, by the name of the place.

    They are written `2027`, `all` or `2027-03-12`, decisions by their ids; a paper has its own year or day where
    nothing that is one was asked for.
    """
    found = [
        Offer(paper=paper.name, place=place, about=_about(about, place, today, spans.get(place.name, "")))
        for paper, place in (*_of_meeting(about), *places(of_meeting=False))
    ]
    return tuple(found)


def _of_meeting(about: PaperSubject) -> Iterable[tuple[Paper, PaperPlace]]:
    return places(of_meeting=True) if about.meeting is not None else ()


def _about(about: PaperSubject, place: PaperPlace, today: date, asked: str) -> About:
    if place.of_meeting and about.meeting is not None:
        named = _ids(asked) if place.span is Span.DECISIONS else ()
        return OfDecisions(meeting=about.meeting, named=named) if named else about.meeting
    day = about.on or today
    if place.span is Span.YEAR:
        year = int(asked) if asked.isdecimal() else None if asked == EVERY_YEAR else day.year
        return OfCommittee(committee=about.committee, year=year)
    if place.span is Span.DAY:
        own = today if place.of_today else day
        return OfCommittee(committee=about.committee, as_of=_day(asked) or own)
    return OfCommittee(committee=about.committee, named=_ids(asked) if place.span in NAMED else ())


def _ids(asked: str) -> tuple[UUID, ...]:
    """Of decisions or items, parted by blanks; what is none names nothing."""
    try:
        return tuple(map(UUID, asked.split()))
    except ValueError:
        return ()


def _day(asked: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(asked)
    return None


def usual(about: PaperSubject, today: date) -> frozenset[str]:
    """What is most often wanted together: agenda and attendance sheet until its day, then what came out of it."""
    ahead = about.on is None or about.on >= today
    moment = Moment.COMMITTEE if about.meeting is None else Moment.BEFORE if ahead else Moment.AFTER
    found = places(of_meeting=about.meeting is not None)
    return frozenset(place.name for _paper, place in found if place.usual and place.moment is moment)


def printable_years(store: Store, committee: CommitteeId, today: date) -> list[int]:
    """Years whose decisions can be printed, the latest first; this year always."""
    return sorted({*meeting_years(store, committee), today.year}, reverse=True)


def printables(store: Store, offer: Offer) -> list[Printable]:
    """What can be named for a paper, one by one: decisions for an extract, projects for a sheet; else nothing."""
    if isinstance(offer.about, OfCommittee):
        span = offer.place.span
        if span is None:
            return []
        found = nameable(store, span, offer.about.committee)
        return [Printable(one.id, number_of(span, one), text_of(span, one)) for one in found]
    return _printable_decisions(store, offer.about) if offer.place.span is Span.DECISIONS else []


def _printable_decisions(store: Store, about: MeetingId | OfDecisions) -> list[Printable]:
    """Each decision, and before them an item that has several."""
    found, meeting = list[Printable](), meeting_of(about)
    decisions = store.all(AnyDecision, meeting=meeting, order="number, id")
    numbers = {row.item.id: row.shown_number for row in agenda_of(store.all(AgendaItem, meeting=meeting)).rows}
    for item in dict.fromkeys(one.item for one in decisions):
        under = [one for one in decisions if one.item == item]
        point = store.get(AgendaItem, item) if item is not None else None
        if point is not None and len(under) > 1:
            found.append(Printable(point.id, numbers.get(point.id, ""), point.title, len(under)))
        found += [Printable(one.id, one.number or "", one.text) for one in under]
    return found


# remembered choices


def choices_of(store: Store, committee: CommitteeId, offer: Offer) -> PrintChoices:
    """How this committee printed the paper last; its usual way at first, or where the setting is unreadable."""
    return choices_of_all(store, committee, [offer])[offer.name]


def choices_of_all(store: Store, committee: CommitteeId, offers: Iterable[Offer]) -> dict[str, PrintChoices]:
    """The same of several, by their names in the set: what they are about is looked at once."""
    found, spoken, day = dict[str, PrintChoices](), dict[About, str](), today_in(store)
    for offer in offers:
        if offer.about not in spoken:
            spoken[offer.about] = sole_language(store, offer.about, day)
        usual_way = PrintChoices(layout=spoken[offer.about] or paper_named(offer.paper).layout)
        found[offer.name] = _kept(store, committee, offer, usual_way)
    return found


def _kept(store: Store, committee: CommitteeId, offer: Offer, usual_way: PrintChoices) -> PrintChoices:
    try:
        kept = json.loads(store.setting(_setting(committee, offer)) or "{}")
        layout, copies = kept.get("layout"), kept.get("copies")
        own = dict(kept.get("chosen") or {})
    except (ValueError, AttributeError, TypeError):
        return usual_way
    return PrintChoices(
        layout=layout if layout in LAYOUTS else usual_way.layout,
        public=kept.get("public") is True and paper_named(offer.paper).public,
        copies=copies if isinstance(copies, int) and 0 < copies <= MOST_COPIES else 1,
        chosen=tuple(
            (choice.name, own[choice.name])
            for choice in paper_named(offer.paper).choices
            if isinstance(own.get(choice.name), str) and choice.fits(own[choice.name])
        ),
    )


def chosen_last(store: Store, meeting: Meeting, name: str) -> Chosen:
    """What was chosen last for a paper of a meeting, by its name, as this committee prints it."""
    place = paper_named(name).place(of_meeting=True)
    assert place is not None, f"{name} is about no meeting"
    return choices_of(store, meeting.committee, Offer(paper=name, place=place, about=meeting.id)).chosen


def choose_for(store: Store, meeting: Meeting, name: str, chosen: Chosen) -> None:
    """A choice of a paper of a meeting as its committee prints it from now on; the rest stays as it is."""
    place = paper_named(name).place(of_meeting=True)
    assert place is not None, f"{name} is about no meeting"
    offer = Offer(paper=name, place=place, about=meeting.id)
    choices = choices_of(store, meeting.committee, offer)
    keep_choices(store, meeting.committee, offer, replace(choices, chosen=chosen))


def errata_to(store: Store, offer: Offer) -> int:
    """How many errata there are to the minutes that a paper prints: whoever reprints these should know."""
    if not any(choice.name == ERRATA for choice in paper_named(offer.paper).choices):
        return 0
    return 0 if isinstance(offer.about, OfCommittee) else store.count(AnyErratum, meeting=meeting_of(offer.about))


def keep_choices(store: Store, committee: CommitteeId, offer: Offer, choices: PrintChoices) -> None:
    """For the next time, on this computer alone; nothing in a file that can only be read."""
    if store.read_only or choices == choices_of(store, committee, offer):
        return
    kept: dict[str, object] = {"layout": choices.layout, "public": choices.public, "copies": choices.copies}
    if choices.chosen:
        kept["chosen"] = dict(choices.chosen)
    store.keep_setting(_setting(committee, offer), json.dumps(kept))


# several at once


def order(offer: Offer, choices: PrintChoices, printed_on: date, *, draft: bool) -> PrintOrder:
    """The paper as it was chosen."""
    paper = paper_named(offer.paper)
    printing = Printing(
        printed_on=printed_on,
        layout=choices.layout,
        draft=draft and paper.as_draft,
        public=choices.public and paper.public,
        chosen=choices.chosen,
    )
    return PrintOrder(paper=offer.paper, about=offer.about, printing=printing)


def for_word(wanted: PrintOrder) -> PrintOrder:
    """The same paper to go on writing in, where it has such a form."""
    return replace(wanted, form=PaperForm.WORD) if PaperForm.WORD in paper_named(wanted.paper).forms else wanted


def file_names(t: Translator, store: Store, orders: Sequence[PrintOrder]) -> list[str]:
    """Under which names they are saved; two papers never share one, nor names that Windows takes for one."""
    names: list[str] = []
    for one in orders:
        name = paper_name(t, store, one.paper, one.about, one.printing, one.form)
        names.append(another_name(name, names))
    return names


def already_there(folder: Path, names: Sequence[str]) -> frozenset[str]:
    """Those that would overwrite a file."""
    return frozenset(name for name in names if (folder / name).exists())


def save_all(
    store: Store,
    orders: Sequence[PrintOrder],
    names: Sequence[str],
    folder: Path,
    replaced: frozenset[str],
    step: Step,
) -> Saved:
    """Every paper into a folder by its name, each whole or not at all.

    One that is refused is left out, and the others come; where the folder fails none is tried after it. `replaced` are
    the names the person agreed to overwrite; `step` may raise to stop between two papers.
    """
    saved, left_out = list[str](), list[PaperLeftOut]()
    for done, (one, name) in enumerate(zip(orders, names, strict=True)):
        step(done, len(orders))
        try:
            made = make(store, one.paper, one.about, one.printing, one.form)
            if name not in replaced and (folder / name).exists():
                raise FileAppeared(name)
            write_whole(folder / name, made.file)
        except StoreError as error:
            return Saved(names=tuple(saved), left_out=(*left_out, PaperLeftOut(name, error)))
        except UserError as error:
            left_out.append(PaperLeftOut(name, error))
        else:
            saved.append(name)
    step(len(orders), len(orders))
    return Saved(names=tuple(saved), left_out=tuple(left_out))


def _setting(committee: CommitteeId, offer: Offer) -> str:
    return f"print {committee} {offer.name}"


def _months(word: str) -> tuple[int, ...]:
    folded = sort_key(word)
    if len(folded) < SHORTEST_MONTH or not folded.isalpha():
        return ()
    return tuple(
        at
        for at, names in enumerate(zip(FRENCH_MONTHS, GERMAN_MONTHS, strict=True), 1)
        if any(sort_key(name).startswith(folded) for name in names)
    )


def _known_as(committee: Committee) -> str:
    names = (committee.short_name, committee.name)
    said = (committee.code, *(part for name in names for part in (name.fr.text, name.de.text)))
    return " ".join(sort_key(part) for part in said)


def _body(committee: Committee) -> PaperSubject:
    return PaperSubject(key=committee.id, committee=committee.id, committee_name=committee.short_name or committee.name)


def _meeting(row: Any) -> PaperSubject:  # each query has its own row
    key = UUID(bytes=row.id)
    return PaperSubject(
        key=key,
        committee=CommitteeId(UUID(bytes=row.committee)),
        committee_name=shown_text(row.short_name_fr or row.name_fr, row.short_name_de or row.name_de),
        meeting=MeetingId(key),
        number=row.number or None,
        on=date.fromisoformat(row.on) if row.on else None,
        title=shown_text(row.title_fr, row.title_de),
        place=shown_text(row.place_fr, row.place_de),
    )
