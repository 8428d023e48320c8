"""Are minima of colleges, languages and numbers entered in the statutes, corrected and taken out again?"""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    NoticeRule,
    NumberingPeriod,
    ProxyRule,
    QuorumRule,
    SourceText,
    Statutes,
    StatutesArticle,
    StatutesPattern,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.findings import days_said
from ctj_desktop.i18n.statutes import SILENT
from ctj_desktop.services.membership.committees import add_college, change_committee
from ctj_desktop.services.membership.rules.articles import add_statutes_article, change_statutes_article
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def minima(desktop: Desktop) -> dict[str, int]:
    """What is stored, by the French name of the college."""
    (version,) = desktop.store.all(Statutes)
    names = {college.id: college.name.fr.text for college in desktop.store.all(College)}
    found = version.quorum.colleges if version.quorum is not None else ()
    return {names[one.college]: one.minimum for one in found}


@pytest.mark.long
def test_the_minima_of_the_colleges_are_a_field_each(empty: Desktop) -> None:
    committee = a_committee(empty, seats=2)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    empty.workspace.do_fields(adopt_statutes, **given)
    (version,) = empty.store.all(Statutes)
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    empty.click("statutes.sheet.quorum.said")
    empty.window.desk.navigator.go(Place(page="committees", record=committee.id))
    for name in ("Communes", "Cantons"):
        empty.workspace.do_fields(add_college, committee=committee.id, name=Bilingual.of(name))
    navigator.go(Place(page="statutes", record=version.id))
    empty.fill("statutes.sheet.quorum.colleges.0", "2")
    empty.leave()
    empty.fill("statutes.sheet.quorum.colleges.1", "1")
    empty.press(Key.Key_Return)
    empty.fill("statutes.sheet.title.fr", "Règlement")
    empty.leave()
    assert minima(empty) == {"Communes": 2, "Cantons": 1}
    t = empty.window.desk.t
    said = t("Among them are at least {count} of “{college}”.").format(count=2, college="Communes")
    assert said in empty.text("rule_words.quorum")
    empty.fill("statutes.sheet.quorum.colleges.0", "viele")
    empty.fill("statutes.sheet.title.fr", "Statuts")
    assert list(empty.refusals()) == ["statutes.sheet.quorum.colleges"]
    assert minima(empty) == {"Communes": 2, "Cantons": 1}
    empty.fill("statutes.sheet.quorum.colleges.0", "")
    empty.fill("statutes.sheet.title.fr", "Statuts")
    empty.leave()
    assert minima(empty) == {"Cantons": 1}
    empty.press(Key.Key_Z, CTRL)
    empty.workspace.do_fields(change_committee, committee=committee.id, sides=())
    empty.fill("statutes.sheet.quorum.minimum_per_side", "1")
    empty.fill("statutes.sheet.title.fr", "Autres statuts")
    empty.leave()
    (version,) = empty.store.all(Statutes)
    assert version.quorum is not None
    assert version.quorum.minimum_per_side == 0
    assert list(empty.refusals()) == ["statutes.sheet.quorum"]


@pytest.mark.long
def test_languages_of_papers_and_how_meetings_are_counted_are_chosen_there(empty: Desktop) -> None:
    committee = a_committee(empty, seats=1)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    empty.workspace.do_fields(adopt_statutes, **given)
    (version,) = empty.store.all(Statutes)
    empty.window.desk.navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    empty.click("statutes.sheet.languages.1")
    empty.find(QWidget, "statutes.sheet.numbering").setFocus()
    empty.press(Key.Key_Down)
    empty.leave()
    (version,) = empty.store.all(Statutes)
    assert (version.languages, version.numbering) == ((Language.DE,), NumberingPeriod.CONTINUOUS)
    assert not empty.shows("statutes.sheet.languages.2"), "papers are in two languages"
    empty.press(Key.Key_Z, CTRL)
    empty.click("statutes.sheet.languages.1")
    (version,) = empty.store.all(Statutes)
    assert (version.languages, version.numbering) == ((), NumberingPeriod.YEARLY)


