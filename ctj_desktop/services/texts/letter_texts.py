"""What do letters of a committee say, and how does a committee make such a text its own?

The usual texts stand here. That of a committee is a standard text of its own, with an id that follows from the
committee and the letter: it is changed where every standard text is, and taken away it gives way to the usual one.
"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.ids import CommitteeId, StandardTextId, link_id
from ctj_desktop.domain.placeholders import unknown_placeholders
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText, TextUse
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import home_of, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

APPOINTING: Final = ("comité", "organisme", "siège", "personne", "dernier jour", "secrétariat")
"""The names that may stand in braces in a letter to a body that appoints, the same in both languages: a text is one in
both."""
WHEN_AND_WHERE: Final = "quand et où"
CALLING: Final = (
    *("appel", "comité", "séance", "jour", "heure", "lieu", WHEN_AND_WHERE, "qualité", "à suivre", "réponse", "motif"),
    *("secrétariat", "délais"),
)
"""Those of a letter about a meeting. What does not apply to a reader says nothing, and its paragraph falls out;
`WHEN_AND_WHERE` in a paragraph of its own is a table on paper."""
FOLLOWING: Final = ("appel", "comité", "jour", "tâches", "secrétariat")
"""Those of a reminder of open tasks."""
CIRCULATING: Final = (
    *("appel", "comité", "numéro", "objet", "exposé", "décision proposée", "règle", "délai", "réponse", "secrétariat"),
)
"""Those of a letter about a decision by circulation."""
DELIVERING: Final = (
    *("appel", "comité", "source", "jour", "décisions", "projet", "avis", "conditions", "réserve"),
    "secrétariat",
)
"""Those of a letter with an extract; `source` is the minutes or the register it is taken from, `réserve` what is said
of minutes that are not approved yet."""
CONSULTING: Final = ("comité", "organisme", "objet", "question", "jour", "délai", "silence", "secrétariat")
"""Those of a letter that asks a body for its opinion; `silence` is what follows where it does not answer."""

USUAL: Final[Mapping[LetterAbout, tuple[str, str]]] = {
    LetterAbout.MANDATE_ENDS: (
        N_("Appointment of a member: {comité}"),
        N_(
            "Dear Sir or Madam\n\n"
            "The mandate of {personne}, who represents you in our committee ({comité}), ends on {dernier jour}."
            "\n\n"
            "Please appoint the person who will hold this seat from then on, or confirm the mandate, and let us know "
            "name, function and contact.\n\nKind regards"
        ),
    ),
    LetterAbout.SUBSTITUTE_ENDS: (
        N_("Appointment of a substitute: {comité}"),
        N_(
            "Dear Sir or Madam\n\n"
            "The mandate of {personne}, your substitute in our committee ({comité}), ends on {dernier jour}."
            "\n\nPlease appoint the person who will be the substitute from then on, or confirm the mandate, and let us "
            "know name, function and contact.\n\nKind regards"
        ),
    ),
    LetterAbout.VACANT: (
        N_("Appointment to a vacant seat: {comité}"),
        N_(
            "Dear Sir or Madam\n\n"
            "Your seat in our committee ({comité}) is vacant."
            "\n\nPlease appoint the person who will hold it, and let us know name, function and contact."
            "\n\nKind regards"
        ),
    ),
    LetterAbout.NO_SUBSTITUTE: (
        N_("Appointment of a first substitute: {comité}"),
        N_(
            "Dear Sir or Madam\n\n"
            "Your seat in our committee ({comité}) has no substitute."
            "\n\nPlease appoint one, so that you are represented at every meeting, and let us know name, function and "
            "contact.\n\nKind regards"
        ),
    ),
    LetterAbout.CONVOCATION: (
        N_("Convocation to the meeting of {jour}: {comité}"),
        N_(
            "{appel}\n\nThe meeting {séance} of the committee is convened as follows:\n\n{quand et où}\n\n{qualité}"
            "\n\nThe agenda is enclosed. {à suivre}\n\n{réponse}\n\nKind regards"
        ),
    ),
    LetterAbout.COMPLEMENT: (
        N_("Complement to the convocation of {jour}: {comité}"),
        N_(
            "{appel}\n\nThe convocation to the meeting {séance} of the committee is completed. The agenda "
            "enclosed takes the place of the earlier one. {à suivre}\n\nThe meeting takes place as follows:"
            "\n\n{quand et où}\n\n{qualité}\n\n{réponse}\n\nKind regards"
        ),
    ),
    LetterAbout.DATE_CHANGED: (
        N_("New convocation to the meeting of {jour}: {comité}"),
        N_(
            "{appel}\n\nDate, hour or place of the meeting {séance} of the committee have changed. "
            "It now takes place as follows:\n\n{quand et où}\n\nThis convocation takes the place of the earlier one. "
            "The agenda is enclosed. {à suivre}\n\n{qualité}\n\n{réponse}\n\nKind regards"
        ),
    ),
    LetterAbout.CANCELLED: (
        N_("The meeting of {jour} does not take place: {comité}"),
        N_(
            "{appel}\n\nThe following meeting of the committee does not take place:\n\n{quand et où}"
            "\n\n{motif}\n\nKind regards"
        ),
    ),
    LetterAbout.REMINDER: (
        N_("Your answer for the meeting of {jour}: {comité}"),
        N_(
            "{appel}\n\nWe have no answer from you yet to the convocation to the meeting {séance} of the committee:"
            "\n\n{quand et où}\n\n{réponse}\n\nIf your answer is on its way already, nothing more is to be done."
            "\n\nKind regards"
        ),
    ),
    LetterAbout.TASKS: (
        N_("Open tasks as of {jour}: {comité}"),
        N_(
            "{appel}\n\nAccording to our list the following is with you and not done yet:\n\n{tâches}"
            "\n\nPlease let us know how far it is and when it will be done. What is done already, tell us in a word, "
            "and it leaves the list.\n\nKind regards"
        ),
    ),
    LetterAbout.MINUTES: (
        N_("Draft minutes of the meeting of {jour}: {comité}"),
        N_(
            "{appel}\n\nEnclosed are the draft minutes of the meeting {séance} of the committee of {jour}. The minutes "
            "are not approved yet.\n\n{réponse}\n\nIf you have no remarks, nothing is to be done.\n\nKind regards"
        ),
    ),
    LetterAbout.REMARKS_REMINDER: (
        N_("Reminder: draft minutes of the meeting of {jour}: {comité}"),
        N_(
            "{appel}\n\nSome time ago you received the draft minutes of the meeting {séance} of the committee of "
            "{jour}, and we have no remarks from you so far.\n\n{réponse}\n\nIf you have none, or if they are on their "
            "way already, nothing more is to be done.\n\nKind regards"
        ),
    ),
    LetterAbout.CIRCULATION: (
        N_("Decision by circulation {numéro}: {objet}"),
        N_(
            "{appel}\n\nThe committee is asked to decide in writing, without a meeting, on the following matter: "
            "{objet}.\n\n{exposé}\n\nThe proposed decision reads:\n\n{décision proposée}\n\n{règle}\n\n{réponse}\n\n"
            "Kind regards"
        ),
    ),
    LetterAbout.CIRCULATION_REMINDER: (
        N_("Your answer to the decision by circulation {numéro}: {objet}"),
        N_(
            "{appel}\n\nWe have no answer from you yet to the decision by circulation {numéro}: {objet}.\n\n{réponse}"
            "\n\nIf your answer is on its way already, nothing more is to be done.\n\nKind regards"
        ),
    ),
    LetterAbout.EXTRACT: (
        N_("Extract {source}: {comité}"),
        N_(
            "{appel}\n\nPlease find enclosed an extract {source} of our committee ({comité}): {décisions}."
            "\n\n{réserve}\n\nKind regards"
        ),
    ),
    LetterAbout.OPINION: (
        N_("Opinion on the project “{projet}”: {comité}"),
        N_(
            "{appel}\n\nOur committee ({comité}) examined the project “{projet}” on {jour}. It gives the following "
            "opinion: {avis}.\n\n{conditions}\n\nThe extract {source} is enclosed ({décisions})."
            "\n\n{réserve}\n\nKind regards"
        ),
    ),
    LetterAbout.OPINION_ASKED: (
        N_("Request for an opinion: {objet}"),
        N_(
            "Dear Sir or Madam\n\nOur committee ({comité}) asks for your opinion on the following: {objet}."
            "\n\n{question}\n\n{délai} {silence}\n\nKind regards"
        ),
    ),
    LetterAbout.OPINION_REMINDER: (
        N_("Reminder, request for an opinion: {objet}"),
        N_(
            "Dear Sir or Madam\n\nOn {jour} our committee ({comité}) asked for your opinion on the following: {objet}. "
            "We have no answer from you yet.\n\n{question}\n\n{délai} {silence}"
            "\n\nIf your answer is on its way already, nothing more is to be done.\n\nKind regards"
        ),
    ),
}
OF_THEIR_OWN: Final[Mapping[LetterAbout, tuple[str, ...]]] = {
    LetterAbout.TASKS: FOLLOWING,
    LetterAbout.CIRCULATION: CIRCULATING,
    LetterAbout.CIRCULATION_REMINDER: CIRCULATING,
    LetterAbout.EXTRACT: DELIVERING,
    LetterAbout.OPINION: DELIVERING,
    LetterAbout.OPINION_ASKED: CONSULTING,
    LetterAbout.OPINION_REMINDER: CONSULTING,
}
WITH_EXTRACT: Final = frozenset({LetterAbout.EXTRACT, LetterAbout.OPINION})

FIELDS: Final[Mapping[LetterAbout, tuple[str, ...]]] = {
    about: OF_THEIR_OWN.get(about, CALLING if "{appel}" in text else APPOINTING)
    for about, (_subject, text) in USUAL.items()
}
"""The names that each may have in braces."""


class LetterText(NamedValue):
    """Subject and text in both languages, with names in braces; `own` is the record of the committee's own wording."""

    subject: Bilingual
    text: Bilingual
    own: StandardTextId | None = None


