"""How does the window say a figure of a territory, how many live there, and since when that is so?"""

from ctj_desktop.domain.funding.per_inhabitant import Inhabitants
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import capital, word
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace


def figure_name(t: Translator, one: TerritoryFigure) -> str:
    """What is counted, as its own words say it, else by the closed set."""
    said = one.label.or_other(content_language(t)) or word(t, one.figure)
    return capital(said)


def number_text(t: Translator, value: int, *, rounded: bool) -> str:
    """`about 5’000` where the source says no more than that."""
    said = t.number(value)
    return t("about {number}").format(number=said) if rounded else said


def year_text(t: Translator, year: int | None) -> str:
    """Where the source names none, that it does not."""
    return str(year) if year is not None else t("year not said")


def inhabitants_text(t: Translator, found: Inhabitants | None) -> str:
    """`about 147’000 inhabitants (2014)`, or that nobody says how many."""
    if found is None:
        return t("How many people live there is not said of the whole territory.")
    said = t("{number} inhabitants ({year})")
    number = number_text(t, found.count, rounded=found.rounded)
    return said.format(number=number, year=year_text(t, found.year))


def only_of(t: Translator, workspace: OpenWorkspace) -> str:
    """Whose projects count, where a committee is looked at; empty where all of them do."""
    found = workspace.store.get(Committee, workspace.committee) if workspace.committee is not None else None
    if found is None:
        return ""
    name = (found.short_name or found.name).or_other(content_language(t))
    return t("Only projects of {committee} count, as chosen at the top left.").format(committee=name)
