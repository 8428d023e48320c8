"""What do the articles say that the rules of the statutes quote by their numbers?"""

from ctj_desktop.domain.ids import StatutesArticleId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import Statutes, StatutesArticle
from ctj_desktop.services.membership.refusals import ArticleTwice, ArticleUnnumbered
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_statutes_article(unit: Unit, new: StatutesArticle) -> StatutesArticle:
    """Enters the wording of an article of the statutes, as the paper has it."""
    the(unit.store, Statutes, new.statutes)
    made = _numbered(unit.store, new)
    unit.name("statutes_article.added", made, number=made.number)
    return unit.save(made)


@step(without=("statutes",))
def change_statutes_article(unit: Unit, after: StatutesArticle, before: StatutesArticle) -> StatutesArticle:
    """Corrects the number or the wording of an article of the statutes."""
    the(unit.store, StatutesArticle, before.id)
    made = _numbered(unit.store, after)
    unit.name("statutes_article.changed", before, number=made.number)
    return unit.save(made, before=before)


@step
def remove_statutes_article(unit: Unit, *, statutes_article: StatutesArticleId) -> StatutesArticle:
    """Takes back the wording of an article; rules go on quoting its number."""
    stored = the(unit.store, StatutesArticle, statutes_article)
    unit.name("statutes_article.deleted", stored, number=stored.number)
    return take_away(unit, stored)


def need_only_article(store: OpenFile, article: StatutesArticle) -> None:
    """`ArticleTwice` where the version has an article of that number."""
    others = store.all(StatutesArticle, statutes=article.statutes, number=article.number)
    if any(other.id != article.id for other in others):
        raise ArticleTwice(article.number)


def _numbered(store: OpenFile, article: StatutesArticle) -> StatutesArticle:
    """With its number trimmed; `ArticleUnnumbered`, `ArticleTwice`."""
    made = replace(article, number=article.number.strip())
    if not made.number:
        raise ArticleUnnumbered
    need_only_article(store, made)
    return made
