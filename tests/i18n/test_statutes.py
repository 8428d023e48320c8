"""Is what statutes rule, and what they do not say, said in plain sentences of both languages, each with its article?"""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import CollegeId, CommitteeId, DecisionRuleId, HomeId, SittingRuleId, StatutesId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    CollegeMinimum,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    NoticeRule,
    NumberingPeriod,
    PostalRule,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
    SourceText,
    Statutes,
    TieRule,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.statutes import (
    PARTS,
    SILENT,
    article_of,
    decision_said,
    part_said,
    silences,
    sitting_part_said,
    sitting_said,
    version_said,
)

HOME = HomeId(UUID(int=1))
COMMUNES = CollegeId(UUID(int=2))
COLLEGES: dict[UUID, Bilingual] = {COMMUNES: Bilingual.of("Communes", "Gemeinden")}
SILENT_VERSION = Statutes(
    id=StatutesId(UUID(int=3)),
    home=HOME,
    committee=CommitteeId(UUID(int=1)),
    title=Bilingual.of("Statuts"),
    in_force_from=date(2027, 1, 1),
)
RULE = DecisionRule(
    id=DecisionRuleId(UUID(int=4)), home=HOME, statutes=SILENT_VERSION.id, name=Bilingual.of("Usage", "Usanz")
)
FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


def plain(texts: list[str]) -> str:
    """In one line, with plain spaces."""
    return " ".join(texts).replace("\u00a0", " ").replace("\u202f", " ")


def version(**values: Any) -> Statutes:
    return replace(SILENT_VERSION, **values)


@pytest.mark.parametrize(
    ("part", "rule", "french", "german"),
    [
        (
            "quorum",
            QuorumRule(minimum_per_side=3, article="7", colleges=(CollegeMinimum(college=COMMUNES, minimum=2),)),
            "Le comité peut décider si plus de la moitié des membres en fonction sont présents (art. 7). "
            "Parmi eux, il en faut au moins 3 de chaque côté (art. 7). "
            "Parmi eux, il en faut au moins 2 du collège « Communes » (art. 7). ",
            "Der Ausschuss ist beschlussfähig, wenn mehr als die Hälfte der amtierenden Mitglieder anwesend ist "
            "(Art. 7). Davon müssen mindestens 3 jeder Seite angehören (Art. 7). ",
        ),
        (
            "quorum",
            QuorumRule(article="7", each_side=True),
            "Le comité peut décider si plus de la moitié des membres en fonction sont présents (art. 7). "
            "Cette proportion est aussi requise de chaque côté (art. 7). ",
            "Der Ausschuss ist beschlussfähig, wenn mehr als die Hälfte der amtierenden Mitglieder anwesend ist "
            "(Art. 7). Dieser Anteil ist auch auf jeder Seite nötig (Art. 7). ",
        ),
        (
            "quorum",
            QuorumRule(base=QuorumBase.NUMBER, numerator=6, denominator=11),
            "Le comité peut décider si 6 sièges sur 11 sont présents. ",
            "Der Ausschuss ist beschlussfähig, wenn 6 von 11 Sitzen anwesend sind. ",
        ),
        (
            "notice",
            NoticeRule(days=10, article="art. 6 al. 2"),
            "La convocation part au moins 10 jours francs avant la séance (art. 6 al. 2). ",
            "Die Einladung geht mindestens 10 volle Tage vor der Sitzung ab (Art. 6 Abs. 2). ",
        ),
        ("proxies", ProxyRule(), "Personne ne vote pour quelqu’un d’autre.", "Niemand stimmt für jemand anderen."),
        (
            "second_call",
            SecondCallRule(numerator=1, denominator=3, days=5),
            "Une séance qui n’a pas atteint le quorum peut être convoquée une seconde fois ; le comité décide alors "
            "quel que soit le nombre de présents. Elle ne peut être convoquée de nouveau que si les présents étaient "
            "moins d’un tiers.",
            "Eine Sitzung, die nicht beschlussfähig war, kann ein zweites Mal einberufen werden; ",
        ),
        (
            "circulation",
            CirculationRule(objection_stops=True, article="12"),
            "Une décision peut être prise par écrit si tous les membres l’approuvent (art. 12). "
            "Une seule opposition l’arrête (art. 12).",
            "Ein Beschluss kann schriftlich gefasst werden, wenn alle Mitglieder zustimmen (Art. 12). ",
        ),
        ("postal", PostalRule(), "Seules les personnes présentes votent.", "Nur wer anwesend ist, stimmt ab."),
    ],
)
def test_a_part_is_said_in_both_languages(part: str, rule: object, french: str, german: str) -> None:
    for t, expected in ((FRENCH, french), (GERMAN, german)):
        said = part_said(t, version(**{part: rule}), part, COLLEGES)
        assert plain([one.text for one in said]).startswith(expected.rstrip())
        assert not any(one.missing for one in said)


