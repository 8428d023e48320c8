"""What has every page of the site: head, ways to the other pages, the same page in the other language, foot?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language, other
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.resources.site.contents import Site
from ctj_desktop.services.resources.site.markup import POLICY, Markup, content_language, joined, said, tag, void

HOME, ALL, SEARCH, MORNINGS, PEOPLE = "index.html", "all.html", "search.html", "mornings.html", "people.html"
WAYS: Final[Mapping[str, str]] = {
    HOME: N_("Start page"),
    ALL: N_("All resources"),
    MORNINGS: N_("Thematic mornings"),
    PEOPLE: N_("Directory of competences"),
    SEARCH: N_("Search"),
}
SPOKEN: Final[Mapping[Language, str]] = {Language.FR: "Français", Language.DE: "Deutsch"}
"""What a language calls itself."""


class PageFrame(NamedValue):
    """A page within the site, in one language: `name` is its own file, the same in the folder of each language."""

    site: Site
    t: Translator
    name: str
    title: str
    scripts: tuple[str, ...] = ()

    def around(self, *inside: "str | Markup") -> str:
        """The whole page."""
        head = tag(
            "head",
            void("meta", charset="utf-8"),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", http_equiv="Content-Security-Policy", content=POLICY),
            void("meta", name="referrer", content="no-referrer"),
            tag("title", f"{self.title} – {site_title(self.t)}"),
            void("link", rel="stylesheet", href="../assets/site.css"),
        )
        scripts = [tag("script", src=f"../assets/{one}") for one in self.scripts]
        main = tag("main", tag("h1", self.title), *inside, class_="width", id="content", tabindex="-1")
        body = tag("body", self._skip(), self._header(), main, self._footer(), *scripts)
        return f"<!DOCTYPE html>\n{tag('html', head, body, lang=content_language(self.t).value)}\n"

    def _skip(self) -> Markup:
        return tag("a", self.t("Skip to the content"), class_="skip", href="#content")

    def _header(self) -> Markup:
        here = content_language(self.t)
        there = other(here)
        name = tag("a", site_title(self.t), class_="name", href=HOME)
        switch = tag("a", SPOKEN[there], href=f"../{there.value}/{self.name}", lang=there.value, hreflang=there.value)
        top = tag("div", name, switch, class_="width top")
        ways = [
            tag("li", tag("a", self.t(word), href=page, aria_current="page" if page == self.name else ""))
            for page, word in WAYS.items()
        ]
        return tag("header", top, tag("nav", tag("ul", *ways), class_="width", aria_label=self.t("Pages")))

    def _footer(self) -> Markup:
        t, site = self.t, self.site
        by = t("Made by {office} on {date}.")
        before, _, rest = by.partition("{office}")
        made = joined(before, said(t, site.keeper), rest.format(date=t.date_long(site.made_on)))
        return tag("footer", tag("p", made, class_="width"))


def site_title(t: Translator) -> str:
    """What the site is called on each of its pages."""
    return t("Resources of the cross-border cooperation")
