"""Which pages has the resource site? Pure: from values to the text of each file.

Nothing is fetched from anywhere: a style, a script, an index as a script, and the files beside. What stands in titles
and names is never mark-up, and a link leads to a page, a mailbox or a file beside, never to a script.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from ctj_desktop import paths
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.resources.site.contents import (
    LeftOut,
    Site,
    SiteCompetence,
    SiteFile,
    SiteMorning,
    SiteResource,
    megabytes,
)
from ctj_desktop.services.resources.site.frame import ALL, HOME, MORNINGS, PEOPLE, SEARCH, SPOKEN, PageFrame, site_title
from ctj_desktop.services.resources.site.markup import (
    POLICY,
    Markup,
    content_language,
    joined,
    language_of,
    page_name,
    said,
    script,
    searched,
    tag,
    void,
)

FILES: Final = "files"
WORDS: Final = "words.js"
"""What the files themselves say, as they say it: the same in both languages, in the order of the resources."""
LATEST: Final = 10
WHY_LEFT_OUT: Final[Mapping[LeftOut, str]] = {
    LeftOut.LARGE: N_("“{name}” ({size} MB) is too large for this site. Ask {office} for it."),
    LeftOut.PROGRAM: N_("“{name}” is not known to be a document, and is not on this site."),
    LeftOut.AWAY: N_("“{name}” is not on this site yet. Ask {office} for it."),
}
Text = str | Markup


class SiteGroup(NamedValue):
    """Resources that have something in common, on a page of their own."""

    page: str
    title: Bilingual
    members: tuple[SiteResource, ...]


class SiteGroups(NamedValue):
    """By what resources are grouped, and the groups."""

    title: str
    groups: tuple[SiteGroup, ...]


def pages(site: Site, french: Translator, german: Translator) -> Iterator[tuple[str, str]]:
    """Each file of text with its place in the folder; the two languages have the same pages."""
    yield HOME, _entrance(site, (french, german))
    for name in ("site.css", "search.js"):
        yield f"assets/{name}", (paths.resources() / "site" / name).read_text(encoding="utf-8")
    yield (
        f"assets/{WORDS}",
        f"window.WORDS = {script([one.file.words if one.file is not None else '' for one in site.resources])};\n",
    )
    for t in (french, german):
        language = content_language(t).value
        yield f"assets/index-{language}.js", f"window.RESOURCES = {script(_index(site, t))};\n"
        for name, text in _Pages(site, t, (french, german)).all():
            yield f"{language}/{name}", text


def _entrance(site: Site, both: Sequence[Translator]) -> str:
    """What a double click opens: the choice of the language, each said in itself."""
    head = tag(
        "head",
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("title", " – ".join(site_title(t) for t in both)),
        void("link", rel="stylesheet", href="assets/site.css"),
    )
    choices = []
    for t in both:
        language = content_language(t)
        way = tag("a", SPOKEN[language], class_="get", href=f"{language.value}/{HOME}", hreflang=language.value)
        count = _counted(t, len(site.resources))
        choices.append(tag("li", tag("h2", site_title(t)), tag("p", count), tag("p", way), lang=language.value))
    first, second = both
    title = joined(site_title(first), " – ", tag("span", site_title(second), lang=content_language(second).value))
    main = tag("main", tag("h1", title), tag("ul", *choices, class_="cards"), class_="width")
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', main), lang=content_language(first).value)}\n"


def _index(site: Site, t: Translator) -> list[dict[str, str]]:
    """What the search looks at: titles and descriptions in both languages, themes, keywords, authors, mornings."""
    mornings = {one.key: one for one in site.mornings}
    lines = []
    for one in site.resources:
        morning = mornings.get(one.matinee) if one.matinee is not None else None
        texts = [one.title, one.description, one.territory]
        texts += [morning.title, morning.theme] if morning is not None else []
        words = [text for each in texts for text in (each.fr.text, each.de.text)]
        words += [*one.themes, *one.tags, one.author, word(t, one.kind), one.file.name if one.file is not None else ""]
        line = {
            "t": one.title.or_other(content_language(t)),
            "l": language_of(t, one.title),
            "u": resource_page(one),
            "a": _about(t, one),
            "x": searched(" ".join(words)),
        }
        lines.append(line)
    return lines


class _Pages:
    """The pages of one language; groups are named alike in both, so that one leads to the other."""

    def __init__(self, site: Site, t: Translator, both: Sequence[Translator]) -> None:
        self._site, self._t = site, t
        self._mornings = {one.key: one for one in site.mornings}
        self._of_morning: dict[object, list[SiteResource]] = {}
        for one in site.resources:
            self._of_morning.setdefault(one.matinee, []).append(one)
        self._groups = _groups(site, both)

    def all(self) -> Iterator[tuple[str, str]]:
        """Each page of this language."""
        t, site = self._t, self._site
        yield HOME, self._page(HOME, t("Resources"), *self._home())
        yield ALL, self._page(ALL, t("All resources"), self._lead(len(site.resources)), self._cards(site.resources))
        yield SEARCH, self._search()
        yield MORNINGS, self._page(MORNINGS, t("Thematic mornings"), self._list_of_mornings())
        yield PEOPLE, self._page(PEOPLE, t("Directory of competences"), *self._people())
        for group in (one for each in self._groups for one in each.groups):
            title = group.title.or_other(content_language(t))
            yield group.page, self._page(group.page, title, self._lead(len(group.members)), self._cards(group.members))
        for morning in site.mornings:
            yield self._of(morning_page(morning), morning.title, *self._morning(morning))
        for one in site.resources:
            yield self._of(resource_page(one), one.title, *self._resource(one))

    def _of(self, name: str, title: Bilingual, *inside: Text) -> tuple[str, str]:
        return name, self._page(name, title.or_other(content_language(self._t)), *inside)

    def _page(self, name: str, title: str, *inside: Text, scripts: tuple[str, ...] = ()) -> str:
        return PageFrame(site=self._site, t=self._t, name=name, title=title, scripts=scripts).around(*inside)

    # the pages

    def _home(self) -> Iterator[Text]:
        t, site = self._t, self._site
        what = t("Texts and regulations, slides, reports and directories, by theme and on both sides of the border.")
        yield tag("p", what, class_="lead")
        yield self._form()
        for each in self._groups:
            if each.groups:
                yield tag("h2", t(each.title))
                yield tag("ul", *(self._way(group) for group in each.groups), class_="groups")
        if site.mornings:
            yield tag("h2", t("Thematic mornings"))
            yield self._list_of_mornings()
        yield tag("h2", t("Latest resources"))
        yield self._cards(site.resources[:LATEST])

    def _search(self) -> str:
        t = self._t
        counted = tag(
            "p",
            id="said",
            role="status",
            class_="lead",
            data_none=t("Nothing matches these words."),
            data_one=t("One resource"),
            data_many=t("{count} resources match"),
            data_within=t("found in its text"),
        )
        without = tag("noscript", tag("p", t("The search needs scripts of this folder. Without them:")), self._to_all())
        results = tag("ul", id="found", class_="cards")
        language = content_language(t).value
        scripts = (WORDS, f"index-{language}.js", "search.js")
        return self._page(SEARCH, t("Search"), self._form(), counted, without, results, scripts=scripts)

    def _people(self) -> Iterator[Text]:
        t, entries = self._t, self._site.competences
        if not entries:
            yield tag("p", t("Nobody is named here."), class_="lead")
            return
        language = content_language(t)
        ordered = sorted(entries, key=lambda one: (t.sort_key(one.theme.or_other(language)), one.side, one.person))
        yield tag("ul", *(self._competence(one) for one in ordered), class_="cards")

    def _competence(self, one: SiteCompetence) -> Markup:
        t = self._t
        who: list[Text] = [tag("strong", one.person)] if one.person else []
        who += [said(t, one.function)] if one.function else []
        who += [said(t, one.body)] if one.body else []
        where: list[Text] = [word(t, one.side), *([said(t, one.territory)] if one.territory else [])]
        lines = [tag("p", _dotted(who)), tag("p", _dotted(where), class_="about")]
        lines += [tag("p", said(t, one.note), class_="about")] if one.note else []
        lines += [tag("p", self._kept_by(one.keeper), class_="about")] if one.keeper is not None else []
        return tag("li", tag("h3", said(t, one.theme)), *lines)

    def _morning(self, one: SiteMorning) -> Iterator[Text]:
        t = self._t
        rows: list[tuple[str, Text]] = [(t("Theme"), said(t, one.theme))]
        rows += [(t("Date"), t.date_long(one.on) if one.on is not None else ""), (t("Place"), one.place)]
        yield _facts(rows)
        yield tag("h2", t("What it leaves"))
        yield self._cards(self._of_morning[one.key])

    def _resource(self, one: SiteResource) -> Iterator[Text]:
        t = self._t
        yield tag("p", _about(t, one), class_="about")
        if one.description:
            yield tag("p", said(t, one.description), class_="text")
        if one.file is not None:
            yield self._file(one.file)
        if one.link:
            yield tag("p", tag("a", one.link, href=one.link, rel="noopener noreferrer external"))
        morning = self._mornings.get(one.matinee) if one.matinee is not None else None
        rows: list[tuple[str, Text]] = [
            (t("Kind"), word(t, one.kind)),
            (t("Written in"), t.join([word_within(t, each) for each in one.written_in])),
            (t("Themes"), joined(*(tag("span", each, class_="tag") for each in one.themes)) if one.themes else ""),
            (t("Keywords"), joined(*(tag("span", each, class_="tag") for each in one.tags)) if one.tags else ""),
            (t("Territory"), said(t, one.territory)),
            (t("Thematic morning"), self._to_morning(morning) if morning is not None else ""),
            (t("Author"), one.author),
            (t("Kept by"), self._whose(one.keeper) if one.keeper is not None else ""),
            (t("Published on"), t.date_long(one.on) if one.on is not None else ""),
        ]
        yield _facts(rows)

    # their parts

    def _whose(self, keeper: Bilingual) -> Text:
        return said(self._t, keeper) if keeper else self._t("another office")

    def _kept_by(self, keeper: Bilingual) -> Markup:
        return joined(self._t("Kept by"), " ", self._whose(keeper))

    def _lead(self, count: int) -> Markup:
        return tag("p", _counted(self._t, count), class_="lead")

    def _form(self) -> Markup:
        t = self._t
        label = tag("label", t("Search the resources"), for_="words")
        field = void("input", type="search", id="words", name="q", autocomplete="off")
        button = tag("button", t("Search"), type="submit")
        return tag("form", label, field, button, id="find", class_="find", role="search", action=SEARCH, method="get")

    def _to_all(self) -> Markup:
        return tag("p", tag("a", self._t("All resources"), href=ALL))

    def _way(self, group: SiteGroup) -> Markup:
        count = tag("span", self._t.number(len(group.members)), class_="count")
        return tag("li", tag("a", tag("span", said(self._t, group.title)), count, href=group.page))

    def _cards(self, members: Sequence[SiteResource]) -> Markup:
        if not members:
            return tag("p", self._t("No public resource yet."), class_="lead")
        return tag("ul", *(self._card(one) for one in members), class_="cards")

    def _card(self, one: SiteResource) -> Markup:
        title = tag("h3", tag("a", said(self._t, one.title), href=resource_page(one)))
        return tag("li", title, tag("p", _about(self._t, one), class_="about"))

    def _list_of_mornings(self) -> Markup:
        t = self._t
        if not self._site.mornings:
            return tag("p", t("No thematic morning left anything public yet."), class_="lead")
        lines = []
        for one in self._site.mornings:
            when = " · ".join(filter(None, (t.date_long(one.on) if one.on is not None else "", one.place)))
            left = _counted(t, len(self._of_morning[one.key]))
            about = tag("p", " · ".join(filter(None, (when, left))), class_="about")
            lines.append(tag("li", tag("h3", self._to_morning(one)), about))
        return tag("ul", *lines, class_="cards")

    def _to_morning(self, one: SiteMorning) -> Markup:
        return tag("a", said(self._t, one.title), href=morning_page(one))

    def _file(self, file: SiteFile) -> Markup:
        t = self._t
        if file.left_out is not None:
            office = self._site.keeper.or_other(content_language(t)) or t("the office that made this site")
            size = t.number(megabytes(file.size))
            why = t(WHY_LEFT_OUT[file.left_out]).format(name=file.name, size=size, office=office)
            return tag("p", why, class_="said")
        return tag("p", tag("a", _weighed(t, file), class_="get", href=f"../{FILES}/{address(file.on_site)}"))


def _groups(site: Site, both: Sequence[Translator]) -> tuple[SiteGroups, ...]:
    """By theme, by kind, by territory; what nothing belongs to is left out."""
    french, german = both

    def by(beginning: str, of: Callable[[SiteResource], Sequence[Bilingual]]) -> tuple[SiteGroup, ...]:
        found: dict[str, tuple[Bilingual, list[SiteResource]]] = {}
        for one in site.resources:
            for title in of(one):
                found.setdefault(searched(title.fr.text or title.de.text), (title, []))[1].append(one)
        named = sorted(found.items())
        pages_of = {key: f"{beginning}-{at}-{page_name('', key)}" for at, (key, _) in enumerate(named, 1)}
        return tuple(
            SiteGroup(page=pages_of[key], title=title, members=tuple(members)) for key, (title, members) in named
        )

    def kind(one: SiteResource) -> Sequence[Bilingual]:
        return (Bilingual.of(word(french, one.kind), word(german, one.kind)),)

    return (
        SiteGroups(
            title=N_("By theme"), groups=by("theme", lambda one: [Bilingual.of(each, each) for each in one.themes])
        ),
        SiteGroups(title=N_("By kind"), groups=by("kind", kind)),
        SiteGroups(
            title=N_("By territory"), groups=by("territory", lambda one: [one.territory] if one.territory else [])
        ),
    )


def resource_page(one: SiteResource) -> str:
    """The page of a resource, in either language."""
    return page_name("resource", one.title.fr.text or one.title.de.text, one.key)


def morning_page(one: SiteMorning) -> str:
    """The page of a thematic morning, in either language."""
    return page_name("morning", one.title.fr.text or one.title.de.text, one.key)


def address(name: str) -> str:
    """The name of a file in an address."""
    return quote(name)


def _facts(rows: Sequence[tuple[str, Text]]) -> Markup:
    """What is known, each with what it is."""
    return tag("dl", *(joined(tag("dt", name), tag("dd", value)) for name, value in rows if str(value)))


def _dotted(parts: Sequence[Text]) -> Markup:
    """Beside each other, a point between two."""
    return joined(*(part for at, one in enumerate(parts) for part in ((" · ", one) if at else (one,))))


def _about(t: Translator, one: SiteResource) -> str:
    """Its kind, its day, its languages."""
    day = t.date_long(one.on) if one.on is not None else ""
    spoken = t.join([word_within(t, each) for each in one.written_in])
    return " · ".join(filter(None, (word(t, one.kind), day, spoken)))


def _counted(t: Translator, count: int) -> str:
    return t.n("{count} resource", "{count} resources", count).format(count=t.number(count))


def _weighed(t: Translator, file: SiteFile) -> str:
    size = t("{number} MB").format(number=t.number(max(0.1, round(file.size / 1_000_000, 1)), 1))
    return f"{file.name} ({size})"
