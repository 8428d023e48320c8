"""Who is written to about a decision by circulation, and what does the letter say?"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CirculationId, CommitteeId, StandardTextId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.in_writing.circulations import rules_said
from ctj_desktop.services.directory.letter_proof import READ_IN, LetterExample
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, addressed
from ctj_desktop.services.meetings.sending.letters import (
    LetterValues,
    MeetingLetter,
    committee_mail,
    composed,
    opening_of,
    signers_of,
)
from ctj_desktop.services.membership.names_then import name_on
from ctj_desktop.services.membership.senders import CommitteeOn, sender
from ctj_desktop.services.minutes.circulations.reading import rules_of
from ctj_desktop.services.minutes.circulations.refusals import LettersTooLate
from ctj_desktop.services.steps.records import home_of, the
from ctj_desktop.services.texts.letter_texts import CIRCULATING, fillable_text, letter_of
from ctj_desktop.storage.open_file import OpenFile

SUBJECT, WORDS = N_("an invented matter"), N_("The committee supports the project.")
"""Where nothing was put to the vote yet."""
DAYS = 14


def readers_of(store: OpenFile, lines: Sequence[CirculationVoter], day: date) -> list[Recipient]:
    """Whoever is asked or informed, by the way and in the language of their line; `key` is that of the line."""
    return addressed(store, [_reader(store, line) for line in lines], day)


def need_in_time(told: Circulation, today: date) -> None:
    """`LettersTooLate` once the last day for answers is over."""
    if told.until is not None and told.until < today:
        raise LettersTooLate(told.until)


def circulation_letter(
    store: OpenFile, told: Circulation, reader: Recipient, dated: date, *, reminder: bool = False
) -> MeetingLetter:
    """To one reader; the committee's own wording where it has one, `UnknownFields` where that has others."""
    about = LetterAbout.CIRCULATION_REMINDER if reminder else LetterAbout.CIRCULATION
    wording = fillable_text(store, told.committee, about)
    t = load_translator(LOCALES[reader.written_in])
    values = LetterValues(
        language=reader.written_in,
        by_name=_values(store, told, reader, t, dated),
        facts=(),
        signers=tuple(signers_of(store, CommitteeOn(committee=told.committee, on=dated), t)),
    )
    return composed(wording.subject, wording.text, values)


def circulation_example(store: OpenFile, text: StandardTextId, day: date) -> LetterExample | None:
    """For a committee's own wording, filled in with its last decision by circulation, else an invented one; or None."""
    about = letter_of(store, text)
    if about is None or about[1] not in (LetterAbout.CIRCULATION, LetterAbout.CIRCULATION_REMINDER):
        return None
    found = store.all(Circulation, committee=about[0], order="-opened_on, id")
    told = found[0] if found else _invented(about[0], day)
    values = {
        language: _values(store, told, _anybody(language), load_translator(LOCALES[language]), day)
        for language in READ_IN
    }
    return LetterExample(name=values[Language.FR]["objet"], values=values, known=CIRCULATING)


def _invented(committee: CommitteeId, day: date) -> Circulation:
    voices = [load_translator(LOCALES[language]) for language in READ_IN]
    return Circulation(
        id=CirculationId(UUID(int=0)),
        home=home_of(committee),
        committee=committee,
        title=Bilingual.of(*(t(SUBJECT) for t in voices)),
        text=Bilingual.of(*(t(WORDS) for t in voices)),
        until=days_later(day, DAYS),
    )


def _anybody(language: Language) -> Recipient:
    return Recipient(key=UUID(int=0), name="", function=NO_TEXT, body=NO_TEXT, side=None, written_in=language)


def office_mail(store: OpenFile, told: Circulation, day: date) -> tuple[str, str]:
    """Name and mail address of the secretariat to which answers go back; empty where none is known."""
    return committee_mail(store, told.committee, day)


def is_asked(reader: Recipient) -> bool:
    """Whether an answer is awaited; whoever sits without a vote, or stands back, is informed."""
    return reader.standing is InvitedAs.VOTING


def _reader(store: OpenFile, line: CirculationVoter) -> Recipient:
    person = store.get(Person, line.person) if line.person is not None else None
    return Recipient(
        key=line.id,
        name=line.name,
        function=line.function,
        body=line.body,
        side=line.side,
        standing=_standing(line),
        language=line.language,
        written_in=line.language,
        email=person.work_email if person is not None else "",
        channel=line.channel,
        person=line.person,
    )


def _standing(line: CirculationVoter) -> InvitedAs:
    if line.recused:
        return InvitedAs.INFORMED
    return InvitedAs.VOTING if line.may_vote else InvitedAs.ADVISORY


def _values(store: OpenFile, told: Circulation, reader: Recipient, t: Translator, dated: date) -> Mapping[str, str]:
    day = told.opened_on or dated
    statutes, rule = rules_of(store, told)
    secretariats = sender(store, told.committee, day).secretariats
    said = (
        opening_of((reader,), t),
        name_on(store, the(store, Committee, told.committee), day).or_other(t.language),
        t("no. {number}").format(number=told.number) if told.number else "",
        told.title.or_other(t.language),
        without_marks(told.note.or_other(t.language)),
        without_marks(told.text.or_other(t.language)),
        " ".join(rules_said(t, statutes, rule)),
        t.date_long(told.until) if told.until is not None else "",
        _answer(told, reader, t),
        "\n".join(one.lines[0] for one in secretariats if one.lines),
    )
    return dict(zip(CIRCULATING, said, strict=True))


def _answer(told: Circulation, reader: Recipient, t: Translator) -> str:
    if reader.standing is InvitedAs.INFORMED:
        return t("You stand back from this matter and receive this letter for information: no answer is expected.")
    if not is_asked(reader):
        return t("You sit on the committee without a vote and receive this letter for information.")
    if told.until is None:
        return ""
    said = t(
        "Please answer by {date} on the reply form enclosed: yes, no, abstention, or that you ask for a deliberation "
        "at a meeting. Whoever does not answer by then does not agree; a later answer does not count."
    )
    return said.format(date=t.date_long(told.until))