SHARES = {
    Fraction(1, 4): ("un quart", "ein Viertel", True),
    Fraction(1, 3): ("un tiers", "ein Drittel", True),
    Fraction(1, 2): ("la moitié", "die Hälfte", True),
    Fraction(3, 5): ("les trois cinquièmes", "drei Fünftel", False),
    Fraction(2, 3): ("les deux tiers", "zwei Drittel", False),
    Fraction(3, 4): ("les trois quarts", "drei Viertel", False),
    Fraction(4, 5): ("les quatre cinquièmes", "vier Fünftel", False),
    Fraction(5, 7): ("5/7", "5/7", False),
    Fraction(1, 7): ("1/7", "1/7", True),
}
"""How each is said in French, in German, and whether it is one part of a whole."""


def of(word: str) -> str:
    """`de la moitié`, `d’un tiers`, `des deux tiers`."""
    return f"d’{word}" if word.startswith("un ") else f"des {word[4:]}" if word.startswith("les ") else f"de {word}"


@pytest.mark.parametrize(("share", "times"), [*product(SHARES, (1, 3))])
def test_a_share_is_said_in_words_wherever_it_stands(share: Fraction, times: int) -> None:
    """Also as it was typed, 3/6 for a half; the German verb goes by it."""
    word, wort, one = SHARES[share]
    part: dict[str, Any] = {"numerator": share.numerator * times, "denominator": share.denominator * times}
    for strict in (False, True):
        fr, de = (f"plus {of(word)}", f"mehr als {wort}") if strict else (f"au moins {word}", f"mindestens {wort}")
        wholes = {
            QuorumBase.SEATS: ("de tous les sièges, vacants compris,", "aller Sitze, vakante eingeschlossen,"),
            QuorumBase.IN_OFFICE: ("des membres en fonction", "der amtierenden Mitglieder"),
            QuorumBase.CONVENED: ("des membres convoqués", "der eingeladenen Mitglieder"),
        }
        for base, (whole, ganzes) in wholes.items():
            rule = QuorumRule(base=base, strict=strict, **part)
            french, german = (
                plain([part_said(t, version(quorum=rule), "quorum", {})[0].text]) for t in (FRENCH, GERMAN)
            )
            assert french == f"Le comité peut décider si {fr} {whole} sont présents."
            verb = "ist" if one else "sind"
            assert german == f"Der Ausschuss ist beschlussfähig, wenn {de} {ganzes} anwesend {verb}."
        majority = replace(RULE, mode=DecisionMode.MAJORITY, strict=strict, **part)
        assert f"adoption par {fr} des voix exprimées" in plain(decision_said(FRENCH, majority))
        assert f"was {de} der abgegebenen Stimmen erhält" in plain(decision_said(GERMAN, majority))
        written = version(circulation=CirculationRule(strict=strict, **part))
        assert f"si {fr} des membres l’approuvent." in plain([part_said(FRENCH, written, "circulation", {})[0].text])
        agree = "zustimmt" if one else "zustimmen"
        assert f"wenn {de} der Mitglieder {agree}." in part_said(GERMAN, written, "circulation", {})[0].text
    again = version(second_call=SecondCallRule(**part))
    assert plain([part_said(FRENCH, again, "second_call", {})[1].text]).endswith(f"étaient moins {of(word)}.")
    verb = "war" if one else "waren"
    assert part_said(GERMAN, again, "second_call", {})[1].text.endswith(f"weniger als {wort} anwesend {verb}.")


