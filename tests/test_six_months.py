"""Do two secretariats and the conference, each with its own file, end equal after half a year of files on sticks?

Everything goes through the command line: three data folders, three workspaces, files that are lost, repeated and late.
"""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ctj_desktop import cli
from ctj_desktop.domain.record import DataClass
from ctj_desktop.domain.records.minutes import ApprovedVersion, RestrictedMinuteBlock
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.domain.records.voting import Decision, RestrictedDecision, Task
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees

Step = dict[str, Any]  # a line of `ctj apply`
CODE = "MOC"
COMMUNES = ("Saint-Imier", "Pontarlier", "Sonvilier", "Métabief", "Renan", "Jougne")
SECRET = "Nom du candidat retenu sous réserve"


def both(fr: str, de: str | None = None) -> dict[str, str]:
    """A bilingual text; the German one is made up where it does not matter."""
    return {"fr": fr, "de": f"{fr} (DE)" if de is None else de}


@dataclass
class Desk:
    """An office: its file, its data folder, the hour of its steps, and how its commands are run."""

    name: str
    folder: Path
    run: Any
    done: int = 0
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def file(self) -> Path:
        return self.folder / f"{self.name}.ctj"

    @property
    def card(self) -> Path:
        return self.folder / f"{self.name}.ctjcard"

    def ctj(self, command: str, *words: object, code: int = 0) -> str:
        """A command about this workspace, with its exit code and what it says."""
        return str(self.run(self.folder / "data", code, command, self.file, *words))

    def json(self, command: str, *words: object) -> Any:
        return json.loads(self.ctj(command, *words, "--json"))

    def do(self, day: str, *steps: Step) -> dict[str, str]:
        """Steps of one day, a minute after the other; the ids of those that were called something."""
        lines = [{**step, "at": f"{day}T09:{n % 60:02}:00+01:00"} for n, step in enumerate(steps)]
        path = self.folder / f"{self.name}-steps.jsonl"
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
        done = self.json("apply", path)
        self.done += len(done)
        named = [(step.get("as"), line["id"]) for step, line in zip(steps, done, strict=True)]
        return {name: identity for name, identity in named if name}

    def export(self, other: "Desk", *options: str) -> Path:
        target = self.folder / f"{self.name}-{other.name}-{next(self.numbers):02}.ctjx"
        self.ctj("export", "--to", other.name, *options, "-o", target)
        return target

    def merge(self, bundle: Path, *options: str) -> Any:
        return json.loads(self.ctj("merge", bundle, *options, "--json"))

    def send(self, other: "Desk") -> Any:
        """A file made, carried and taken in."""
        return other.merge(self.export(other))

    def items(self, meeting: str) -> list[Any]:
        return [row for row in self.json("list", "items") if row["meeting_number"] == meeting]


@dataclass
class Region:
    """The three of them."""

    a: Desk
    b: Desk
    c: Desk

    @property
    def desks(self) -> tuple[Desk, Desk, Desk]:
        return self.a, self.b, self.c

    def exchange(self) -> None:
        """A file from everybody to everybody."""
        for giver, taker in itertools.permutations(self.desks, 2):
            taken = giver.send(taker)
            assert taken["result"] in ("applied", "repeated")


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Region:
    """Three installations; who trusts whom is not settled yet."""

    def run(data: Path, code: int, *words: object) -> str:
        monkeypatch.setenv("CTJ_DATA_DIR", str(data))
        found = cli.main([*map(str, words)])
        out, err = capfd.readouterr()
        assert (found, err if code == 0 else "") == (code, ""), (words, out, err)
        return out

    desks = []
    for name in ("imier", "pontarlier", "ctj"):
        folder = tmp_path / name
        folder.mkdir()
        desks.append(Desk(name, folder, run))
    return Region(*desks)


# the first contact