def letter_text(store: OpenFile, committee: CommitteeId, letter: LetterAbout) -> LetterText:
    """The committee's own wording where it has one, else the usual one."""
    own = store.get(StandardText, _own_id(committee, letter))
    if own is not None:
        return LetterText(subject=own.name, text=own.text, own=own.id)
    subject, text = (_in_both(part) for part in USUAL[letter])
    return LetterText(subject=subject, text=text)


def fillable_text(store: OpenFile, committee: CommitteeId, letter: LetterAbout) -> LetterText:
    """As `letter_text`; `UnknownFields` where the committee's own wording has other names in braces."""
    wording, known = letter_text(store, committee, letter), FIELDS[letter]
    unknown = (name for said in (wording.subject, wording.text) for name in unknown_placeholders(said, known))
    if names := tuple(dict.fromkeys(unknown)):
        raise UnknownFields(names, known)
    return wording


def letter_of(store: OpenFile, text: StandardTextId) -> tuple[CommitteeId, LetterAbout] | None:
    """Of which committee's letter a text is the own wording; None for any other text."""
    letters = ((CommitteeId(one.id), letter) for one in store.all(Committee) for letter in LetterAbout)
    return next((about for about in letters if _own_id(*about) == text), None)


@step
def keep_letter_text(unit: Unit, *, committee: CommitteeId, letter: LetterAbout) -> StandardText:
    """Makes the usual text of a letter the committee's own, to be changed; removing that brings the usual one back."""
    home = home_of(the(unit.store, Committee, committee).id)
    usual = letter_text(unit.store, committee, letter)
    if usual.own is not None:
        return the(unit.store, StandardText, usual.own)
    made = StandardText(
        id=_own_id(committee, letter),
        home=home,
        use=TextUse.LETTER,
        name=usual.subject,
        text=usual.text,
        fields=FIELDS[letter],
    )
    need_kept_here(unit.store, made)
    unit.name("standard_text.added", made, **titled(made.name))
    return save_derived(unit, made)


def _own_id(committee: CommitteeId, letter: LetterAbout) -> StandardTextId:
    return StandardTextId(link_id("letter text", committee, letter))


def _in_both(message: str) -> Bilingual:
    return Bilingual.of(load_translator("fr_CH")(message), load_translator("de_CH")(message))