@pytest.mark.parametrize(
    ("base", "number", "french", "german"),
    [
        (
            QuorumBase.SEATS,
            1,
            "si tous les sièges sont pourvus et présents",
            "wenn alle Sitze besetzt und anwesend sind",
        ),
        (QuorumBase.IN_OFFICE, 1, "si tous les membres en fonction sont", "wenn alle amtierenden Mitglieder anwesend"),
        (QuorumBase.CONVENED, 3, "si tous les membres convoqués sont", "wenn alle eingeladenen Mitglieder anwesend"),
        (QuorumBase.NUMBER, 11, "si les 11 sièges sont tous présents", "wenn alle 11 Sitze anwesend sind"),
        (QuorumBase.NUMBER, 1, "si 1 siège sur 1 est présent", "wenn 1 von 1 Sitzen anwesend ist"),
    ],
)
def test_the_whole_is_said_as_all(base: QuorumBase, number: int, french: str, german: str) -> None:
    rule = QuorumRule(base=base, numerator=number, denominator=number, strict=False)
    for t, expected in ((FRENCH, french), (GERMAN, german)):
        assert expected in plain([part_said(t, version(quorum=rule), "quorum", {})[0].text])


def test_all_of_the_votes_is_said_as_unanimity_is_and_all_who_were_missed_as_somebody() -> None:
    for base in MajorityBase:
        whole = replace(RULE, mode=DecisionMode.MAJORITY, base=base, numerator=2, denominator=2, strict=False)
        for t in (FRENCH, GERMAN):
            assert decision_said(t, whole) == decision_said(t, replace(whole, mode=DecisionMode.UNANIMITY))
    again = version(second_call=SecondCallRule(numerator=1, denominator=1))
    assert "s’il manquait quelqu’un" in part_said(FRENCH, again, "second_call", {})[1].text


def test_none_of_a_whole_is_said_as_whoever_is_there_and_more_than_none_as_one() -> None:
    none: dict[str, Any] = {"numerator": 0, "denominator": 1}
    said = [
        part_said(FRENCH, version(quorum=QuorumRule(strict=strict, **none)), "quorum", {})[0].text
        for strict in (False, True)
    ]
    assert said == [
        "Le comité peut décider quel que soit le nombre de présents.",
        "Le comité peut décider dès qu’une personne est présente.",
    ]
    majority = replace(RULE, mode=DecisionMode.MAJORITY, **none)
    assert "dès qu’une voix est pour" in plain(decision_said(FRENCH, majority))
    assert (
        "dès qu’un membre" in part_said(FRENCH, version(circulation=CirculationRule(**none)), "circulation", {})[0].text
    )


def test_decisions_in_writing_may_be_forbidden_by_an_article() -> None:
    forbidden = version(circulation=CirculationRule(allowed=False, objection_stops=True, article="12"))
    said = [plain([one.text for one in part_said(t, forbidden, "circulation", {})]) for t in (FRENCH, GERMAN)]
    assert said == [
        "Aucune décision n’est prise par écrit (art. 12).",
        "Es wird kein Beschluss schriftlich gefasst (Art. 12).",
    ]