def found_offices(region: Region) -> None:
    a, b, c = region.desks
    a.ctj("new", "--committee", CODE, "--name", "Secrétariat imier")
    b.ctj("new", "--name", "Secrétariat pontarlier")  # the second office starts from a bundle of the first
    c.ctj("new", "--role", "ctj", "--name", "Conférence ctj")
    for desk in region.desks:
        desk.ctj("identity", "-o", desk.card)
    for desk, other, profile in (
        (a, b, "partner"),
        (b, a, "partner"),
        (a, c, "ctj"),
        (c, a, "ctj"),
        (b, c, "ctj"),
        (c, b, "ctj"),
    ):
        desk.ctj("trust", other.card, "--profile", profile)


def a_member(number: int, commune: str) -> list[Step]:
    side = "ch" if number % 2 == 0 else "fr"
    return [
        {"do": "add_organisation", "as": f"o{number}", "name": both(f"Commune de {commune}"), "side": side},
        {
            "do": "add_person",
            "as": f"p{number}",
            "family_name": f"Élu-{number}",
            "given_name": "Dominique",
            "side": side,
            "function": both("Maire", "Gemeindepräsident/in"),
            "organisation": f"$o{number}",
        },
        {
            "do": "add_seat",
            "as": f"s{number}",
            "committee": CODE,
            "side": side,
            "label": both(commune),
            "organisation": f"$o{number}",
        },
        {"do": "appoint", "seat": f"$s{number}", "person": f"$p{number}", "start": "2026-01-01"},
    ]


def january(region: Region) -> dict[str, str]:
    """The first office sets up the committee and plans its year; both others get all of it."""
    a, b, c = region.desks
    members = [step for number, commune in enumerate(COMMUNES) for step in a_member(number, commune)]
    named = a.do(
        "2027-01-05",
        *members,
        {
            "do": "adopt_statutes",
            "committee": CODE,
            "title": both("Statuts", "Statuten"),
            "in_force_from": "2026-01-01",
            "invented": True,
            "notice": {"days": 14, "clear": True},
        },
        {"do": "keep_private_contact", "person": "$p0", "private_phone": "+41 32 000 00 00"},
        *(
            {
                "do": "plan_meeting",
                "as": f"m{month}",
                "committee": CODE,
                "on": f"2027-{month:02}-17",
                "start": "14:00",
                "place": both(COMMUNES[month % 6]),
                "chair": "$p0",
            }
            for month in range(1, 7)
        ),
    )
    a.do("2027-01-06", *agenda("2027-01", named))
    for other in (b, c):
        assert a.send(other)["result"] == "applied"
    assert [row["number"] for row in b.json("list", "meetings")] == [f"2027-{n:02}" for n in range(1, 7)]
    b.do(
        "2027-01-07",
        {"do": "add_person", "as": "mine", "family_name": "Secrétaire", "given_name": "Pontissalienne", "side": "fr"},
        {"do": "add_agenda_item", "meeting": "2027-01", "title": both("Marché transfrontalier"), "minutes": 20},
        {"do": "add_project", "committee": CODE, "title": both("Piste cyclable du Mont d’Or"), "on": "2027-01-07"},
    )
    assert b.send(a)["new"] > 0
    b.send(c)
    assert [row["number"] for row in a.json("list", "projects")] == [None]
    a.do("2027-01-08", {"do": "number_what_waits", "committee": CODE})
    hold(a, "2027-01", "2027-01-17", named)
    region.exchange()
    return named


def agenda(meeting: str, named: Mapping[str, str]) -> list[Step]:
    """Four items, the third behind closed doors."""
    titles = ("Bienvenue", "Marchés & foires", "Nomination", "Divers")
    return [
        {
            "do": "add_agenda_item",
            "meeting": meeting,
            "title": both(title),
            "minutes": 10 + place,
            "presenter_person": named["p1"],
            "closed": title == "Nomination",
        }
        for place, title in enumerate(titles)
    ]


