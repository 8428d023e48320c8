"""Why can something not be added to approved minutes, or no longer be changed there?"""

from datetime import date

from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import Refused


class NotApprovedYet(Refused):
    """The minutes of meeting {meeting} are not approved yet. Correct them where they stand; an erratum, a signature and
    a signed copy come after the approval.
    """

    meeting: str


class ErratumSaysNothing(Refused):
    """An erratum says what is wrong: copy the wrong words from the approved minutes, in one language at least."""

    at_field = "wrong"


class ErratumHalf(Refused):
    """In {language} one half is missing: give the wrong words and the right ones, or empty both fields if nothing is
    wrong in this language. To strike something out, quote a word beside it as well, and repeat it in the right words.
    """

    at_field = "text"
    language: Language


class ErratumUnchanged(Refused):
    """The right words are the same as the wrong ones. Write what should stand there."""

    at_field = "text"


class WordsNotFound(Refused):
    """“{words}” does not stand there in the approved text ({language}). Copy the words from the approved minutes as
    they stand, and choose the item in which they stand.
    """

    at_field = "wrong"
    words: str
    language: Language


class ItemOfOtherMeeting(Refused):
    """This item does not belong to meeting {meeting}. Choose one of its items."""

    at_field = "item"
    meeting: str


class ErratumTooEarly(Refused):
    """The minutes were approved on {approved}, and an erratum comes after that: {on} is too early."""

    at_field = "on"
    on: date
    approved: date


class ErratumAdopted(Refused):
    """Erratum {number} was adopted by the decision {decision} and no longer changes. If that decision was named by
    mistake, take the adoption back first; else add another erratum.
    """

    number: str
    decision: str


class ErratumNotAdopted(Refused):
    """Erratum {number} is a proposal: no decision has adopted it."""

    number: str


class AdoptedByAnother(Refused):
    """Decision {number} cannot have adopted this erratum: it is one of another committee, of this meeting itself or of
    an earlier one. Choose a later decision of this committee.
    """

    at_field = "decision"
    number: str


class AdoptionFixed(Refused):
    """Erratum {number} stands: the minutes of meeting {meeting}, which adopted it, are approved. Add another
    erratum.
    """

    number: str
    meeting: str


class SignerMissing(Refused):
    """Say who signed: choose the person, or write the name."""

    at_field = "person"


class SignedTooEarly(Refused):
    """Nobody can have signed on {on}: the meeting took place on {held}. Give that day or a later one."""

    at_field = "on"
    on: date
    held: date


class SignedAhead(Refused):
    """Nobody can have signed on {on}: that day is still to come. Give the day of the signature."""

    at_field = "on"
    on: date


class SignedAlready(Refused):
    """{name} is entered already as having signed in this role. Correct that signature."""

    at_field = "person"
    name: str


class NotAScan(Refused):
    """“{name}” is neither a PDF nor a picture (PNG, JPEG, TIFF). Save what was scanned in one of these forms, then
    choose it.
    """

    name: str


class NoScan(Refused):
    """No signed copy is filed for meeting {meeting}."""

    meeting: str
