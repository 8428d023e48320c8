"""What does the program itself write into minutes, in both languages: set phrases, an adjournment, a lost quorum?"""

from collections.abc import Callable

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.services.minutes.item_sheet import VotingRoom

PHRASES: tuple[str, ...] = (
    N_("unanimously"),
    N_("takes note"),
    N_("adjourns"),
    N_("in the absence of"),
)
"""Set phrases of minutes, by their English source; each is written in both languages at once."""

ADJOURNED = N_("The committee adjourns this item to a later meeting.")
NO_QUORUM = N_(
    "At {time} the quorum is not reached: {present} present, {needed} needed ({article}). Nothing is decided."
)
NO_QUORUM_SILENT = N_("At {time} the quorum is not reached: {present} present, {needed} needed. Nothing is decided.")


class ContentVoices(PositionalValue):
    """Both content languages, as papers write them."""

    french: Translator
    german: Translator

    @classmethod
    def load(cls) -> "ContentVoices":
        """The Swiss ones."""
        return cls(load_translator("fr_CH"), load_translator("de_CH"))

    def of(self, language: Language) -> Translator:
        """The voice of one column."""
        return self.german if language is Language.DE else self.french

    def both(self, say: Callable[[Translator], str]) -> tuple[str, str]:
        """Something said in French and in German."""
        return say(self.french), say(self.german)

    def adjourned(self) -> tuple[str, str]:
        """What `/r` alone decides."""
        return self.both(lambda t: t(ADJOURNED))

    def without_quorum(self, room: VotingRoom) -> Bilingual:
        """The sentence of the minutes where nothing could be decided; each side says the worst of its lack."""

        def say(t: Translator) -> str:
            rule, at = room.quorum.rule, room.at
            found = room.quorum
            side = next((side for side in found.sides if not side.reached), None)
            college = next((one for one in found.colleges if one.present < one.needed), None)
            lack = found if found.present < found.needed else side or college or found
            article = article_in(rule.article, t.language) if rule else ""
            return t(NO_QUORUM if article else NO_QUORUM_SILENT).format(
                time=t.time(at) if at else "–", present=lack.present, needed=lack.needed, article=article
            )

        return Bilingual.of(*self.both(say))
