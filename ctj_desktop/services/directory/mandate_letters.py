"""What is written to the body that appoints, about a line of the radar, in which language and to which address?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.placeholders import filled, unknown_placeholders
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeOfCommittee
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.inclusive import said_of
from ctj_desktop.i18n.postal_address import Unfit
from ctj_desktop.i18n.salutations import called_in_address
from ctj_desktop.services.directory.letters import LOCALES, letter_to_body, reached
from ctj_desktop.services.membership.names_then import body_on, name_on
from ctj_desktop.services.membership.radar import RadarKind, RadarLine
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.texts.letter_texts import APPOINTING, LetterText, letter_text
from ctj_desktop.storage.open_file import OpenFile

ABOUT: Final[Mapping[RadarKind, LetterAbout]] = {
    RadarKind.MANDATE_ENDS: LetterAbout.MANDATE_ENDS,
    RadarKind.SUBSTITUTE_ENDS: LetterAbout.SUBSTITUTE_ENDS,
    RadarKind.VACANT: LetterAbout.VACANT,
    RadarKind.NO_SUBSTITUTE: LetterAbout.NO_SUBSTITUTE,
}


class NobodyAppoints(Refused):
    """The committee fills its offices itself: there is no body to write to."""


class NoBodyBehind(Refused):
    """This seat belongs to no body, so that there is none to write to. Enter the body of the seat first."""


class LetterDraft(NamedValue):
    """A letter as it would leave: its reader, how they are reached, what it says, which names nobody filled in.

    Of a body without an address only the name stands in the window: it is not `addressed`. `wording` is where its text
    comes from, `country` where it is delivered, `signers` name and function.
    """

    committee: CommitteeId
    letter: LetterAbout
    language: Language
    address: tuple[str, ...]
    country: Side
    unfit: tuple[Unfit, ...]
    addressed: bool
    mail: str
    subject: str
    text: str
    signers: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    wording: LetterText

    @property
    def signed(self) -> str:
        """The text with who signs below it, as a mail has it."""
        names = [", ".join(filter(None, signer)) for signer in self.signers]
        return "\n\n".join(filter(None, (self.text, "\n".join(names))))


class Letters(NamedValue):
    """One letter for each body, about how many lines it is, and the lines of which there is no body to write to."""

    drafts: tuple[LetterDraft, ...]
    about: tuple[int, ...]
    nobody: tuple[RadarLine, ...]


def usual_language(store: OpenFile, line: RadarLine) -> Language:
    """That of whoever sits or sat there for the body, else that of the committee: French or German."""
    person = store.get(Person, line.person) if line.person is not None else None
    if person is None and line.seat is not None:
        sat = store.all(Mandate, seat=line.seat, order="start, id")
        person = store.get(Person, sat[-1].person) if sat else None
    spoken = person.language if person is not None else the(store, Committee, line.committee).writes_in
    return Language.DE if spoken is Language.DE else Language.FR


def draft_letter(store: OpenFile, line: RadarLine, language: Language, day: date) -> LetterDraft:
    """The letter of a committee about that line; `NobodyAppoints` or `NoBodyBehind` where there is none to write to."""
    about = ABOUT.get(line.kind)
    if about is None:
        raise NobodyAppoints
    body = body_of(store, line)
    if body is None:
        raise NoBodyBehind
    return draft_to_body(
        store, line.committee, about, body, letter_values(store, line, body, language, day), language, day
    )


def draft_to_body(
    store: OpenFile,
    committee: CommitteeId,
    about: LetterAbout,
    body: Organisation,
    values: Mapping[str, str],
    language: Language,
    day: date,
) -> LetterDraft:
    """A letter of the committee to a body in its wording, the values in place of their names."""
    wording = letter_text(store, committee, about)
    reader, found = letter_to_body(store, body, language, day), reached(store, [body])[body.id]
    return LetterDraft(
        committee=committee,
        letter=about,
        language=language,
        address=reader.lines or (body_on(store, body, day).name.or_other(language),),
        country=found.address.country if found.address is not None else body.side or Side.FR,
        unfit=reader.unfit,
        addressed=bool(reader.lines),
        mail=found.email,
        subject=filled(wording.subject.or_other(language), values),
        text=filled(wording.text.or_other(language), values),
        signers=tuple(signing(store, committee, language, day)),
        unknown=tuple(
            dict.fromkeys(
                name for said in (wording.subject, wording.text) for name in unknown_placeholders(said, tuple(values))
            )
        ),
        wording=wording,
    )


def draft_letters(store: OpenFile, lines: Sequence[RadarLine], day: date) -> Letters:
    """A letter for each body about all of these lines that concern it, in the language of the first of them."""
    bodies: dict[tuple[CommitteeId, UUID], list[RadarLine]] = {}
    nobody: list[RadarLine] = []
    for line in lines:
        body = body_of(store, line) if line.kind in ABOUT else None
        if body is None:
            nobody.append(line)
        else:
            bodies.setdefault((line.committee, body.id), []).append(line)
    drafts = tuple(_together(store, about, day) for about in bodies.values())
    return Letters(drafts=drafts, about=tuple(map(len, bodies.values())), nobody=tuple(nobody))


def _together(store: OpenFile, lines: Sequence[RadarLine], day: date) -> LetterDraft:
    """What every letter about one of the lines says at its beginning and at its end stands once, the rest in turn."""
    language = usual_language(store, lines[0])
    drafts = [draft_letter(store, line, language, day) for line in lines]
    return replace(
        drafts[0],
        subject=" / ".join(dict.fromkeys(draft.subject for draft in drafts)),
        text="\n\n".join(joined_paragraphs([draft.text.split("\n\n") for draft in drafts])),
        unknown=tuple(dict.fromkeys(name for draft in drafts for name in draft.unknown)),
    )


def joined_paragraphs(texts: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs of several texts as one: the first and the last that they share once, the others one by one."""
    shortest = min(map(len, texts))
    begun = next((at for at in range(shortest) if len({text[at] for text in texts}) > 1), shortest)
    left = shortest - begun
    ended = next((at for at in range(left) if len({text[-1 - at] for text in texts}) > 1), left)
    between = [part for text in texts for part in text[begun : len(text) - ended]]
    return [*texts[0][:begun], *dict.fromkeys(between), *texts[0][len(texts[0]) - ended :]]


