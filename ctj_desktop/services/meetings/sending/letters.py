"""What does a letter about a meeting say to a reader, or to several of one language?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.ids import CommitteeId, OrganisationId
from ctj_desktop.domain.placeholders import filled
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee, OfficeHeld, OfficeOfCommittee, Secretariat
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import AgendaItem, ItemDocument, Meeting, MeetingState
from ctj_desktop.domain.records.people import Office, Organisation, Person
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_, N_p
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import sourced
from ctj_desktop.i18n.inclusive import said_of
from ctj_desktop.i18n.meetings import deadlines_said
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient
from ctj_desktop.services.meetings.sending.moved import next_kinds
from ctj_desktop.services.membership.names_then import name_on
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.membership.senders import LetterSubject, officers, presiding, sender
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import meeting_moves, meeting_state, name_of
from ctj_desktop.services.texts.letter_texts import CALLING, WHEN_AND_WHERE, fillable_text
from ctj_desktop.storage.open_file import OpenFile

ABOUT: Final[Mapping[DispatchKind, LetterAbout]] = {
    DispatchKind.CONVOCATION: LetterAbout.CONVOCATION,
    DispatchKind.COMPLEMENT: LetterAbout.COMPLEMENT,
    DispatchKind.CHANGE: LetterAbout.DATE_CHANGED,
    DispatchKind.CANCELLATION: LetterAbout.CANCELLED,
    DispatchKind.REMINDER: LetterAbout.REMINDER,
}
"""What is made about a meeting, and by which text."""
ON_MINUTES: Final[Mapping[DispatchKind, LetterAbout]] = {
    DispatchKind.MINUTES: LetterAbout.MINUTES,
    DispatchKind.REMINDER: LetterAbout.REMARKS_REMINDER,
}
"""What is made about minutes that go round for remarks."""
CALLS: Final = frozenset(ABOUT) - {DispatchKind.REMINDER}
"""What says when and where it takes place, or that it does not: what holds is what was said last of it."""
TO_ONE: Final[Mapping[InvitedAs, str]] = {
    InvitedAs.VOTING: N_("You sit on the committee with a vote."),
    InvitedAs.ADVISORY: N_("You sit on the committee in an advisory capacity."),
    InvitedAs.SUBSTITUTE: N_(
        "You receive this convocation as a substitute: you sit if the member cannot come or the seat is vacant."
    ),
    InvitedAs.GUEST: N_("You are invited as a guest, without a vote."),
    InvitedAs.INFORMED: N_("You receive this convocation for information."),
}
TO_SEVERAL: Final[Mapping[InvitedAs, str]] = {
    InvitedAs.SUBSTITUTE: N_("Substitutes sit if the member for whom they stand in cannot come or the seat is vacant."),
    InvitedAs.GUEST: N_("Guests take part without a vote."),
}
"""What is said of each to a group of which only some are meant."""
OPENING: Final = "appel"
NEUTRAL_FRENCH: Final = "Bonjour "
_OWN_PARAGRAPH: Final = re.compile(rf"\{{\s*{WHEN_AND_WHERE}\s*\}}")


class Asking(NamedValue):
    """What is sent: the day it is dated, by when an answer is asked for, why a meeting does not take place.

    One that is `put_off` takes place later, on the day `to` where that is known. `on_minutes`: what is asked for are
    remarks on its minutes.
    """

    what: DispatchKind = DispatchKind.CONVOCATION
    dated: date
    answer_by: date | None = None
    reason: Bilingual = NO_TEXT
    put_off: bool = False
    to: date | None = None
    on_minutes: bool = False

    @property
    def letter(self) -> LetterAbout:
        """By which text it is said."""
        return (ON_MINUTES if self.on_minutes else ABOUT)[self.what]


class MeetingLetter(NamedValue):
    """A letter as it would leave; `facts` stand before the paragraph `facts_at` of the text, or nowhere."""

    language: Language
    subject: str
    text: str
    facts: tuple[tuple[str, str], ...]
    facts_at: int | None
    signers: tuple[tuple[str, str], ...]

    @property
    def mail(self) -> str:
        """The whole as a mail has it, which knows no tables."""
        paragraphs = self.text.split("\n\n")
        if self.facts and self.facts_at is not None:
            t = load_translator(LOCALES[self.language])
            paragraphs.insert(self.facts_at, "\n".join(_labelled(t, *fact) for fact in self.facts))
        names = [", ".join(filter(None, signer)) for signer in self.signers]
        return "\n\n".join((*paragraphs, *filter(None, ("\n".join(names),))))


def asking_of(store: OpenFile, meeting: Meeting, day: date) -> Asking:
    """What was last said about the meeting, as of its day; of one to be convened what would be said on `day`."""
    moves, state = meeting_moves(store, meeting.id), meeting_state(store, meeting.id)
    if state is MeetingState.CANCELLED:
        return Asking(what=DispatchKind.CANCELLATION, dated=moves[-1].on, reason=moves[-1].reason)
    convened = [move.on for move in moves if move.to_state is MeetingState.CONVENED]
    if state in BEFORE_CONVENING or not convened:
        return Asking(what=next_kinds(store, meeting.id)[0], dated=day)
    sent = [one for one in store.all(Dispatch, meeting=meeting.id, order="-revision, id") if one.what in CALLS]
    last = [one for one in sent if one.revision == sent[0].revision]
    return Asking(
        what=last[0].what if last else DispatchKind.CONVOCATION,
        dated=convened[-1],
        answer_by=next((one.answer_by for one in last if one.answer_by is not None), None),
    )


class LetterValues(NamedValue):
    """What is filled into a letter in one language: by name, when and where, and who signs."""

    language: Language
    by_name: Mapping[str, str]
    facts: tuple[tuple[str, str], ...]
    signers: tuple[tuple[str, str], ...]


def meeting_letter(
    store: OpenFile, meeting: Meeting, readers: Sequence[Recipient], language: Language, asking: Asking
) -> MeetingLetter:
    """To one reader, or to all of them at once; `UnknownFields` where the committee's own text has others.

    It is the committee's own wording where it has one.
    """
    wording = fillable_text(store, meeting.committee, asking.letter)
    return composed(wording.subject, wording.text, letter_values(store, meeting, readers, language, asking))


def letter_values(
    store: OpenFile, meeting: Meeting, readers: Sequence[Recipient], language: Language, asking: Asking
) -> LetterValues:
    """What a letter to one reader, or to all of them at once, says in that language."""
    t = load_translator(LOCALES[language])
    return LetterValues(
        language=language,
        by_name=_values(store, meeting, readers, t, asking),
        facts=tuple(meeting_facts(store, meeting, t)),
        signers=tuple(signers_of(store, meeting, t)),
    )


def composed(subject: Bilingual, text: Bilingual, values: LetterValues) -> MeetingLetter:
    """A wording with the values in it; a paragraph of which nothing is left falls out."""
    paragraphs = _paragraphs(text.or_other(values.language))
    place = next((at for at, part in enumerate(paragraphs) if _OWN_PARAGRAPH.fullmatch(part)), None)
    before, after = paragraphs[:place], paragraphs[place + 1 :] if place is not None else []
    written = [said for part in before if (said := _said(part, values))]
    rest = [said for part in after if (said := _said(part, values))]
    return MeetingLetter(
        language=values.language,
        subject=_filled(subject.or_other(values.language), values.by_name),
        text="\n\n".join((*written, *rest)),
        facts=values.facts if place is not None else (),
        facts_at=len(written) if place is not None else None,
        signers=values.signers,
    )


def _said(part: str, values: LetterValues) -> str:
    """A paragraph with its values; inside a sentence the reader is called without the greeting and the comma.

    Of whom we do not know whether to write Madame or Monsieur nothing is called there: a bare name would be rude.
    """
    opening = f"{{{OPENING}}}"
    if part.startswith(opening):
        return _filled(part, values.by_name)
    called = values.by_name.get(OPENING, "")
    if called.startswith(NEUTRAL_FRENCH):
        part = part.replace(f", {opening},", "")
    called = called.removeprefix(NEUTRAL_FRENCH).rstrip(", ")
    return _filled(part, {**values.by_name, OPENING: called})


def secretariat_mail(store: OpenFile, meeting: Meeting) -> tuple[str, str]:
    """Name and mail address of the secretariat that calls; empty without one."""
    return committee_mail(store, meeting.committee, meeting.on)


def committee_mail(store: OpenFile, committee: CommitteeId, day: date | None) -> tuple[str, str]:
    """Name and mail address of the secretariat of a committee: of this office's body, else of any; empty without one.

    The bodies of the secretariats, then the office itself, then its secretaries are looked at.
    """
    return next((found for found in _mails(store, committee, day) if found[1]), ("", ""))


def _mails(store: OpenFile, committee: CommitteeId, day: date | None) -> Iterator[tuple[str, str]]:
    office = store.get(Office, store.office_id)
    ours = office.organisation if office is not None else None
    spoken = the(store, Committee, committee).writes_in
    found: list[Secretariat] = sorted(
        sender(store, committee, day).secretariats, key=lambda one: one.organisation != ours
    )
    bodies: list[OrganisationId | None] = [*(one.organisation for one in found), ours]
    for key in bodies:
        body = store.get(Organisation, key) if key is not None else None
        if body is not None:
            yield body.name.or_other(spoken), body.email
    for held in officers(store, committee, day):
        person = store.get(Person, held.person) if held.office is OfficeOfCommittee.SECRETARY else None
        if person is not None:
            yield person_name(person), person.work_email


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Without the blanks that a field leaves which says nothing."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in filled(text, values).splitlines())
    return re.sub(r" +([,.])", r"\1", "\n".join(lines).strip())


def meeting_facts(store: OpenFile, meeting: Meeting, t: Translator) -> Iterator[tuple[str, str]]:
    """When and where, of which meeting it is the second call and whether freed of a quorum; nothing that is not set."""
    if meeting.sitting is SittingKind.EXTRAORDINARY:
        yield register_name(t, "sitting"), word(t, meeting.sitting)
    if meeting.second_call_of is not None:
        first = the(store, Meeting, meeting.second_call_of)
        day = t.date_long(first.on) if first.on is not None else t("(date to be fixed)")
        yield t("Second call"), t("Meeting no. {number} of {date}").format(number=name_of(first), date=day)
        freed = what_holds(store, meeting).freed_by
        if freed is not None:
            said = t("None is required; whoever comes decides.")
            yield t("Quorum"), sourced(t, said, article_in(freed.article, t.language)) if freed.article else said
    if meeting.on is not None:
        yield t("Date"), t.date_full(meeting.on)
    if hours := _hours(meeting, t):
        yield t("Time"), hours
    place = meeting.place.or_other(t.language)
    if place:
        yield t("Place"), place
    if meeting.remote_link:
        yield t.p("meeting", ONLINE), meeting.remote_link


ONLINE: Final = N_p("meeting", "Online")


def _labelled(t: Translator, label: str, said: str) -> str:
    return t("{label}: {text}").format(label=label, text=said)


def _hours(meeting: Meeting, t: Translator) -> str:
    if meeting.start is None:
        return ""
    return t.time_range(meeting.start, meeting.end) if meeting.end is not None else t.time(meeting.start)


def _values(
    store: OpenFile, meeting: Meeting, readers: Sequence[Recipient], t: Translator, asking: Asking
) -> dict[str, str]:
    day = meeting.on or asking.dated
    said = (
        opening_of(readers, t),
        name_on(store, the(store, Committee, meeting.committee), day).or_other(t.language),
        t("no. {number}").format(number=meeting.number) if meeting.number else "",
        t.date_long(meeting.on) if meeting.on is not None else t("(date to be fixed)"),
        _hours(meeting, t),
        meeting.place.or_other(t.language),
        "; ".join(_labelled(t, *fact) for fact in meeting_facts(store, meeting, t)),
        _standing(readers, t),
        _to_follow(store, meeting, t),
        _answer(readers, t, asking),
        _reason(t, asking),
        "\n".join(one.lines[0] for one in sender(store, meeting.committee, day).secretariats if one.lines),
        deadlines_said(t, meeting.proposals_until, meeting.file_closed_on),
    )
    return dict(zip(CALLING, said, strict=True))


def opening_of(readers: Sequence[Recipient], t: Translator) -> str:
    alone = readers[0].opening if len(readers) == 1 else ""
    return alone or t.p("letter", N_p("letter", "Ladies and Gentlemen"))


def _standing(readers: Sequence[Recipient], t: Translator) -> str:
    """As what they receive it."""
    found = dict.fromkeys(one.standing for one in readers)
    if len(found) == 1:
        return t(TO_ONE[next(iter(found))])
    return " ".join(t(said) for standing, said in TO_SEVERAL.items() if standing in found)


def _answer(readers: Sequence[Recipient], t: Translator, asking: Asking) -> str:
    """Whoever is only informed is asked for none."""
    if all(one.standing is InvitedAs.INFORMED for one in readers):
        return ""
    if asking.on_minutes:
        return _remarks(t, asking)
    if asking.answer_by is None:
        return t("Please let the secretariat know whether you come.")
    return t("Please let the secretariat know by {date} whether you come.").format(date=t.date_long(asking.answer_by))


def _remarks(t: Translator, asking: Asking) -> str:
    how = t("on the form enclosed or in an answer, each with the number of its passage (§)")
    if asking.answer_by is None:
        return t("Please send us your remarks {how}.").format(how=how)
    return t("Please send us your remarks by {date}, {how}.").format(date=t.date_long(asking.answer_by), how=how)


def _to_follow(store: OpenFile, meeting: Meeting, t: Translator) -> str:
    """Documents that are not there yet; those of closed items are spoken of to nobody."""
    items = store.all(AgendaItem, meeting=meeting.id)
    if not any(paper.to_follow for item in items for paper in store.all(ItemDocument, item=item.id)):
        return ""
    if meeting.documents_by is None:
        return t("Documents marked “to follow” on it are sent later.")
    day = t.date_long(meeting.documents_by)
    return t("Documents marked “to follow” on it reach you by {date}.").format(date=day)


def _reason(t: Translator, asking: Asking) -> str:
    later, said = "", asking.reason.or_other(t.language).strip()
    if asking.put_off and asking.to is not None:
        later = t("It is put off to {date}; a new convocation follows.").format(date=t.date_long(asking.to))
    elif asking.put_off:
        later = t("It is put off; the new day will be made known.")
    return " ".join(filter(None, (later, t("Reason: {reason}").format(reason=said) if said else "")))


def signers_of(store: OpenFile, subject: LetterSubject, t: Translator) -> Iterator[tuple[str, str]]:
    """Who presides over the committee, else its secretaries, else its secretariats: a letter says whose it is."""
    form = the(store, Committee, subject.committee).inclusive
    held: list[OfficeHeld] = presiding(store, subject) or [
        one for one in officers(store, subject.committee, subject.on) if one.office is OfficeOfCommittee.SECRETARY
    ]
    people = [(store.get(Person, office.person), office.office) for office in held]
    known = [(person, office) for person, office in people if person is not None]
    for person, office in known:
        yield person_name(person), said_of(t, office, person.salutation, form)
    if not known:
        offices = sender(store, subject.committee, subject.on).secretariats
        yield from ((one.lines[0], "") for one in offices if one.lines)
