"""By which letter is each state of a seat entered, in the replies as in the line of the attendance?"""

from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.session.screen import Here

CODES: tuple[tuple[str, str, Here | None], ...] = (
    (N_p("key of a reply", "P"), N_("in the room"), Here.ROOM),
    (N_p("key of a reply", "D"), N_("online"), Here.REMOTE),
    (N_p("key of a reply", "S"), N_("substitute"), Here.SUBSTITUTE),
    (N_p("key of a reply", "E"), N_("excused"), Here.EXCUSED),
    (N_p("key of a reply", "A"), N_("absent"), Here.ABSENT),
    (N_p("key of a reply", "L"), N_("on leave"), Here.ON_LEAVE),
    (N_p("key of a reply", "Q"), N_("leaves"), Here.LEFT),
    (N_p("key of a reply", "R"), N_("represented…"), Here.REPRESENTED),
    (N_p("key of a reply", "C"), N_("stands back for the item"), None),
)
"""Letter, word, and the state that it gives."""


def typed_letter(t: Translator, letter: str) -> str:
    """Return the letter typed behind a slash in this language; that of the other one is understood as well."""
    return t.p("key of a reply", letter).casefold()


def codes_words(t: Translator) -> str:
    """Say what each letter means."""
    return " · ".join(f"/{typed_letter(t, letter)} {t(words)}" for letter, words, _ in CODES)
