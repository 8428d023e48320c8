"""How is it said which of several proposed decisions a line takes, and how another one is chosen?"""

from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.typed.proposals import Proposals
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.language import content_language

MOST_LETTERS: Final = 40


def taken_said(t: Translator, proposed: Proposals, taken: Bilingual) -> str:
    """What Enter does."""
    if not proposed.are_several:
        return t("Enter: as proposed")
    if taken == proposed.whole:
        return t("Enter: all {count} proposals as one decision").format(count=len(proposed.parts))
    number = proposed.parts.index(taken) + 1
    return t("Enter: proposal {number} of {count}").format(number=number, count=len(proposed.parts))


def choices_said(t: Translator, proposed: Proposals, *, no_such: bool = False) -> str:
    """`1 « Le comité approuve… » · 2 « Il charge… » · 0 le tout`; nothing where there is nothing to choose."""
    if proposed.uneven is not None:
        french, german = proposed.uneven
        said = t(
            "Proposed decisions: {french} in French, {german} in German. They are taken as one; to take them one by "
            "one, give both languages as many in the agenda."
        )
        return said.format(french=t.number(french), german=t.number(german))
    if not proposed.are_several:
        return ""
    named = [
        f"{number}\u00a0{_begun(t, part)}{'' if number in proposed.left else ' ✓'}"
        for number, part in enumerate(proposed.parts, 1)
    ]
    said = " · ".join([*named, t("0 all of them as one decision")])
    return t("No proposal has that number: {proposals}").format(proposals=said) if no_such else said


def _begun(t: Translator, part: Bilingual) -> str:
    text = " ".join(without_marks(part.or_other(content_language(t))).split())
    return t.quote(text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…")
