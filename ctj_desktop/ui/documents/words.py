"""How are the papers, their layouts and what they are about named on the screen?"""

from collections.abc import Sequence
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.papers.named_records import NAMED
from ctj_desktop.services.papers.paper import Moment, Span
from ctj_desktop.services.papers.print_centre import Offer, PaperSubject, Printable
from ctj_desktop.ui.frame.language import content_language

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
    Moment.PROJECTS: N_("Its projects"),
    Moment.STRATEGY: N_("Strategy and territories"),
}
NAMED_WORDS: Final = {
    Span.DECISIONS: N_("Decisions"),
    Span.PROJECTS: N_("Projects"),
    Span.CALLS: N_("Calls for projects"),
    Span.TERRITORIES: N_("Territories"),
    Span.STRATEGIES: N_("Strategies"),
    Span.MATINEES: N_("Thematic mornings"),
}
"""What is named for a paper, as a field says it."""
UNNUMBERED: Final = (Span.DECISIONS, Span.PROJECTS)
"""Of these one without a number says so; the others have none, or a day that may be open."""


def paper_word(t: Translator, offer: Offer) -> str:
    """`Agenda`, `Decisions 2027`, `All decisions`."""
    return offer.place.called(t, offer.about)


def other_word(t: Translator, offer: Offer) -> str:
    """The same in the other language of the paper."""
    other = "fr_CH" if t.language is Language.DE else "de_CH"
    return paper_word(load_translator(other, on_screen=True), offer)


def named_offered(t: Translator, span: Span, found: Sequence[Printable], named: str) -> list[tuple[str, object]]:
    """All, an item, a decision or another record; what is `named` stands among them, also where it is several."""
    language, known = content_language(t), NAMED.get(span)
    every = t("All that there are") if known is not None else t("All, except behind closed doors")
    offered: list[tuple[str, object]] = [(every, "")]
    for one in found:
        said = " ".join(without_marks(one.text.or_other(language)).split())
        number = t("item {number}").format(number=one.number) if one.count else one.number
        if not number and span in UNNUMBERED:
            number = t("unnumbered")
        offered.append((" · ".join(filter(None, (number, said))), str(one.key)))
    count = len(named.split())
    if named not in [key for _word, key in offered]:
        kind = known.record.kind if known is not None else AnyDecision.kind
        offered.append((counted(t, kind, count), named))
    return offered


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