def hold(desk: Desk, meeting: str, day: str, named: Mapping[str, str]) -> None:
    """A meeting from its convocation to the end of its session, with minutes, two decisions, a vote and tasks."""
    desk.do(f"{day[:8]}02", {"do": "convene_meeting", "meeting": meeting, "on": f"{day[:8]}02"})
    first, second, closed, *_ = (row["id"] for row in desk.items(meeting))
    desk.do(
        day,
        {"do": "record_reply", "meeting": meeting, "seat": named["s5"], "reply": "excused", "replied_on": day},
        {"do": "open_session", "meeting": meeting, "on": day, "opened_at": "14:00"},
        *({"do": "record_arrival", "meeting": meeting, "seat": named[f"s{n}"], "arrived": "14:00"} for n in range(5)),
        {"do": "add_guest", "meeting": meeting, "name": "Invitée d’un soir", "side": "ch"},
        {"do": "add_block", "item": first, "text": both("La présidence ouvre la séance.")},
        {"do": "add_block", "item": second, "text": both("Discussion nourrie 🧀 et <balises>.")},
        {"do": "record_decision", "as": "d", "item": second, "text": both(f"La foire de {meeting} est soutenue.")},
        {"do": "record_vote", "decision": "$d", "count": {"yes": 4, "abstentions": 1}, "taken_at": "14:20"},
        {
            "do": "add_task",
            "item": second,
            "text": both(f"Écrire aux communes ({meeting})"),
            "owner": named["p1"],
            "due": "2027-07-01",
        },
        {"do": "add_block", "item": closed, "text": both(f"{SECRET} {meeting}")},
        {"do": "record_decision", "item": closed, "text": both(f"{SECRET}, décidé {meeting}")},
        {"do": "record_departure", "meeting": meeting, "seat": named["s4"], "left": "15:00"},
        {"do": "close_session", "meeting": meeting, "on": day, "closed_at": "15:30"},
    )


# month after month


def february(region: Region, named: Mapping[str, str]) -> None:
    """The other office holds the session with a lent right to number, and gives it back."""
    a, b, c = region.desks
    a.do("2027-02-01", *agenda("2027-02", named))
    borrower = json.loads(b.card.read_text("utf-8"))["name_fr"]
    a.do("2027-02-01", {"do": "lend_numbering", "meeting": "2027-02", "to": borrower})
    a.send(b)
    a.ctj("apply", steps(a, {"do": "return_numbering", "meeting": "2027-02"}), code=3)
    hold(b, "2027-02", "2027-02-17", named)
    decided = [row for row in b.json("list", "decisions") if row["meeting"] == named["m2"]]
    assert sorted(row["number"] for row in decided) == ["2027-003", "2027-004"]
    b.do("2027-02-18", {"do": "return_numbering", "meeting": "2027-02"})
    b.do("2027-02-18", {"do": "add_task", "committee": CODE, "text": both("Relire le contrat"), "owner": named["p2"]})
    b.send(a)
    b.send(c)
    a.do("2027-02-19", {"do": "number_what_waits", "committee": CODE})
    region.exchange()


def steps(desk: Desk, *lines: Step) -> Path:
    """A file of steps that is not done yet."""
    path = desk.folder / "later.jsonl"
    path.write_text("\n".join(json.dumps({**line, "at": "2027-02-01T10:00:00+01:00"}) for line in lines), "utf-8")
    return path


def march(region: Region, named: Mapping[str, str]) -> None:
    """A file is lost, another taken in twice under two names: neither does any harm."""
    a, b, c = region.desks
    a.do("2027-03-01", *agenda("2027-03", named))
    a.export(b)  # the stick stays in a coat
    hold(a, "2027-03", "2027-03-17", named)
    found = a.export(b)
    taken = b.merge(found)
    assert (taken["result"], taken["lost"]) == ("applied", [taken["number"] - 1])
    assert taken["number"] == number_of(b, found)
    found = a.export(c)
    assert c.merge(found)["result"] == "applied"
    again = c.merge(found.rename(found.with_name("le même.ctjx")))
    assert (again["result"], again["applied"]) == ("repeated", 0)
    assert "déjà" in c.ctj("merge", found.with_name("le même.ctjx"))
    region.exchange()


