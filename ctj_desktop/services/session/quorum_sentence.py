"""Which sentence do the minutes need where there is no quorum? In both languages, whatever the window speaks."""

from datetime import time
from functools import lru_cache

from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.words import word_within

TOO_FEW = N_(
    "At {time} the quorum is not reached: {present} of {base} seats are present, {needed} are needed{article}. "
    "No vote is taken."
)
SIDE_TOO_FEW = N_(
    "At {time} the quorum of one side is not reached ({side}): {present} present, {needed} needed{article}. "
    "No vote is taken."
)

COLLEGE_TOO_FEW = N_(
    "At {time} the quorum of one group of members is not reached: {present} present, {needed} needed{article}. "
    "No vote is taken."
)


def no_quorum_sentence(quorum: Quorum, at: time) -> Bilingual:
    """What the minutes say of an instant without quorum; it names the side where only one side is short."""
    return Bilingual.of(fr=_no_quorum(_voice("fr_CH"), quorum, at), de=_no_quorum(_voice("de_CH"), quorum, at))


@lru_cache(maxsize=2)  # a catalogue takes longer to read than a screen to show
def _voice(locale: str) -> Translator:
    return load_translator(locale)


def _no_quorum(t: Translator, quorum: Quorum, at: time) -> str:
    article = _article(t, quorum)
    short = next((side for side in quorum.sides if not side.reached), None)
    college = next((one for one in quorum.colleges if one.present < one.needed), None)
    if quorum.present >= quorum.needed and short is None and college is not None:
        return t(COLLEGE_TOO_FEW).format(
            time=t.time(at), present=college.present, needed=college.needed, article=article
        )
    if quorum.present >= quorum.needed and short is not None:
        return t(SIDE_TOO_FEW).format(
            time=t.time(at),
            side=word_within(t, Side(short.side)),
            present=short.present,
            needed=short.needed,
            article=article,
        )
    return t(TOO_FEW).format(
        time=t.time(at), present=quorum.present, base=quorum.base, needed=quorum.at_least, article=article
    )


def _article(t: Translator, quorum: Quorum) -> str:
    article = quorum.rule.article if quorum.rule else ""
    return f" ({article_in(article, t.language)})" if article else ""