@pytest.mark.long
def test_the_article_on_languages_stands_beside_them_and_opens_its_wording(empty: Desktop) -> None:
    committee = a_committee(empty, seats=1)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    empty.workspace.do_fields(adopt_statutes, prevailing=SourceText.DE, **given)
    (version,) = empty.store.all(Statutes)
    text = Bilingual.of("La version allemande fait foi.", "Die deutsche Fassung ist massgebend.")
    empty.workspace.do_fields(add_statutes_article, statutes=version.id, number="14", text=text)
    empty.window.desk.navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    for part, article in (("languages", "4 al. 1"), ("numbering", "5"), ("prevailing", "14 al. 2")):
        empty.fill(f"statutes.sheet.{part}_article", article)
    empty.leave()
    (version,) = empty.store.all(Statutes)
    articles = (version.languages_article, version.numbering_article, version.prevailing_article)
    assert articles == ("4 al. 1", "5", "14 al. 2")
    words = "rule_words.languages.numbering.prevailing.names_printed"
    assert empty.text(words).replace("\u00a0", " ").count("rt. ") == 3
    empty.click(f"{words}.article.14")
    assert text.text(content_language(empty.window.desk.t)) in empty.text(f"{words}.article.14.text")
    empty.press(Key.Key_Z, CTRL)
    assert empty.store.all(Statutes)[0].prevailing_article == ""


@pytest.mark.long
def test_what_is_typed_is_said_in_plain_sentences_before_it_is_an_act(empty: Desktop) -> None:
    committee = a_committee(empty, seats=2)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    empty.workspace.do_fields(adopt_statutes, **given, notice=NoticeRule(days=10, article="6"))
    (version,) = empty.store.all(Statutes)
    empty.window.desk.navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    t = empty.window.desk.t
    assert days_said(t, NoticeRule(days=10)) in empty.text("rule_words.notice")
    assert empty.text("rule_words.proxies") == t(SILENT["proxies"])
    empty.fill("statutes.sheet.notice.days", "12")
    empty.fill("statutes.sheet.notice.article", "6 al. 1")
    assert empty.store.all(Statutes) == [version]
    said = empty.text("rule_words.notice").replace("\u00a0", " ")
    assert days_said(t, NoticeRule(days=12)) in said
    assert {"fr": "(art. 6 al. 1).", "de": "(Art. 6 Abs. 1)."}[empty.side()] in said
    empty.fill("statutes.sheet.notice.days", "douze")
    assert days_said(t, NoticeRule(days=10)) in empty.text("rule_words.notice"), "what cannot be read is as it was"
    assert not empty.refusals(), "nobody is corrected while typing"
    empty.fill("statutes.sheet.notice.days", "12")
    empty.fill("statutes.sheet.title.fr", "Règlement")
    empty.leave()
    german = empty.text("statutes.words.notice.de")
    assert "12 volle Tage" in german, "the whole stands below in both languages, whatever the window speaks"
    assert "Vollmachten" in empty.text("statutes.words.proxies.de")


@pytest.mark.long
def test_statutes_start_from_a_pattern_and_one_undo_takes_all_of_it_away(empty: Desktop, in_dialog: InDialog) -> None:
    a_committee(empty, seats=2)
    empty.window.desk.navigator.go(Place(page="statutes"))

    def fill() -> None:
        empty.fill("dialog.new_statutes.title.fr", "Statuts")
        empty.find(ComboBox, "dialog.new_statutes.pattern").setFocus()
        for _ in range(1 + list(StatutesPattern).index(StatutesPattern.SIMPLE_MAJORITY)):
            empty.press(Key.Key_Down)
        empty.click("dialog.new_statutes.go")

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), fill)
    (version,) = empty.store.all(Statutes)
    (rule,) = empty.store.all(DecisionRule)
    assert version.title.fr.text == "Statuts (modèle, à vérifier avec le texte)"
    assert (version.quorum is not None, rule.mode) == (True, DecisionMode.MAJORITY)
    assert version.prevails is None, "nobody said which language counts"
    half = {"fr": "au moins la moitié de tous les sièges", "de": "mindestens die Hälfte aller Sitze"}
    assert half[empty.side()] in empty.text("rule_words.quorum")
    empty.window.desk.navigator.go(Place(page="committees"))
    empty.press(Key.Key_Z, CTRL)
    assert (empty.store.all(Statutes), empty.store.all(DecisionRule)) == ([], [])


