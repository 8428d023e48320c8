"""Does whoever does not look know what a line of the minutes becomes, and what comes of a vote, before it is kept?"""

import pytest

from ctj_desktop.domain.records.voting import AnyDecision, Vote
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.ui.minutes.picker import MentionPicker
from ctj_desktop.ui.widgets.labels import StatePill
from tests.ui import hearing
from tests.ui.desktop import Desktop, Key
from tests.ui.hearing import Announced, Role, Text
from tests.ui.minutes.writer import Writer


@pytest.fixture
def writer(office: Desktop) -> Writer:
    """The minute-taker before the third item."""
    return Writer(office)


def verdict(writer: Writer) -> str:
    """What the pill shows."""
    return writer.desktop.find(StatePill, "minutes.vote.verdict").accessibleName()


def last_number(writer: Writer) -> str:
    """Of the newest decision."""
    return writer.desktop.store.all(AnyDecision)[-1].number or ""


def test_what_a_line_becomes_is_said_while_it_is_typed(writer: Writer, announced: Announced) -> None:
    t = writer.desktop.window.desk.t
    announced.take()
    decision = f"{t('Decision')}, {t('Enter: as proposed')}"
    for typed, said in (("/d ", decision), ("/t ", t("Task"))):
        writer.desktop.keys(typed)
        assert announced.one() == said
        assert hearing.heard(writer.editor.pair).role() == Role.Grouping
        assert hearing.heard(writer.editor.pair).text(Text.Name) == said
        writer.desktop.press(Key.Key_Escape)
        announced.take()
    writer.desktop.keys("/d Le comité approuve.")
    announced.take()
    writer.desktop.press(Key.Key_Return)
    said, number = announced.one(), last_number(writer)
    assert said.startswith(label_text(t, "decision.added", {}).split()[0])
    assert said.endswith(number)
    writer.desktop.keys("/v 5")
    announced.take()
    writer.desktop.keys(" 1")
    assert announced.one() == f"{t('Vote')}, {writer.editor.pair.head()[1]}"


def test_the_verdict_is_said_before_the_vote_is_recorded_and_with_it(writer: Writer, announced: Announced) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    number = last_number(writer)
    announced.take()
    desktop.keys("/v")
    announced.take()
    desktop.press(Key.Key_Return)
    panel = writer.editor.votes.panel
    assert hearing.heard(panel).role() == Role.Grouping
    assert number in hearing.heard(panel).text(Text.Name)
    assert announced.one() == verdict(writer)  # how many may vote
    desktop.keys("7")
    adopted = verdict(writer)
    assert announced.one() == adopted
    desktop.press(Key.Key_Tab)
    desktop.keys("1")
    assert verdict(writer) != adopted
    assert announced.one() == verdict(writer)
    said, kept = verdict(writer), desktop.store.count(Vote)
    desktop.press(Key.Key_Return)
    assert announced.one().endswith(said)
    assert desktop.store.count(Vote) == kept + 1


def test_return_on_a_count_that_cannot_be_recorded_says_why(writer: Writer, announced: Announced) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    announced.take()
    desktop.press(Key.Key_Return)
    assert announced.one() == verdict(writer)
    desktop.fill("minutes.vote.yes", "40")
    announced.take()
    desktop.press(Key.Key_Return)
    assert announced.one() == desktop.text("minutes.vote.note")


def test_escape_in_a_count_says_what_stands_there_now(writer: Writer, announced: Announced) -> None:
    desktop, t = writer.desktop, writer.desktop.window.desk.t
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    desktop.keys("7")
    announced.take()
    desktop.press(Key.Key_Escape)
    field = desktop.focused()
    assert announced.one().endswith(t("{name}: {value}").format(name=field.accessibleName(), value=t("nothing typed")))
    desktop.press(Key.Key_Escape)
    assert not writer.editor.votes.is_open


def test_who_is_offered_is_said_with_body_and_place_and_who_was_chosen(writer: Writer, announced: Announced) -> None:
    t, picker = writer.desktop.window.desk.t, writer.editor.findChild(MentionPicker, "minutes.picker")
    assert picker is not None

    def offered() -> str:
        picker.look_now()
        return announced.one()

    writer.desktop.keys("/t @")
    announced.take()
    assert offered() == picker.accessibleName()
    assert picker.accessibleName().startswith(f"{picker.names()[0]}, ")
    assert picker.accessibleName().endswith(t("{place} of {count}").format(place=1, count=len(picker.names())))
    writer.desktop.press(Key.Key_Down)
    assert announced.one().startswith(picker.names()[1])
    second = picker.names()[1]
    writer.desktop.press(Key.Key_Return)
    assert announced.one() == second
    writer.desktop.keys("@s")
    offered()
    writer.desktop.keys("xyz")
    assert offered() == t("Nothing found")


def test_the_text_of_a_block_is_read_before_the_buttons_in_it(writer: Writer) -> None:
    writer.line("/d Le comité approuve.")
    row = writer.row(len(writer.shown()) - 1)
    assert "Le comité approuve." in hearing.heard(row).text(Text.Name)
    assert hearing.heard(row).text(Text.Description) == ""
