"""Is everybody asked only for what they can answer?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.records.committees import Capacity, Seat
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.convocation import InvitedAs
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership.committees import change_seat
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.session.replying.possible import PossibleReply, possible_replies
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling

ANNE, BEAT = "Siège 1 Personne-1", "Siège 2 Personne-2"
BASE = [Reply.PRESENT, Reply.EXCUSED]


def possible(calling: Calling, name: str | None) -> dict[Reply, PossibleReply]:
    reader = calling.reader(name) if name is not None else None
    return {one.reply: one for one in possible_replies(calling.office.store, calling.meeting, reader, TODAY)}


def named(calling: Calling, name: str | None, reply: Reply) -> list[str]:
    return [one.said(Language.FR) for one in possible(calling, name)[reply].offered]


def test_a_substitute_is_offered_only_to_a_seat_that_has_one(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    assert named(calling, ANNE, Reply.SUBSTITUTE) == ["Zoé Suppléante"]
    assert list(possible(calling, BEAT)) == BASE, "its seat may have one, and has none"
    assert named(calling, None, Reply.SUBSTITUTE) == ["Zoé Suppléante"], "it is not known who fills it in"
    assert list(possible(calling, "Experte")) == BASE
    assert calling.reader("Zoé Suppléante").standing is InvitedAs.SUBSTITUTE
    assert list(possible(calling, "Zoé Suppléante")) == BASE


def test_from_afar_where_there_is_a_link_and_by_proxy_where_the_statutes_allow_it(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    calling.office.do_fields(change_meeting, meeting=calling.key, remote_link="https://visio.example/1")
    statutes = {"committee": calling.committee.id, "title": text("Statuts", "Statuten")}
    rule = ProxyRule(per_holder=1, article="8")
    calling.office.do_fields(adopt_statutes, **statutes, in_force_from=date(2026, 1, 1), proxies=rule)
    assert list(possible(calling, ANNE)) == [*list(Reply)[:3], Reply.SUBSTITUTE, Reply.REPRESENTED]
    assert named(calling, BEAT, Reply.REPRESENTED) == ["Siège 1 Personne-1 (Siège 1)"]
    assert named(calling, None, Reply.REPRESENTED) == ["Siège 1 Personne-1 (Siège 1)", "Siège 2 Personne-2 (Siège 2)"]
    assert list(possible(calling, "Experte")) == list(Reply)[:3]
    assert list(possible(calling, "Zoé Suppléante")) == BASE, "a substitute sits there"
    second = calling.office.store.all(Seat, order="position")[1]
    calling.office.do_fields(change_seat, seat=second.id, capacity=Capacity.ADVISORY)
    assert Reply.REPRESENTED not in possible(calling, BEAT), "no vote, no proxy"
    assert Reply.REPRESENTED not in possible(calling, ANNE), "nobody else has a vote"
