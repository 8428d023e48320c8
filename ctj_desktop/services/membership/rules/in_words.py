"""What do statutes say in plain sentences, in both languages side by side, and what do they not say?"""

from collections.abc import Collection
from uuid import UUID

from ctj_desktop.domain.ids import StatutesId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.statutes import DecisionRule, SittingRule, Statutes
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.statutes import RuleSaid, decision_said, part_said, silences, sitting_part_said, version_said
from ctj_desktop.storage.open_file import OpenFile

AnyRule = Statutes | DecisionRule | SittingRule
LOCALES = ("fr_CH", "de_CH")


class SaidInBoth(PositionalValue):
    """One sentence, of a part of the statutes; `missing` where it says what they do not say."""

    part: str
    fr: str
    de: str
    missing: bool = False


def in_both_languages(store: OpenFile, version: Statutes) -> tuple[SaidInBoth, ...]:
    """Every sentence of a version with its rules, then what it does not say."""
    french, german = (_version(store, load_translator(locale), version) for locale in LOCALES)
    both = zip(french, german, strict=True)
    return tuple(SaidInBoth(fr.part, fr.text, de.text, missing=fr.missing) for fr, de in both)


def in_words(store: OpenFile, t: Translator, record: AnyRule, parts: Collection[str] = ()) -> list[RuleSaid]:
    """Of some parts of a version, stored or as it is being typed, or of one of its rules."""
    if isinstance(record, DecisionRule):
        return [RuleSaid("decision", text) for text in decision_said(t, record)]
    names = _colleges(store)
    if isinstance(record, SittingRule):
        named: dict[UUID, Bilingual] = {**names, **{one.id: one.name for one in rules_of(store, record.statutes)}}
        return [said for part in parts for said in sitting_part_said(t, record, part, named)]
    return [said for part in parts for said in part_said(t, record, part, names)]


def rules_of(store: OpenFile, version: StatutesId) -> list[DecisionRule]:
    """Its rules of decision, the usual one first."""
    found = store.all(DecisionRule, statutes=version, order="article, id")
    return sorted(found, key=lambda rule: not rule.default)


def _version(store: OpenFile, t: Translator, version: Statutes) -> list[RuleSaid]:
    rules, own = rules_of(store, version.id), store.all(SittingRule, statutes=version.id, order="sitting, id")
    return [*version_said(t, version, rules, own, _colleges(store)), *silences(t, version, rules)]


def _colleges(store: OpenFile) -> dict[UUID, Bilingual]:
    return {college.id: college.name for college in store.all(College)}
