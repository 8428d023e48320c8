"""Why can something not be added to approved minutes, or no longer be changed there?"""

from datetime import date

from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_, Refused


class NotApprovedYet(Refused):
    """Minutes that still change are corrected where they stand, and signed once they are approved."""

    message = N_(
        "The minutes of meeting {meeting} are not approved yet. Correct them where they stand; an erratum, a signature "
        "and a signed copy come after the approval."
    )
    meeting: str


class ErratumSaysNothing(Refused):
    """An erratum names the wrong words and the right ones."""

    message = N_(
        "An erratum says what is wrong: copy the wrong words from the approved minutes, in one language at least."
    )
    at_field = "wrong"


class ErratumHalf(Refused):
    """In a language that is concerned there are wrong words and right ones."""

    message = N_(
        "In {language} one half is missing: give the wrong words and the right ones, or empty both fields if nothing "
        "is wrong in this language. To strike something out, quote a word beside it as well, and repeat it in the "
        "right words."
    )
    at_field = "text"
    language: Language


class ErratumUnchanged(Refused):
    """The right words differ from the wrong ones."""

    message = N_("The right words are the same as the wrong ones. Write what should stand there.")
    at_field = "text"


class WordsNotFound(Refused):
    """What an erratum calls wrong stands in the approved text."""

    message = N_(
        "“{words}” does not stand there in the approved text ({language}). Copy the words from the approved minutes as "
        "they stand, and choose the item in which they stand."
    )
    at_field = "wrong"
    words: str
    language: Language


class ItemOfOtherMeeting(Refused):
    """The item of an erratum is one of the meeting it corrects."""

    message = N_("This item does not belong to meeting {meeting}. Choose one of its items.")
    at_field = "item"
    meeting: str


class ErratumTooEarly(Refused):
    """An erratum comes after the approval of what it corrects."""

    message = N_("The minutes were approved on {approved}, and an erratum comes after that: {on} is too early.")
    at_field = "on"
    on: date
    approved: date


class ErratumAdopted(Refused):
    """What the committee has adopted is not reworded."""

    message = N_(
        "Erratum {number} was adopted by the decision {decision} and no longer changes. If that decision was named by "
        "mistake, take the adoption back first; else add another erratum."
    )
    number: str
    decision: str


class ErratumNotAdopted(Refused):
    """Nothing was adopted that could be taken back."""

    message = N_("Erratum {number} is a proposal: no decision has adopted it.")
    number: str


class AdoptedByAnother(Refused):
    """An erratum is adopted by a later decision of the same committee."""

    message = N_(
        "Decision {number} cannot have adopted this erratum: it is one of another committee, of this meeting itself or "
        "of an earlier one. Choose a later decision of this committee."
    )
    at_field = "decision"
    number: str


class AdoptionFixed(Refused):
    """Minutes that are approved say that the erratum was adopted."""

    message = N_(
        "Erratum {number} stands: the minutes of meeting {meeting}, which adopted it, are approved. "
        "Add another erratum."
    )
    number: str
    meeting: str


class SignerMissing(Refused):
    """A signature is somebody's."""

    message = N_("Say who signed: choose the person, or write the name.")
    at_field = "person"


class SignedTooEarly(Refused):
    """Nobody signs minutes of what has not taken place."""

    message = N_("Nobody can have signed on {on}: the meeting took place on {held}. Give that day or a later one.")
    at_field = "on"
    on: date
    held: date


class SignedAhead(Refused):
    """Nobody has signed before the day has come."""

    message = N_("Nobody can have signed on {on}: that day is still to come. Give the day of the signature.")
    at_field = "on"
    on: date


class SignedAlready(Refused):
    """Everybody signs once in a role."""

    message = N_("{name} is entered already as having signed in this role. Correct that signature.")
    at_field = "person"
    name: str


class NotAScan(Refused):
    """A signed copy is shown as it is: a PDF or a picture."""

    message = N_(
        "“{name}” is neither a PDF nor a picture (PNG, JPEG, TIFF). Save what was scanned in one of these forms, then "
        "choose it."
    )
    name: str


class NoScan(Refused):
    """There is no signed copy to take away."""

    message = N_("No signed copy is filed for meeting {meeting}.")
    meeting: str