def number_of(desk: Desk, bundle: Path) -> int:
    """The number of a bundle, as its recipient reads it."""
    return int(json.loads(desk.run(desk.folder / "data", 0, "inspect", bundle, "--json"))["number"])


def april(region: Region, named: Mapping[str, str]) -> None:
    """A file comes after its successor, from an office that went on without waiting for an answer."""
    a, b, c = region.desks
    a.do("2027-04-01", *agenda("2027-04", named))
    late = a.export(c)
    hold(a, "2027-04", "2027-04-17", named)
    assert a.send(c)["result"] == "applied"
    assert c.merge(late)["result"] == "repeated"
    project = a.json("list", "projects")[0]["id"]
    b.do(
        "2027-04-20",
        {"do": "change_project", "project": project, "summary": both("Douze km, deux pays."), "place": "Jougne"},
        {"do": "add_partner", "project": project, "side": "fr", "name": "Communauté de communes", "lead": True},
        {
            "do": "add_budget_line",
            "project": project,
            "side": "fr",
            "label": both("Étude"),
            "amount": {"amount": "12000.00", "currency": "EUR"},
        },
        {
            "do": "add_financing_line",
            "project": project,
            "side": "fr",
            "label": both("Région"),
            "requested": {"amount": "9000.00", "currency": "EUR"},
        },
    )
    c.do(
        "2027-04-21",
        {"do": "give_opinion", "project": project, "opinion_kind": "favourable", "on": "2027-04-21"},
        {"do": "add_organisation", "name": both("Conférence transfrontalière"), "side": "ch"},
    )
    region.exchange()


def may(region: Region, named: Mapping[str, str]) -> None:
    """Both offices change one title and one other field each; one of them chooses, and all three agree."""
    a, b, c = region.desks
    a.do("2027-05-01", *agenda("2027-05", named))
    region.exchange()
    item = a.items("2027-05")[1]["id"]
    a.do("2027-05-03", {"do": "change_agenda_item", "item": item, "title": {"fr": "Foire de mai"}, "minutes": 25})
    b.do(
        "2027-05-03",
        {"do": "change_agenda_item", "item": item, "title": {"fr": "Marché de mai"}, "presenter": both("La commune")},
    )
    assert a.send(b)["conflicts"] == b.send(a)["conflicts"] == [["agenda_item", item]]
    a.send(c)
    for desk in region.desks:
        (conflict,) = desk.json("conflicts")
        assert {conflict["id"], conflict["register"]} == {item, "title.fr"}
        assert desk.items("2027-05")[1]["minutes"] == 25
        assert desk.items("2027-05")[1]["presenter"]["fr"] == "La commune"
    b.ctj("resolve", item, "title.fr", "--take", "Foire et marché de mai")
    b.send(a)
    b.send(c)
    for desk in region.desks:
        assert desk.json("conflicts") == []
        assert desk.items("2027-05")[1]["title"]["fr"] == "Foire et marché de mai"
    hold(a, "2027-05", "2027-05-17", named)
    region.exchange()


def june(region: Region, named: Mapping[str, str]) -> None:
    """Minutes are approved, a decision published, a mandate ends; and a merge is taken back and done again."""
    a, b, _ = region.desks
    a.do("2027-06-01", *agenda("2027-06", named))
    hold(a, "2027-06", "2027-06-17", named)
    decision = next(row for row in a.json("list", "decisions") if row["number"] == "2027-001")
    a.do(
        "2027-06-20",
        {"do": "circulate_minutes", "meeting": "2027-01", "on": "2027-06-18"},
        {"do": "approve_minutes", "meeting": "2027-01", "on": "2027-06-20", "signature": "E. Lu"},
        {"do": "publish_decision", "decision": decision["id"], "on": "2027-06-21"},
        {"do": "move_task", "task": "T-2027-001", "to": "done", "on": "2027-06-21"},
    )
    bundle = a.export(b)
    tried = b.merge(bundle, "--dry-run")
    done = b.merge(bundle)
    assert {name: tried[name] for name in ("new", "changed", "deleted")} == {
        name: done[name] for name in ("new", "changed", "deleted")
    }
    b.ctj("unmerge")
    assert b.json("list", "meetings")[5]["state"] == "draft"
    assert b.merge(bundle)["new"] == done["new"]
    for _ in range(2):
        region.exchange()


