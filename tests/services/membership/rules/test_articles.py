"""Is the article that a rule quotes found by its number, however it is written, and read in the reader's language?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.rules import articles
from ctj_desktop.services.membership.rules.articles import article_quoted, number_quoted, wording, wording_at
from ctj_desktop.services.session.proxies import why_no_proxy
from tests.office import Office, text
from tests.services.membership.rules.test_by_example import statutes_of

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_it_is_found_by_its_number_else_by_that_of_which_it_is_a_part(office: Office) -> None:
    version = statutes_of(office, office.a_committee())
    for number in ("art. 7", "7 al. 2", "9", "9.2", "12bis"):
        office.do_fields(articles.add_statutes_article, statutes=version.id, number=number)
    asked = {
        "7": "art. 7",
        "Art. 7": "art. 7",
        "art. 7 al. 1": "art. 7",
        "Art.\u00a07 Abs. 2": "7 al. 2",
        "article 9.2": "9.2",
        "9.1.3": "9",
        "Artikel 12bis": "12bis",
        "12": None,
        "70": None,
        "§ 9": "9",
        "chiffre 9": None,
        "": None,
    }
    found = {quoted: article_quoted(office.store, version.id, quoted) for quoted in asked}
    assert {quoted: one.number if one is not None else None for quoted, one in found.items()} == asked
    numbers = {"art. 7 al. 2": "7", "Art. 9.2": "9.2", "12bis": "12bis", "§ 3": "3", "": ""}
    assert {quoted: number_quoted(quoted) for quoted in numbers} == numbers
    other = statutes_of(office, office.a_committee("HJ"))
    assert article_quoted(office.store, other.id, "7") is None


def test_it_is_read_in_the_language_of_the_reader_else_as_it_is(office: Office) -> None:
    committee = office.a_committee(seats=2)
    version = statutes_of(office, committee, proxies=ProxyRule(article="Art. 8 Abs. 1"))
    given = {"statutes": version.id, "number": "8", "text": text("Aucun membre ne vote pour un autre.", "Niemand.")}
    article = office.do_fields(articles.add_statutes_article, **given).record
    french = "Art. 8 : « Aucun membre ne vote pour un autre. »"
    assert plain(wording(office.store, FRENCH, version.id, "8")) == french
    assert wording(office.store, GERMAN, version.id, "art. 8") == "Art. 8: «Niemand.»"
    assert wording(office.store, FRENCH, version.id, "9") == wording(office.store, FRENCH, version.id, "") == ""
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    assert plain(wording_at(office.store, FRENCH, meeting.id, "8")) == french
    assert plain(why_no_proxy(office.store, FRENCH, meeting.id)).endswith(french)
    office.do_fields(articles.change_statutes_article, statutes_article=article.id, text=text("", "Niemand."))
    assert plain(wording(office.store, FRENCH, version.id, "8")) == "Art. 8 : « Niemand. »"
    office.do_fields(articles.change_statutes_article, statutes_article=article.id, text=text("", ""))
    assert wording(office.store, FRENCH, version.id, "8") == ""
    before = office.a_meeting(committee.id, "2020-01-10")
    assert wording_at(office.store, FRENCH, before.id, "8") == ""