@pytest.mark.long
def test_a_quorum_that_can_never_be_reached_is_refused_at_its_part(empty: Desktop) -> None:
    committee = a_committee(empty, seats=2)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    empty.workspace.do_fields(adopt_statutes, **given, quorum=QuorumRule(article="7"))
    (version,) = empty.store.all(Statutes)
    empty.window.desk.navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    empty.fill("statutes.sheet.quorum.numerator", "1/1")
    t = empty.window.desk.t
    never = t("Even with everybody present it cannot decide. {why}").removesuffix("{why}")
    assert never in empty.text("rule_words.quorum.example"), "said before it is tried"
    empty.fill("statutes.sheet.title.fr", "Règlement")
    empty.leave()
    assert list(empty.refusals()) == ["statutes.sheet.quorum.numerator"]
    empty.fill("statutes.sheet.quorum.numerator", "2/3")
    empty.fill("statutes.sheet.title.fr", "Statuts")
    empty.leave()
    assert not empty.refusals()
    (version,) = empty.store.all(Statutes)
    assert version.quorum is not None
    assert (version.quorum.numerator, version.quorum.denominator) == (2, 3)
    empty.fill("statutes.sheet.quorum.minimum_per_side", "2")
    side = {"fr": "France", "de": "Frankreich"}[empty.side()]
    assert side in empty.text("rule_words.quorum.example"), "one seat on each side today: remarked, not refused"
    empty.fill("statutes.sheet.title.fr", "Règlement")
    empty.leave()
    assert not empty.refusals()


@pytest.mark.long
def test_the_sentences_are_seen_as_a_paper(office: Desktop) -> None:
    (version,) = office.store.all(Statutes)
    office.window.desk.navigator.go(Place(page="statutes", record=version.id))
    office.find(Sheet, "statutes.sheet").make_whole()
    office.click("statutes.words.print")
    place = office.window.desk.navigator.place
    assert place == Place(page="documents", record=version.committee, detail="statutes 2027-02-24")
    office.window.desk.navigator.back()
    office.trigger("action.preview_statutes")
    assert office.window.desk.navigator.place == place


@pytest.mark.long
def test_the_wording_of_an_article_is_read_beside_the_rule_and_written_from_there(
    empty: Desktop, in_dialog: InDialog
) -> None:
    committee = a_committee(empty, seats=2)
    given = {"committee": committee.id, "title": Bilingual.of("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    rules = {"notice": NoticeRule(days=10, article="6"), "proxies": ProxyRule(article="art. 8 al. 2")}
    empty.workspace.do_fields(adopt_statutes, **given, **rules)
    (version,) = empty.store.all(Statutes)
    written = {"statutes": version.id, "number": "8", "text": Bilingual.of("Nul ne vote pour autrui.", "Niemand …")}
    empty.workspace.do_fields(add_statutes_article, **written)
    empty.window.desk.navigator.go(Place(page="statutes", record=version.id))
    empty.find(Sheet, "statutes.sheet")
    words = {"fr": "Nul ne vote pour autrui.", "de": "Niemand …"}[empty.side()]
    button = empty.find(Button, "rule_words.proxies.article.8")
    assert words in button.toolTip()
    assert not empty.shows("rule_words.proxies.article.8.text")
    t = empty.window.desk.t
    empty.window.desk.language.switch({"fr": "de_CH", "de": "fr_CH"}[empty.side()])
    asked = empty.find(Button, "rule_words.notice.article.6").text()
    empty.window.desk.language.switch(t.locale)
    assert asked != empty.find(Button, "rule_words.notice.article.6").text()
    button = empty.find(Button, "rule_words.proxies.article.8")
    button.setFocus()
    empty.press(Key.Key_Space)
    assert words in empty.text("rule_words.proxies.article.8.text")
    empty.press(Key.Key_Space)
    assert not empty.shows("rule_words.proxies.article.8.text")

    def write() -> None:
        assert empty.find(LineEdit, "dialog.new_statutes_article.number").text() == "6"
        empty.fill(f"dialog.new_statutes_article.text.{empty.side()}", "Dix jours.")
        empty.click("dialog.new_statutes_article.go")

    in_dialog(lambda: empty.click("rule_words.notice.article.6"), write)
    assert [one.number for one in empty.store.all(StatutesArticle, order="number")] == ["6", "8"]
    empty.click("rule_words.notice.article.6")
    assert "Dix jours." in empty.text("rule_words.notice.article.6.text")
    blank = empty.store.all(StatutesArticle, number="6")[0]
    empty.workspace.do_fields(change_statutes_article, statutes_article=blank.id, text=Bilingual())
    empty.click("rule_words.notice.article.6")
    assert empty.window.desk.navigator.place == Place(page="statutes_articles", record=blank.id)