def test_days_of_notice_are_said_as_they_are_counted() -> None:
    """Those of a second call as well, which are counted as those of its version; clear ones where that has none."""
    again = SecondCallRule(days=3)
    counted = version(notice=NoticeRule(days=8, working=True, article="6"), second_call=again)
    said = [plain([one.text for one in part_said(t, counted, "notice", {})]) for t in (FRENCH, GERMAN)]
    assert said == [
        "La convocation part au moins 8 jours ouvrables francs avant la séance (art. 6). "
        "Ni le jour de l’envoi ni celui de la séance ne comptent (art. 6). "
        "Les samedis, les dimanches et les jours fériés ne comptent pas (art. 6).",
        "Die Einladung geht mindestens 8 volle Arbeitstage vor der Sitzung ab (Art. 6). "
        "Weder der Tag des Versands noch der Tag der Sitzung zählt mit (Art. 6). "
        "Samstage, Sonntage und Feiertage zählen nicht mit (Art. 6).",
    ]
    ends = [part_said(FRENCH, one, "second_call", {})[-1].text for one in (counted, version(second_call=again))]
    assert plain(ends) == "Sa convocation part au moins 3 jours ouvrables francs avant. " + plain(
        ["Sa convocation part au moins 3 jours francs avant."]
    )


def test_languages_numbers_and_the_prevailing_text_bear_the_articles_beside_them() -> None:
    ruled = version(
        languages=(Language.FR,),
        languages_article="4 al. 1",
        numbering_article="art. 5",
        prevailing=SourceText.DE,
        prevailing_article="14",
    )
    parts = ("languages", "numbering", "prevailing")
    said = [plain([one.text for part in parts for one in part_said(t, ruled, part, {})]) for t in (FRENCH, GERMAN)]
    assert said == [
        "Les documents sont établis en français (art. 4 al. 1). "
        "Les séances et les décisions sont numérotées à nouveau chaque année (art. 5). "
        "La version allemande de ces statuts fait foi (art. 14).",
        "Die Dokumente werden französisch erstellt (Art. 4 Abs. 1). "
        "Sitzungen und Beschlüsse werden jedes Jahr neu nummeriert (Art. 5). "
        "Massgebend ist die deutsche Fassung dieser Statuten (Art. 14).",
    ]
    assert [article_of(ruled, part) for part in (*parts, "quorum")] == ["4 al. 1", "art. 5", "14", ""]
    quorum = version(quorum=QuorumRule(article="7"))
    assert (article_of(quorum, "quorum"), article_of(quorum, "languages"), article_of(RULE)) == ("7", "", RULE.article)


def test_one_seat_is_said_as_one() -> None:
    one = version(quorum=QuorumRule(base=QuorumBase.NUMBER, numerator=1, denominator=5))
    said = [plain([part_said(t, one, "quorum", {})[0].text]) for t in (FRENCH, GERMAN)]
    assert said == [
        "Le comité peut décider si 1 siège sur 5 est présent.",
        "Der Ausschuss ist beschlussfähig, wenn 1 von 5 Sitzen anwesend ist.",
    ]


