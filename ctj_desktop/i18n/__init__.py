"""How does a value become a text in the reader's language?

Everything a person reads goes through a `Translator`, a value that is handed around: two of them make a
bilingual paper, and the command line needs no Qt. English is the source text:

    t = load_translator("fr_CH")
    t("Meeting of {date}").format(date=t.date_long(day))     # never an f-string, never concatenation
    t.n("{count} member", "{count} members", count).format(count=count)
    t.p("state of a task", "Open")             # when one English word needs two translations
    TITLE = N_("Agenda")                       # at import time: marked here, t(TITLE) when shown
"""

from ctj_desktop.errors import N_, N_n
from ctj_desktop.i18n.translator import LOCALES, Translator, UnknownLocale, load_translator

__all__ = ["LOCALES", "N_", "N_n", "Translator", "UnknownLocale", "load_translator"]