def body_of(store: OpenFile, line: RadarLine) -> Organisation | None:
    """For whom the mandate is held, else whose the seat is."""
    mandate = store.get(Mandate, line.key) if line.person is not None else None
    key = (mandate.on_behalf_of if mandate is not None else None) or line.body
    return store.get(Organisation, key) if key is not None else None


def signing(store: OpenFile, committee: CommitteeId, language: Language, day: date) -> Iterator[tuple[str, str]]:
    """The secretaries of the committee, else its secretariats."""
    t, form = load_translator(LOCALES[language]), the(store, Committee, committee).inclusive
    found = [one for one in officers(store, committee, day) if one.office is OfficeOfCommittee.SECRETARY]
    for held in found:
        person = store.get(Person, held.person)
        if person is not None:
            yield person_name(person), said_of(t, held.office, person.salutation, form)
    if not found:
        yield from ((one.lines[0], "") for one in sender(store, committee, day).secretariats if one.lines)


def letter_values(
    store: OpenFile, line: RadarLine, body: Organisation, language: Language, day: date
) -> dict[str, str]:
    """What stands in the place of each of `APPOINTING`; empty where the line has nothing of the kind."""
    t = load_translator(LOCALES[language])
    person = store.get(Person, line.person) if line.person is not None else None
    said = (
        named_committee(store, line.committee, language, day),
        body_on(store, body, day).name.or_other(language),
        line.label.or_other(language),
        called_in_address(t, person) if person is not None else line.name,
        t.date_long(line.last_day) if line.last_day is not None else "",
        _secretariats(store, line.committee, day),
    )
    return dict(zip(APPOINTING, said, strict=True))


def named_committee(store: OpenFile, committee: CommitteeId, language: Language, day: date) -> str:
    """As it is called on the day."""
    return name_on(store, the(store, Committee, committee), day).or_other(language)


def _secretariats(store: OpenFile, committee: CommitteeId, day: date) -> str:
    """The first line of each secretariat as the letterhead has it."""
    return "\n".join(one.lines[0] for one in sender(store, committee, day).secretariats if one.lines)
