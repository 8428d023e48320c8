"""Is what a section imports there before it is opened, without anybody waiting for more than a module?"""

import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ctj_desktop.services.catalogue.record_order import record_keys
from ctj_desktop.services.membership.lists import person_keys
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.decisions import decisions
from ctj_desktop.ui.forms.screens import list_source
from ctj_desktop.ui.forms.screens.list_source import order_in
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.membership import page as members
from ctj_desktop.ui.projects import page as projects
from ctj_desktop.ui.window import ahead
from ctj_desktop.ui.window.ahead import AHEAD, LISTS, ORDERED, ReadAhead
from tests.ui.desktop import Desktop

MODULES = ("read_ahead_first", "read_ahead_second")


def test_one_module_is_read_after_another(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in MODULES:
        tmp_path.joinpath(f"{name}.py").write_text("import sys\nAFTER = [*sys.modules]\n", "utf-8")
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)  # and it is forgotten again afterwards
    monkeypatch.syspath_prepend(tmp_path)
    owner = QObject()
    ReadAhead(owner, MODULES)
    first, second = MODULES
    qtbot.waitUntil(lambda: first in sys.modules)
    assert second not in sys.modules
    qtbot.waitUntil(lambda: second in sys.modules)
    assert first in sys.modules[second].AFTER


@pytest.mark.long
def test_the_page_of_every_section_is_among_what_is_read(office: Desktop) -> None:
    pages = set()
    for section in SECTIONS:
        office.window.desk.navigator.go(Place(page=section.key))
        pages |= {cls.__module__ for cls in type(office.view.page).__mro__ if cls.__module__.endswith(".page")}
    assert len(pages) >= len(SECTIONS) - 1  # decisions and tasks are two lists in a frame of another room
    assert pages <= {*AHEAD}
    assert [name for name in AHEAD if find_spec(name) is None] == []


@pytest.mark.long
def test_long_lists_are_read_before_anybody_turns_to_them_and_anew_after_an_act(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(of: object, name: str) -> None:
        own = getattr(of, name)

        def noted(*given: Any, **told: Any) -> Any:
            read.append(name)
            return own(*given, **told)

        monkeypatch.setattr(of, name, noted)

    counted(decisions, "decision_keys")
    counted(members, "person_keys")
    counted(projects, "sum_moves")
    counted(list_source, "record_keys")
    monkeypatch.setattr(ahead, "LISTS", LISTS)
    monkeypatch.setattr(ahead, "ORDERED", ORDERED)
    office.window.close_workspace()
    assert office.window.open_file(office.sample)
    expected = ["decision_keys", "sum_moves", "sum_moves", "person_keys", "record_keys"]
    office.bot.waitUntil(lambda: len(read) == len(expected))
    assert read == expected
    for page in ("registers", "projects", "members", "persons"):
        office.window.desk.navigator.go(Place(page=page))
    assert read == expected
    keys = [*members.persons_in(office.workspace)]
    made = office.workspace.do_fields(add_person, family_name="Aaa")
    office.window.desk.navigator.go(Place(page="members"))
    assert read[len(expected) :] == ["record_keys", "person_keys"]
    assert members.persons_in(office.workspace) == [made.id.bytes, *keys]
    office.workspace.undo()
    assert members.persons_in(office.workspace) == keys == person_keys(office.store, office.workspace.today())


def test_the_order_that_is_kept_is_that_of_the_file_and_of_the_language(office: Desktop) -> None:
    """After an act, after it is taken back, and in another language, as if it were sorted anew."""
    workspace, store, today = office.workspace, office.store, office.workspace.today()

    def agree(kind: str) -> list[bytes]:
        t = office.window.desk.t
        kept = order_in(workspace, t, kind)
        assert kept == record_keys(store, t, kind, today, among={})
        assert kept is order_in(workspace, t, kind)
        return kept

    first, terms = agree("person"), agree("glossary_term")
    workspace.do_fields(add_person, family_name="Aaa")
    assert agree("person")[1:] == first
    workspace.undo()
    assert agree("person") == first
    office.window.desk.language.switch("de_CH" if office.window.desk.t.locale == "fr_CH" else "fr_CH")
    assert sorted(agree("glossary_term")) == sorted(terms)
    assert agree("glossary_term") != terms


@pytest.mark.long
def test_a_list_whose_module_is_not_there_waits_for_it(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    module = ModuleType("read_ahead_later")
    monkeypatch.setattr(module, "read", asked.append, raising=False)
    monkeypatch.setattr(ahead, "LISTS", (("read_ahead_later", "read", ()),))
    monkeypatch.setattr(ahead, "PAUSE_MILLISECONDS", 5)
    office.window.close_workspace()
    assert office.window.open_file(office.sample)
    office.bot.wait(20)
    assert asked == []
    monkeypatch.setitem(sys.modules, "read_ahead_later", module)
    office.bot.waitUntil(lambda: asked == [office.workspace])
