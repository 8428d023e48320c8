"""How are the papers, their layouts and what they are about named on the screen?"""

from typing import Final

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.papers.paper import Moment
from ctj_desktop.services.papers.print_centre import Offer, PaperSubject

LAYOUT_NAMES: Final = {
    "columns": N_("Columns"),
    "alternate": N_("Alternating"),
    "sequential": N_("Sequential"),
    "fr": N_("French only"),
    "de": N_("German only"),
}
MOMENTS: Final = {
    Moment.BEFORE: N_("Before the meeting"),
    Moment.AFTER: N_("After the meeting"),
    Moment.COMMITTEE: N_("The committee"),
}


def paper_word(t: Translator, offer: Offer) -> str:
    """`Agenda`, `Decisions 2027`, `All decisions`."""
    return offer.place.called(t, offer.about)


def other_word(t: Translator, offer: Offer) -> str:
    """The same in the other language of the paper."""
    other = "fr_CH" if t.language is Language.DE else "de_CH"
    return paper_word(load_translator(other, on_screen=True), offer)


def subject_word(t: Translator, subject: PaperSubject) -> str:
    """`Meeting 2027-01`, or the name of the committee."""
    if subject.meeting is None:
        return subject.committee_name.or_other(t.language)
    return t("Meeting {number}").format(number=subject.number) if subject.number else t("Meeting without number")


def subject_note(t: Translator, subject: PaperSubject) -> str:
    """When and where; of a committee that it is one."""
    if subject.meeting is None:
        return t("Committee")
    day = t.date_long(subject.on) if subject.on else t("date not set")
    return " · ".join(filter(None, (day, subject.place.or_other(t.language))))