def test_everything_that_can_be_ruled_is_said_alike_in_both_languages() -> None:
    """The same sentences in the same order, none of them twice, none in the language of the other."""
    versions = [
        version(
            quorum=QuorumRule(base=base, strict=strict, numerator=2, denominator=5, proxies_count=strict),
            notice=NoticeRule(days=8, clear=strict, working=base is QuorumBase.SEATS),
            proxies=ProxyRule(per_holder=2, written=strict),
            second_call=SecondCallRule(free_of_quorum=strict, days=3, numerator=1, denominator=3),
            circulation=CirculationRule(numerator=2, denominator=3),
            postal=PostalRule(in_advance=strict, by_post=not strict),
            languages=(Language.FR,) if strict else (Language.DE,),
            numbering=NumberingPeriod.CONTINUOUS if strict else NumberingPeriod.YEARLY,
            prevailing=prevailing,
            names_printed=True,
        )
        for base, strict, prevailing in product(QuorumBase, (True, False), set(SourceText) - {SourceText.UNSETTLED})
    ]
    rules = [
        replace(RULE, mode=mode, base=base, strict=strict, tie=tie, double_majority=double, weighted=strict)
        for mode, base, strict, tie, double in product(
            DecisionMode, MajorityBase, (True, False), TieRule, DoubleMajority
        )
    ]
    own = [
        SittingRule(
            id=SittingRuleId(UUID(int=5)),
            home=HOME,
            statutes=SILENT_VERSION.id,
            sitting=sitting,
            quorum=QuorumRule(),
            second_call=SecondCallRule(),
        )
        for sitting in SittingKind
    ]
    for one in versions:
        french, german = version_said(FRENCH, one), version_said(GERMAN, one)
        assert [said.part for said in french] == [said.part for said in german]
        assert {said.part for said in french} == set(PARTS)
    for rule in rules:
        french_texts, german_texts = decision_said(FRENCH, rule), decision_said(GERMAN, rule)
        assert len(french_texts) == len(german_texts)
        assert not set(french_texts) & set(german_texts)
    for rule_of_sitting in own:
        french_texts = sitting_said(FRENCH, rule_of_sitting, {})
        assert len(french_texts) == len(sitting_said(GERMAN, rule_of_sitting, {})) == 2, "one for each part it rules"
        assert [text.count(" – ") for text in french_texts] == [1, 1], "its name stands once"
        assert french_texts[0].count(". ") > 1


def test_a_rule_of_decision_is_said_with_its_name_and_what_decides_a_tie() -> None:
    rule = replace(RULE, mode=DecisionMode.MAJORITY, tie=TieRule.CHAIR, article="9", default=True)
    assert plain(decision_said(FRENCH, rule)) == (
        "« Usage », règle usuelle : adoption par plus de la moitié des voix exprimées ; les abstentions ne comptent "
        "pas (art. 9). En cas d’égalité, la présidence a une voix prépondérante (art. 9)."
    )
    two_thirds = replace(rule, numerator=2, denominator=3, double_majority=DoubleMajority.SIDE, default=False)
    assert plain(decision_said(GERMAN, two_thirds)) == (
        "«Usanz»: angenommen ist, was mehr als zwei Drittel der abgegebenen Stimmen erhält; Enthaltungen "
        "zählen nicht (Art. 9). Dieselbe Mehrheit braucht es auf jeder Seite für sich (Art. 9)."
    )


def test_what_the_statutes_do_not_say_is_said_with_what_holds_then() -> None:
    missing = silences(FRENCH, replace(SILENT_VERSION, prevailing=SourceText.UNSETTLED))
    assert [one.part for one in missing] == list(SILENT)
    assert all(one.missing for one in missing)
    whole = version(quorum=QuorumRule(), notice=NoticeRule(days=5), proxies=ProxyRule(), second_call=SecondCallRule())
    whole = replace(whole, postal=PostalRule(), circulation=CirculationRule())
    assert [one.part for one in silences(FRENCH, whole, [RULE])] == ["decisions"]
    assert silences(FRENCH, whole, [replace(RULE, default=True)]) == []
    assert [one.part for one in silences(FRENCH, replace(whole, prevailing=SourceText.UNSETTLED), [RULE])] == [
        "prevailing",
        "decisions",
    ]
    (said,) = part_said(GERMAN, SILENT_VERSION, "quorum", {})
    assert said.text == "Kein Quorum ist festgelegt: Der Ausschuss entscheidet, wie viele auch anwesend sind."
    own = SittingRule(
        id=SittingRuleId(UUID(int=5)), home=HOME, statutes=SILENT_VERSION.id, sitting=SittingKind.ORDINARY
    )
    (nothing,) = sitting_part_said(FRENCH, own, "second_call", {})
    assert nothing.missing
    assert sitting_said(FRENCH, own, {}) == []
