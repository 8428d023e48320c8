"""In which words does the sheet speak of a project: its thread, its money, its partners?"""

from uuid import UUID

from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import Stage, StageRole
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.thread import Knot, Reached, ThreadKnot
from ctj_desktop.ui.frame.amounts import in_each_currency, whole
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place

TONE_OF = {
    StageRole.ACTIVE: ("NOW", "play-circle"),
    StageRole.END: ("QUIET", "lock-simple"),
    StageRole.SIDE_EXIT: ("QUIET", "prohibit"),
}


class KnotWords(NamedValue):
    """A knot in short lines; `place` is where it leads, if anywhere.

    Amounts stand one below the other, and the day in figures, where they do not fit beside each other or in words.
    """

    reached: Reached
    first: str
    second: str
    third: str
    amounts: tuple[str, ...] = ()
    figures: str = ""
    place: Place | None = None

    def spoken(self) -> str:
        """For screen readers."""
        return " · ".join(filter(None, (self.first, self.second, self.third)))


def stage_tone(stage: Stage | None) -> tuple[str, str]:
    """Tone and icon of the pill at the head."""
    return TONE_OF[stage.role] if stage is not None else ("QUIET", "circle-dashed")


def knot_words(t: Translator, knot: ThreadKnot) -> KnotWords:
    """What a knot says; it leads only to pages that there are."""
    amounts = tuple(in_each_currency(t, *knot.amounts)) if knot.opinion is None and knot.amounts else ()
    if amounts and knot.awaited:
        whole = " · ".join(in_each_currency(t, *knot.awaited))
        amounts = (t("{paid} of {awarded}").format(paid=" · ".join(amounts), awarded=whole),)
    if knot.opinion is not None:
        second = word(t, knot.opinion.opinion_kind)
    else:
        second = " · ".join(amounts) or knot.what.or_other(content_language(t)) or _waits(t, knot)
    return KnotWords(
        reached=knot.reached,
        first=_first(t, knot),
        second=second,
        third=t.date_long(knot.on) if knot.on is not None else "",
        amounts=amounts,
        figures=t.date_short(knot.on) if knot.on is not None else "",
        place=_place(knot),
    )


def _first(t: Translator, knot: ThreadKnot) -> str:
    texts = {
        Knot.ACTION: t("Action {code}").format(code=knot.code) if knot.code else t("Action"),
        Knot.PROPOSAL: t("Proposal"),
        Knot.PROJECT: t("Project {number}").format(number=knot.code) if knot.code else t("Project"),
        Knot.OPINION: t("Opinion"),
        Knot.FILE: t("File {call}").format(call=knot.code) if knot.code else t("Application"),
        Knot.GRANT: t("Grant"),
        Knot.PAYMENT: t("Payment"),
        Knot.END: t("End"),
    }
    return texts[knot.knot].strip()


def _waits(t: Translator, knot: ThreadKnot) -> str:
    """What is still awaited, where nothing else can be said."""
    if knot.reached is Reached.DONE:
        return {Knot.PROJECT: t("entered"), Knot.FILE: t("filed"), Knot.GRANT: t("decided")}.get(knot.knot, "")
    return {
        Knot.OPINION: t("of the committee"),
        Knot.FILE: t("to be filed"),
        Knot.GRANT: t("decision awaited"),
        Knot.PAYMENT: t("after the grant"),
        Knot.END: t("of the project"),
    }.get(knot.knot, "")


def _place(knot: ThreadKnot) -> Place | None:
    if knot.opens is None:
        return None
    shown = {
        Knot.ACTION: ("strategy", ""),
        Knot.PROPOSAL: ("strategy", ""),
        Knot.FILE: ("call", ""),
        Knot.OPINION: ("registers", "decisions") if knot.opinion is not None else ("prepare", ""),
    }.get(knot.knot)
    return Place(page=shown[0], record=knot.opens, detail=shown[1]) if shown is not None else None


def balance(t: Translator, budget: SubBudget) -> tuple[str, str]:
    """Whether a plan balances, as a sentence, with its tone."""
    missing = budget.missing.minor_units
    if budget.empty:
        return t("Nothing entered"), "QUIET"
    if not missing:
        return (t("Balanced"), "OK") if budget.balanced else (t("In kind not balanced"), "WARNING")
    amount = whole(t, Money(abs(missing), budget.currency))
    if missing > 0:
        return t("{amount} missing").format(amount=amount), "ERROR"
    return t("{amount} too much").format(amount=amount), "WARNING"


def decision_place(decision: UUID | None) -> Place | None:
    """Where a decision is shown."""
    return Place(page="registers", record=decision, detail="decisions") if decision is not None else None
