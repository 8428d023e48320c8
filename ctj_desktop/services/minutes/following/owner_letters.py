"""What does a reminder say to whoever has something to do for a committee: all of it, once, in their language?

Of what a closed item gave it says the number and the day alone: a mail is read by more than its reader.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, StandardTextId
from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.placeholders import filled
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_, N_p
from ctj_desktop.files.mail_drafts import draft_bytes
from ctj_desktop.files.names import another_name, safe_name
from ctj_desktop.i18n import N_n, Translator, load_translator
from ctj_desktop.i18n.salutations import letter_opening
from ctj_desktop.services.directory.letter_proof import PERSON, READ_IN, LetterExample
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.directory.mandate_letters import named_committee, signing
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.following.still_to_do import (
    Followed,
    Owner,
    Unreached,
    by_owner,
    owner_name,
    still_to_do,
)
from ctj_desktop.services.naming.same_records import as_one
from ctj_desktop.services.texts.letter_texts import FOLLOWING, fillable_text, letter_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

TASK: Final = N_("Send the minutes to the communes")
"""Where the committee has nothing open to show."""
LATE: Final = 9


WHY_NOT: Final = {
    Unreached.NO_MAIL: N_("{name}: without an e-mail address, {tasks}"),
    Unreached.WRITTEN: N_("{name}: written down by name alone, {tasks}"),
    Unreached.GONE: N_("Somebody whose record is not here: {tasks}"),
    Unreached.NOBODY: N_("Nobody named: {tasks}"),
}
TASKS: Final = N_n("{count} task", "{count} tasks")
DECISIONS: Final = N_n("{count} decision", "{count} decisions")


class OwnerLetter(NamedValue):
    """A reminder as it would leave."""

    owner: Owner
    subject: str
    text: str


class OwnerLetters(NamedValue):
    """One for each owner who can be written to, and those who cannot."""

    letters: tuple[OwnerLetter, ...]
    left_out: tuple[Owner, ...]


def owner_letters(store: Store, committee: CommitteeId, day: date) -> OwnerLetters:
    """To everybody who has something to do; `UnknownFields` where the committee's own text has other names."""
    owners = by_owner(store, committee, still_to_do(store, committee, day))
    return OwnerLetters(
        letters=tuple(_letter(store, committee, owner, day) for owner in owners if owner.why_not is None),
        left_out=tuple(owner for owner in owners if owner.why_not is not None),
    )


def letter_draft(letter: OwnerLetter) -> bytes:
    """The file that a mail program opens as a draft."""
    reader = Mailbox(owner_name(letter.owner, letter.owner.language), letter.owner.mail)
    return draft_bytes([reader], letter.subject, letter.text)


def counted_words(t: Translator, things: Sequence[Followed]) -> str:
    """`2 tâches, 1 décision`."""
    decisions = sum(thing.decision for thing in things)
    counts = ((TASKS, len(things) - decisions), (DECISIONS, decisions))
    return ", ".join(t.n(*forms, count).format(count=t.number(count)) for forms, count in counts if count)


def left_out_words(t: Translator, left_out: Sequence[Owner], language: Language) -> list[str]:
    """Who cannot be written to, why, and what they have to do; each name once."""
    found: dict[tuple[Unreached, str], list[Followed]] = {}
    for owner in left_out:
        assert owner.why_not is not None
        found.setdefault((owner.why_not, owner_name(owner, language)), []).extend(owner.things)
    return [t(WHY_NOT[why]).format(name=name, tasks=counted_words(t, things)) for (why, name), things in found.items()]


def letter_file_names(t: Translator, letters: Sequence[OwnerLetter], day: date) -> list[str]:
    """`2027-02-24 rappel Commune de Jougne.eml`; owners of one name are told apart by a number."""
    names: list[str] = []
    for letter in letters:
        called = " ".join((day.isoformat(), t("reminder"), owner_name(letter.owner, t.language)))
        names.append(another_name(safe_name(f"{called}.eml"), names))
    return names


def thing_words(t: Translator, thing: Followed, day: date) -> str:
    """`T-2027-003 · Compléter la carte (échéance le 15 mars 2027, 9 jours de retard, séance 2027-01)`."""
    text = t("given behind closed doors") if thing.closed else without_marks(thing.text.or_other(t.language))
    late = thing.days_late(day)
    more = (
        t("due on {date}").format(date=t.date_long(thing.due)) if thing.due is not None else t("no date"),
        t.n("{count} day late", "{count} days late", late).format(count=t.number(late)) if late else "",
        t("meeting {number}").format(number=thing.meeting) if thing.meeting else "",
    )
    said = thing_called(t, thing, " ".join(text.split()))
    return f"{said} ({', '.join(filter(None, more))})"


def thing_called(t: Translator, thing: Followed, text: str) -> str:
    """`T-2027-003 · Compléter la carte`, `Décision 2027-003 à exécuter · …`."""
    number = t("carry out decision {number}").format(number=thing.number or "–") if thing.decision else thing.number
    return " · ".join(filter(None, (number, text)))


def owner_example(store: Store, text: StandardTextId, day: date) -> LetterExample | None:
    """For the wording of such a reminder; None for any other text."""
    about = letter_of(store, text)
    if about is None or about[1] is not LetterAbout.TASKS:
        return None
    owners = by_owner(store, about[0], still_to_do(store, about[0], day))
    owner = next((one for one in owners if one.why_not is None), None)
    values = {
        language: _values(store, about[0], owner or _invented(load_translator(LOCALES[language]), day), language, day)
        for language in READ_IN
    }
    name = owner_name(owner, Language.FR) if owner is not None else load_translator(LOCALES[Language.FR])(PERSON)
    return LetterExample(name=name, values=values, known=FOLLOWING)


def _letter(store: OpenFile, committee: CommitteeId, owner: Owner, day: date) -> OwnerLetter:
    wording = fillable_text(store, committee, LetterAbout.TASKS)
    values = _values(store, committee, owner, owner.language, day)
    names = [", ".join(filter(None, one)) for one in signing(store, committee, owner.language, day)]
    text = filled(wording.text.or_other(owner.language), values)
    return OwnerLetter(
        owner=owner,
        subject=filled(wording.subject.or_other(owner.language), values),
        text="\n\n".join(filter(None, (text, "\n".join(names)))),
    )


def _values(store: OpenFile, committee: CommitteeId, owner: Owner, language: Language, day: date) -> Mapping[str, str]:
    t = load_translator(LOCALES[language])
    person = as_one(store, Person, owner.key) if owner.key is not None else None
    said = (
        letter_opening(t, person) if person is not None else t.p("letter", N_p("letter", "Ladies and Gentlemen")),
        named_committee(store, committee, language, day),
        t.date_long(day),
        "\n".join(f"– {thing_words(t, thing, day)}" for thing in owner.things),
        "\n".join(one.lines[0] for one in sender(store, committee, day).secretariats if one.lines),
    )
    return dict(zip(FOLLOWING, said, strict=True))


def _invented(t: Translator, day: date) -> Owner:
    text = t(TASK)
    thing = Followed(
        key=UUID(int=0),
        number=f"T-{day.year}-001",
        text=Bilingual.of(text, text),
        owner=None,
        owner_text=NO_TEXT,
        due=days_later(day, -LATE),
        closed=False,
        meeting="",
    )
    return Owner(name=Bilingual.of(t(PERSON), t(PERSON)), things=(thing,))
