"""What is ruled for a kind of meeting holds there, else what is said of all: every way in which both may speak."""

from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, DecisionRuleId, HomeId, SittingRuleId, StatutesId
from ctj_desktop.domain.records.statutes import (
    NoticeRule,
    PostalRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
    Statutes,
    WhatHolds,
)
from ctj_desktop.domain.texts import Bilingual

HOME = HomeId(UUID(int=1))
VERSION = StatutesId(UUID(int=2))
OF_ALL = {
    "quorum": QuorumRule(article="7"),
    "notice": NoticeRule(days=10, working=True, article="6"),
    "proxies": ProxyRule(per_holder=1, article="8"),
    "postal": PostalRule(by_post=True, article="10"),
}
OF_KIND = {
    "quorum": QuorumRule(article="7.2"),
    "notice": NoticeRule(days=3, article="6.2"),
    "proxies": ProxyRule(article="8.2"),
    "postal": PostalRule(article="10.2"),
}
SECOND_CALLS = (None, SecondCallRule(article="9"), SecondCallRule(free_of_quorum=False, days=4, article="9.2"))


def version(**said: Any) -> Statutes:
    given: dict[str, Any] = {"id": VERSION, "home": HOME, "committee": CommitteeId(UUID(int=1))}
    return Statutes(**given, title=Bilingual.of("Statuts"), in_force_from=date(2027, 1, 1), **said)


def own(sitting: Any = SittingKind.EXTRAORDINARY, **said: Any) -> SittingRule:
    return SittingRule(id=SittingRuleId(UUID(int=3)), home=HOME, statutes=VERSION, sitting=sitting, **said)


def test_each_part_is_that_of_the_kind_else_that_of_all_else_silent() -> None:
    for part, said, ruled in product(OF_ALL, (True, False), (None, False, True)):
        general = version(**{part: OF_ALL[part]} if said else {})
        special = None if ruled is None else own(**({part: OF_KIND[part]} if ruled else {}))
        expected = OF_KIND[part] if ruled else OF_ALL[part] if said else None
        assert getattr(WhatHolds(general, special), part) == expected, (part, said, ruled)


def test_without_statutes_nothing_holds() -> None:
    for again in (True, False):
        holds = WhatHolds(again=again)
        parts = ("quorum", "notice", "proxies", "postal", "second_call", "rule", "freed_by")
        assert {getattr(holds, part) for part in parts} == {None}


def test_a_second_call_is_ruled_by_what_is_said_of_it_of_the_first_meeting_and_of_all_in_this_order() -> None:
    """Freed of the quorum unless such meetings have one of their own; its days counted as those of any meeting."""
    for of_all, of_first, of_second in product(SECOND_CALLS, repeat=3):
        general = version(quorum=OF_ALL["quorum"], notice=OF_ALL["notice"], second_call=of_all)
        second = own(SittingKind.SECOND_CALL, second_call=of_second)
        holds = WhatHolds(general, second, own(second_call=of_first), again=True)
        rule = of_second or of_first or of_all
        assert holds.second_call == rule
        freed = rule is not None and rule.free_of_quorum
        assert (holds.quorum, holds.freed_by) == ((None, rule) if freed else (OF_ALL["quorum"], None))
        days = rule is not None and rule.days
        assert holds.notice == (NoticeRule(days=4, working=True, article="9.2") if days else OF_ALL["notice"])
        asked = own(SittingKind.SECOND_CALL, second_call=of_second, quorum=OF_KIND["quorum"], notice=OF_KIND["notice"])
        strict = WhatHolds(general, asked, again=True)
        assert (strict.quorum, strict.freed_by, strict.notice) == (OF_KIND["quorum"], None, OF_KIND["notice"])


def test_a_first_meeting_is_neither_freed_nor_hurried_by_what_is_said_of_a_second_call() -> None:
    for rule in SECOND_CALLS:
        holds = WhatHolds(version(quorum=OF_ALL["quorum"], notice=OF_ALL["notice"], second_call=rule))
        assert (holds.quorum, holds.notice, holds.freed_by) == (OF_ALL["quorum"], OF_ALL["notice"], None)


def test_its_usual_rule_is_that_of_the_kind_alone() -> None:
    rule = DecisionRuleId(UUID(int=4))
    assert WhatHolds(version(), own(rule=rule)).rule == rule
    assert WhatHolds(version(), own()).rule is None