# what must hold at the end


def digests(desk: Desk) -> dict[str, bytes]:
    with Store.open(desk.file, read_only=True) as store:
        assert_agrees(store)
        streams = store.streams
        return {f"{one.home}/{one.data_class}": streams.digest(one) for one in streams.scopes()}


def assert_equal(region: Region) -> None:
    """Every scope that two of them hold is the same in both; which they share is what the profiles say."""
    held = [digests(desk) for desk in region.desks]
    for one, other in itertools.combinations(held, 2):
        shared = one.keys() & other.keys()
        assert len(shared) >= 5
        assert {name: one[name] for name in shared} == {name: other[name] for name in shared}
    restricted = [sum(name.endswith(DataClass.RESTRICTED) for name in one) for one in held]
    personal = [sum(name.endswith(DataClass.PERSONAL) for name in one) for one in held]
    assert (restricted, personal) == ([1, 1, 0], [1, 0, 0])


def assert_kept_apart(region: Region) -> None:
    """What is closed is in both offices and in no byte of the conference's file; private contacts stayed at home."""
    counts = []
    for desk in region.desks:
        with Store.open(desk.file, read_only=True) as store:
            kinds = (RestrictedDecision, RestrictedMinuteBlock, PersonPrivate, Person, Decision, Task, ApprovedVersion)
            counts.append([store.count(kind) for kind in kinds])
    assert counts[0][0] == counts[1][0] == 6
    assert [count[1] for count in counts] == [12, 12, 0]
    assert [count[2] for count in counts] == [1, 0, 0]
    assert counts[0][3:] == counts[1][3:] == counts[2][3:]
    beside = [path for path in region.c.folder.iterdir() if path.name.startswith(region.c.file.name)]
    assert all(SECRET.encode() not in path.read_bytes() for path in beside if path.is_file())
    assert SECRET.encode() in region.b.file.read_bytes()


def assert_printed(region: Region) -> None:
    """The conference prints what it received."""
    c = region.c
    for document, words in (("decisions", "La foire de 2027-03 est soutenue."), ("roster", "Élu-3")):
        for layout in ("columns", "fr"):
            target = c.folder / f"{document}-{layout}.pdf"
            c.ctj("print", document, "--committee", CODE, "--layout", layout, "--on", "2027-07-01", "-o", target)
            text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(target).pages).split())
            assert words in text
            assert SECRET not in text


@pytest.mark.long
def test_half_a_year_of_three_offices(region: Region) -> None:
    found_offices(region)
    named = january(region)
    for month in (february, march, april, may, june):
        month(region, named)
    assert sum(desk.done for desk in region.desks) >= 170
    for desk in region.desks:
        desk.ctj("check")
        assert desk.json("conflicts") == []
        with Store.open(desk.file, read_only=True) as store:
            assert store.rows("SELECT count(*) AS n FROM row_meta WHERE conflict != 0")[0].n == 0
            assert store.rows("SELECT count(*) AS n FROM pending_bundle WHERE state != 'taken_in'")[0].n == 0
        assert not [*(desk.folder / "data" / "unpacked").iterdir()]
    numbers = [row["number"] for row in region.a.json("list", "decisions")]
    assert len(set(numbers)) == len(numbers) == 12
    assert date.fromisoformat(region.c.json("list", "meetings")[0]["on"]) == date(2027, 1, 17)
    assert_equal(region)
    assert_kept_apart(region)
    assert_printed(region)
