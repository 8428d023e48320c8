"""What does a returned form, or a mail, say to a round of remarks, and what of it is new?

Nothing is written before a person has looked: whose it is, to which passage each line belongs, what was said before.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, AnyBlockId, GuestId, OrganisationId, PersonId, RemarkId, RemarkRoundId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Meeting, ReplyWay
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.remarks import AnyRemark, Remark, RemarkRound
from ctj_desktop.domain.rounds.circulated import as_read
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.files.forms.mails import within
from ctj_desktop.files.remark_forms.form import FORM, ReturnedForm, ReturnedLine
from ctj_desktop.files.remark_forms.mails import RemarkMail
from ctj_desktop.files.remark_forms.reading import read_form
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.meetings.convocation import Recipient, recipients
from ctj_desktop.services.minutes.remarks.reading import asked_in, remarks_of
from ctj_desktop.services.minutes.remarks.round_refusals import (
    MailSaysNothing,
    NoPassageNamed,
    NoRemarkChosen,
    RoundNotHere,
    WhichRound,
)
from ctj_desktop.services.minutes.remarks.rounds import NumberedPassage, passages_of
from ctj_desktop.services.minutes.remarks.settling import add_remark, change_remark
from ctj_desktop.services.steps.came_back import CameBack
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import FINAL, meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class LineState(Enum):
    """What a line is to what is known of the same reader."""

    NEW = "new"
    CHANGED = "changed"
    """It takes the place of what they wrote before, which nobody has settled."""
    KNOWN = "known"
    UNPLACED = "unplaced"
    """It names no passage of the round."""
    WHOLE = "whole"
    """It speaks of the minutes as a whole."""


class IncomingLine(NamedValue):
    """One remark as it came. `passage` is None where it names none; `otherwise`: the form shows another text there."""

    key: int
    said: str
    comment: str
    wording: str
    state: LineState
    passage: NumberedPassage | None = None
    otherwise: bool = False
    before: AnyRemark | None = None


class Incoming(NamedValue):
    """What a file says to a round, before any of it is taken in.

    Attributes:
        asked: they were asked for remarks in this round.
        same_file: it was taken in before.
        other_version: the form was made from another text than the one that went round.
        otherwise: the numbers of passages that read otherwise in it.
        unknown: numbers at which something is remarked and the round has no passage.
        left_out: the numbers on which they remarked before, and no longer do.
        rest: what else is written in a mail.
        came: the day on which its mail was sent.
    """

    file: str
    sha256: str
    meeting: Meeting
    opened: RemarkRound
    language: Language
    name: str
    person: PersonId | None = None
    guest: GuestId | None = None
    way: ReplyWay = ReplyWay.FORM
    asked: bool = True
    same_file: bool = False
    other_version: bool = False
    otherwise: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    lines: tuple[IncomingLine, ...] = ()
    passages: tuple[NumberedPassage, ...] = ()
    rest: str = ""
    came: date | None = None

    @property
    def known_reader(self) -> bool:
        """It is certain who writes."""
        return self.person is not None or self.guest is not None


class TakenLine(NamedValue):
    """A line as a person wants it taken in: to a passage, or to an item as a whole."""

    comment: str
    wording: str
    paragraph: AnyBlockId | None
    item: AgendaItemId
    before: AnyRemark | None = None


class Taking(NamedValue):
    """What is taken in of a file, from whom and as received when."""

    opened: RemarkRoundId
    sha256: str
    language: Language
    received_on: date
    way: ReplyWay
    name: str
    person: PersonId | None = None
    guest: GuestId | None = None
    lines: tuple[TakenLine, ...] = ()


class _Writer(NamedValue):
    """Who wrote it, as far as that is known here."""

    name: str
    person: PersonId | None = None
    guest: GuestId | None = None
    key: UUID | None = None


def incoming_remarks(store: OpenFile, came: CameBack, today: date) -> list[Incoming]:
    """What a file says: a form, or a mail with forms, or one that names passages.

    Raises what `read_form` refuses, `RoundNotHere`, `MinutesFixed`, or of a mail `MailSaysNothing` and `WhichRound`.
    """
    forms = [read_form(book) for book in came.forms(FORM)]
    if forms:
        return [of_form(store, form, today, came.remarks) for form in forms]
    if came.remarks is None:
        raise MailSaysNothing(came.name)
    return [of_mail(store, came.remarks, today)]


def of_form(store: OpenFile, form: ReturnedForm, today: date, mail: RemarkMail | None = None) -> Incoming:
    """What a form says to its round; where it names nobody, a name or a mail address may."""
    opened = store.get(RemarkRound, RemarkRoundId(form.reference.round))
    if opened is None or opened.meeting != form.reference.meeting:
        raise RoundNotHere(form.name)
    need_unapproved(store, opened.meeting)
    writer = _named(store, form.reference.reader) if form.reference.reader is not None else None
    if writer is None:
        writer = _found(store, opened, today, form.writer, mail.mail if mail is not None else "")
    found = _Reading(store, opened, form.reference.language, writer)
    shown = dict(form.texts)
    return found.of(
        form.name,
        form.sha256,
        form.lines,
        other_version=form.reference.text_sha256 != opened.sha256,
        shown=shown,
        rest=mail.rest if mail is not None else "",
        came=within(mail.sent if mail is not None else None, opened.opened_on, today),
    )


def of_mail(store: OpenFile, mail: RemarkMail, today: date) -> Incoming:
    """What a mail says to the round in which its writer was asked, or which its subject names."""
    if not mail.lines:
        raise MailSaysNothing(mail.name)
    running = [
        one
        for one in store.all(RemarkRound, order="opened_on, number, id")
        if meeting_state(store, one.meeting) not in FINAL
    ]
    last = {one.meeting: one for one in running}  # of each meeting its last round
    for one in running:  # two offices opened two apart: the one in which this writer was asked
        if one.closed_on is None and _found(store, one, today, "", mail.mail).key in asked_in(store, one):
            last[one.meeting] = one
    asked = [one for one in last.values() if _found(store, one, today, "", mail.mail).key is not None]
    named = [one for one in last.values() if _is_named(store, one, mail.subject)]
    both = [one for one in asked if one in named]
    fitting = next((found for found in (both, asked, named) if len(found) == 1), None)
    if fitting is None:
        raise WhichRound(mail.name)
    [opened] = fitting
    writer = _found(store, opened, today, mail.writer or mail.mail, mail.mail)
    spoken = _language(store, writer)
    came = within(mail.sent, opened.opened_on, today)
    return _Reading(store, opened, spoken, writer).of(mail.name, mail.sha256, mail.lines, rest=mail.rest, came=came)


def take_in(unit: Unit, *, taking: Taking) -> list[AnyRemark]:
    """The lines as remarks, as one act; one that takes the place of another corrects it."""
    opened = the(unit.store, RemarkRound, taking.opened)
    if not taking.lines:
        raise NoRemarkChosen
    made = [_taken(unit, opened, taking, line) for line in taking.lines]
    unit.name("remark.taken", name=taking.name, count=str(len(made)))
    return made


def _taken(unit: Unit, opened: RemarkRound, taking: Taking, line: TakenLine) -> AnyRemark:
    comment, wording = (_in(taking.language, said) for said in (line.comment, line.wording))
    if line.before is not None:
        came = replace(line.before, received_on=taking.received_on, received_by=taking.way, form_sha256=taking.sha256)
        return change_remark(unit, replace(came, comment=comment, wording=wording), line.before)
    new = Remark(
        id=RemarkId(unit.new_id()),
        home=opened.home,
        round=opened.id,
        item=line.item,
        paragraph=line.paragraph,
        person=taking.person,
        guest=taking.guest,
        name="" if taking.person is not None or taking.guest is not None else taking.name,
        received_on=taking.received_on,
        received_by=taking.way,
        language=taking.language,
        comment=comment,
        wording=wording,
        form_sha256=taking.sha256,
    )
    return add_remark(unit, new)


class _Reading:
    """A round and what its writer said before."""

    def __init__(self, store: OpenFile, opened: RemarkRound, language: Language, writer: _Writer) -> None:
        self._store, self._opened, self._language, self._writer = store, opened, language, writer
        self._passages = passages_of(store, opened)
        self._by_number = {one.number: one for one in self._passages}
        self._before = [one for one in remarks_of(store, opened.id) if self._is_theirs(one)]

    def of(
        self,
        file: str,
        sha256: str,
        lines: Sequence[ReturnedLine],
        *,
        other_version: bool = False,
        shown: dict[int, str] | None = None,
        rest: str = "",
        came: date | None = None,
    ) -> Incoming:
        """The lines beside what is known."""
        otherwise = tuple(number for number, text in (shown or {}).items() if self._reads_otherwise(number, text))
        unknown = (line.number for line in lines if line.number and line.number not in self._by_number)
        read = [self._line(at, line, line.number in otherwise) for at, line in enumerate(lines)]
        matched = self._matched(read)
        spoken_of = {one.passage.block.id for one in matched if one.passage is not None}
        gone = [one for one in self._before if one.form_sha256 and one.paragraph not in spoken_of]
        numbers = {one.block.id: one.number for one in self._passages}
        return Incoming(
            way=ReplyWay.FORM if shown is not None else ReplyWay.MAIL,
            file=file,
            sha256=sha256,
            meeting=the(self._store, Meeting, self._opened.meeting),
            opened=self._opened,
            language=self._language,
            name=self._writer.name,
            person=self._writer.person,
            guest=self._writer.guest,
            asked=self._is_asked(),
            same_file=any(one.form_sha256 == sha256 for one in remarks_of(self._store, self._opened.id)),
            other_version=other_version,
            otherwise=otherwise,
            unknown=tuple(dict.fromkeys(unknown)),
            left_out=tuple(sorted(numbers[one.paragraph] for one in gone if one.paragraph in numbers)),
            lines=tuple(matched),
            passages=self._passages,
            rest=rest,
            came=came,
        )

    def _reads_otherwise(self, number: int, text: str) -> bool:
        passage = self._by_number.get(number)
        return passage is not None and as_read(passage.text.or_other(self._language)) != as_read(text)

    def _line(self, at: int, line: ReturnedLine, otherwise: bool) -> IncomingLine:
        passage = self._by_number.get(line.number) if line.number else None
        state = LineState.UNPLACED if line.number is not None else LineState.WHOLE
        if passage is not None:
            state = LineState.KNOWN if self._known(passage, line) is not None else LineState.NEW
        return IncomingLine(
            key=at,
            said=line.said,
            comment=line.comment,
            wording=line.wording,
            state=state,
            passage=passage,
            otherwise=otherwise,
        )

    def _matched(self, lines: Iterable[IncomingLine]) -> list[IncomingLine]:
        """A new line takes the place of the one remark that came by a file before and is said no longer."""
        read = list(lines)
        said = {
            known.id for one in read if one.passage is not None and (known := self._known(one.passage, one)) is not None
        }
        left = [one for one in self._before if one.id not in said and one.form_sha256 and one.ruling is None]
        found = []
        for line in read:
            same = [one for one in left if line.passage is not None and one.paragraph == line.passage.block.id]
            if line.state is LineState.NEW and len(same) == 1:
                left.remove(same[0])
                line = replace(line, state=LineState.CHANGED, before=same[0])
            found.append(line)
        return found

    def _known(self, passage: NumberedPassage, line: ReturnedLine | IncomingLine) -> AnyRemark | None:
        wanted = as_read(line.comment), as_read(line.wording)
        return next(
            (
                one
                for one in self._before
                if one.paragraph == passage.block.id and wanted == (self._side(one.comment), self._side(one.wording))
            ),
            None,
        )

    def _side(self, text: Bilingual) -> str:
        return as_read(text.text(self._language))

    def _is_theirs(self, one: AnyRemark) -> bool:
        writer = self._writer
        if writer.person is None and writer.guest is None:
            return one.person is None and one.guest is None and as_read(one.name) == as_read(writer.name)
        return (writer.person is not None and one.person == writer.person) or (
            writer.guest is not None and one.guest == writer.guest
        )

    def _is_asked(self) -> bool:
        keys = asked_in(self._store, self._opened).keys()
        return bool(keys & {self._writer.person, self._writer.guest, self._writer.key} - {None})


def _named(store: OpenFile, key: UUID) -> _Writer | None:
    """Whom a form names."""
    person = store.get(Person, PersonId(key))
    if person is not None:
        return _Writer(name=person_name(person), person=person.id, key=key)
    guest = store.get(Guest, GuestId(key))
    if guest is not None:
        return _Writer(name=guest.name, guest=guest.id, key=key)
    body = store.get(Organisation, OrganisationId(key))
    return _Writer(name=body.name.fr.text or body.name.de.text, key=key) if body is not None else None


def _found(store: OpenFile, opened: RemarkRound, today: date, name: str, mail: str) -> _Writer:
    """Who has the address, else the name, of those that receive the minutes; nobody is guessed among several."""
    readers = recipients(store, the(store, Meeting, opened.meeting), today)
    by_mail = [one for one in readers if mail and one.email.strip().casefold() == mail]
    by_name = [one for one in readers if name and as_read(one.name).casefold() == as_read(name).casefold()]
    for found in (by_mail, by_name):
        if len(found) == 1:
            return _of_reader(found[0])
    return _Writer(name=name or mail)


def _of_reader(one: Recipient) -> _Writer:
    return _Writer(name=one.name, person=one.person, guest=one.guest, key=one.person or one.guest or one.organisation)


def _language(store: OpenFile, writer: _Writer) -> Language:
    person = store.get(Person, writer.person) if writer.person is not None else None
    return Language.DE if person is not None and person.language is Language.DE else Language.FR


def _is_named(store: OpenFile, opened: RemarkRound, subject: str) -> bool:
    number = the(store, Meeting, opened.meeting).number
    return bool(number and number in subject)


def _in(language: Language, said: str) -> Bilingual:
    if not said:
        return NO_TEXT
    return Bilingual.of(de=said) if language is Language.DE else Bilingual.of(fr=said)


def placed(line: IncomingLine, passage: NumberedPassage | None, item: AgendaItem | None) -> TakenLine:
    """A line at the passage or the item that a person chose; `NoPassageNamed` without one."""
    if passage is None and item is None:
        raise NoPassageNamed(line.comment or line.wording)
    where = passage.item if passage is not None else item
    assert where is not None, "one of them is chosen"
    return TakenLine(
        comment=line.comment,
        wording=line.wording,
        paragraph=passage.block.id if passage is not None else None,
        item=where.id,
        before=line.before,
    )
