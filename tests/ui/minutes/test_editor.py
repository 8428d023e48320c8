"""Can minutes be written by keyboard alone, in both languages, and is nothing typed ever lost?"""

import shutil
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.voting import Decision, DecisionKind, DecisionResult, VoteCount
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.minutes.blocks import add_block, change_block, remove_block
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.minutes.blocks.row import BlockRow
from ctj_desktop.ui.minutes.editor import MinuteEditor
from ctj_desktop.ui.minutes.picker import MentionPicker
from tests.ui.desktop import ALT_SHIFT, CTRL, Desktop, InDialog, Key
from tests.ui.minutes.writer import DE, FR, Writer, last, name
from tests.ui.sitting import DAY

STANDING_BACK = "hold.standing_back.button"


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


def test_a_decision_its_vote_and_a_task_are_typed_without_the_mouse(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Le secrétariat présente six marchés.")
    desktop.keys("/d Le comité rend un avis favorable.")
    assert writer.editor.pair.head()[0] in ("Décision", "Beschluss")
    desktop.press(Key.Key_L, CTRL)
    assert name(desktop.focused()) == DE
    writer.line("Der Ausschuss nimmt befürwortend Stellung.")
    assert name(desktop.focused()) == FR, "the next line begins where the last one was begun"
    writer.line("/v 7 0 1")
    writer.line("/t préparer la lettre -> 26.3.2027")
    kinds = [line.block.block_kind for line in writer.sheet.lines]
    assert kinds == [MinuteBlockKind.PARAGRAPH, MinuteBlockKind.DECISION, MinuteBlockKind.VOTE, MinuteBlockKind.TASK]
    decision = writer.sheet.lines[1].decision
    assert decision is not None
    assert (decision.text.fr.text, decision.text.de.text) == (
        "Le comité rend un avis favorable.",
        "Der Ausschuss nimmt befürwortend Stellung.",
    )
    assert decision.number is not None
    assert decision.result is DecisionResult.CONSENSUS
    vote = writer.sheet.lines[2].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=7, abstentions=1)
    task = writer.sheet.lines[3].task
    assert task is not None
    assert task.due == date(2027, 3, 26)
    assert f" {decision.number}. " in writer.row(1).accessibleName()
    assert writer.row(2).look.boxes[0][1] == "7"


@pytest.mark.each_language
def test_the_other_language_follows_by_tab_and_a_block_is_written_on_in_place(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Premier alinéa.")
    desktop.press(Key.Key_Up)
    assert name(desktop.focused()) == "minutes.edit.fr"
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == "minutes.edit.de"
    writer.line("Erster Absatz.")
    assert writer.sheet.lines[0].text.de.text == "Erster Absatz."
    assert writer.sheet.to_translate() == 0
    assert name(desktop.focused()) == FR
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == DE
    for stop in ("minutes.phrase.0", STANDING_BACK):
        desktop.press(Key.Key_Tab)
        assert name(desktop.focused()) == stop
    for stop in ("minutes.phrase.0", DE):
        desktop.press(Key.Key_Backtab)
        assert name(desktop.focused()) == stop
    writer.row(0).setFocus()
    desktop.press(Key.Key_Backtab)
    assert name(desktop.focused()) == "minutes.outcome"
    desktop.press(Key.Key_Tab)
    assert desktop.focused() is writer.row(0)
    for stop in (FR, DE, "minutes.phrase.0", STANDING_BACK):
        desktop.press(Key.Key_Tab)
        assert name(desktop.focused()) == stop
    desktop.press(Key.Key_Tab)
    assert not writer.editor.isAncestorOf(desktop.focused())


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_who_writes_in_german_comes_by_tab_to_french_and_then_out(writer: Writer) -> None:
    desktop = writer.desktop
    writer.editor.pair.de.setFocus()
    desktop.keys("Erster Absatz.")
    for stop in (FR, "minutes.phrase.0", STANDING_BACK):
        desktop.press(Key.Key_Tab)
        assert name(desktop.focused()) == stop
    for stop in ("minutes.phrase.0", FR, DE):
        desktop.press(Key.Key_Backtab)
        assert name(desktop.focused()) == stop
    desktop.press(Key.Key_Tab)
    writer.line("Premier alinéa.")
    assert writer.sheet.lines[0].text.de.text == "Erster Absatz."
    assert name(desktop.focused()) == DE
    writer.row(0).setFocus()
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == DE


def test_a_person_is_named_by_any_part_of_the_name_and_owns_the_task(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("/t @secret")
    picker = writer.editor.findChild(MentionPicker, "minutes.picker")
    assert picker is not None
    picker.look_now()
    assert picker.isVisible()
    assert all("secr" in chosen.casefold() for chosen in picker.names())
    desktop.press(Key.Key_Return)
    assert not picker.isVisible()
    edit = writer.editor.pair.fr
    edit.selectAll()
    desktop.press(Key.Key_C, CTRL)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    writer.line("compléter le budget → 26 mars 2027")
    (task,) = [line.task for line in writer.sheet.lines if line.task]
    assert task.owner is not None
    assert (task.text.fr.text, task.due) == ("compléter le budget", date(2027, 3, 26))


@pytest.mark.long
def test_the_kind_of_a_decision_is_chosen_from_its_menu(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le secrétariat est chargé du suivi.")
    wanted = word(desktop.window.desk.t, DecisionKind.MANDATE)

    def choose() -> None:
        menu = desktop.window.findChild(QMenu, "minutes.menu")
        assert menu is not None
        next(action for action in menu.actions() if action.text() == wanted).trigger()
        menu.close()

    QTimer.singleShot(50, choose)
    writer.row(0).menu_asked.emit(writer.row(0).look.key, QPoint(0, 0))
    assert last(writer).decision_kind is DecisionKind.MANDATE
    assert writer.row(0).look.word == wanted


@pytest.mark.long
def test_the_menu_of_a_decision_leads_to_its_extract(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/d Le secrétariat est chargé du suivi.")
    wanted = desktop.window.desk.t("Extract…")

    def choose() -> None:
        menu = desktop.window.findChild(QMenu, "minutes.menu")
        assert menu is not None
        found = next(action for action in menu.actions() if action.text() == wanted)
        menu.close()
        in_dialog(found.trigger, lambda: desktop.press(Key.Key_Escape))

    QTimer.singleShot(50, choose)
    writer.row(0).menu_asked.emit(writer.row(0).look.key, QPoint(0, 0))
    place = desktop.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("registers", "decisions")


def test_the_day_of_a_task_is_set_from_its_chip(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/t préparer la lettre")
    chip = f"{writer.row(0).objectName()}.due"

    def write() -> None:
        desktop.fill("dialog.day.due", "bientôt")
        desktop.press(Key.Key_Return)
        assert desktop.text("dialog.day.due.note")
        desktop.fill("dialog.day.due", "15 avril")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click(chip), write)
    task = writer.sheet.lines[0].task
    assert task is not None
    assert task.due == date(2027, 4, 15)


@pytest.mark.each_language
def test_an_adjournment_alone_writes_itself_in_both_languages(writer: Writer) -> None:
    writer.line("/r ")
    decision = writer.sheet.lines[0].decision
    assert decision is not None
    assert decision.decision_kind is DecisionKind.ADJOURNMENT
    assert decision.text.fr.text.startswith("Le comité reporte")
    assert decision.text.de.text.startswith("Der Ausschuss vertagt")


@pytest.mark.each_language
def test_a_set_phrase_is_typed_in_both_languages(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("Le comité")
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Right)
    desktop.press(Key.Key_Return)
    assert writer.editor.pair.texts() == ("Le comité prend acte", "nimmt Kenntnis")


@pytest.mark.long
def test_what_is_typed_is_on_disk_and_stands_again_in_its_line(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("Phrase jamais terminée")
    desktop.bot.waitUntil(lambda: any(draft.text == "Phrase jamais terminée" for draft in desktop.store.drafts()))
    after = MinuteEditor(desktop.window.desk, desktop.workspace, desktop.window)
    after.show_item(writer.meeting.id, writer.item)
    assert after.pair.fr.text() == "Phrase jamais terminée"
    assert after.pair.note_text()
    after.flush()
    assert writer.shown() == ["Phrase jamais terminée"]
    assert desktop.store.drafts() == []
    writer.editor.entry.clear()
    after.deleteLater()


@pytest.mark.long
def test_after_a_power_cut_texts_stand_in_their_lines_again(writer: Writer, tmp_path: Path) -> None:
    """The file as it lies on the disk while somebody types, opened by the next start of the program."""
    desktop = writer.desktop
    writer.line("Un alinéa.")
    desktop.press(Key.Key_Up)
    desktop.keys(" Interrompu")
    desktop.bot.waitUntil(lambda: any(draft.text == "Un alinéa. Interrompu" for draft in desktop.store.drafts()))
    for part in desktop.sample.parent.glob(f"{desktop.sample.name}*"):
        if part.is_file():
            shutil.copy(part, tmp_path / part.name.replace("Exemple", "Coupure"))
    assert desktop.window.open_file(tmp_path / "Coupure.ctj")
    desktop.window.desk.navigator.go(Place(page="hold", record=writer.meeting.id))
    editor = desktop.find(MinuteEditor, "minutes")
    editor.show_item(writer.meeting.id, writer.item)
    row = editor.column.rows[0]
    assert (row.look.fr.text, bool(row.look.marks[0])) == ("Un alinéa.", True)
    row.setFocus()
    desktop.press(Key.Key_Return)
    assert editor.editing.fr.text() == "Un alinéa. Interrompu"
    assert editor.editing.note_text()
    desktop.press(Key.Key_Return)
    assert minute_sheet(desktop.store, writer.item).lines[0].text.fr.text == "Un alinéa. Interrompu"
    assert desktop.store.drafts() == []


@pytest.mark.parametrize("typed", ["\u200b\u200b", "/d \u2060"])
def test_a_line_in_which_nothing_is_seen_writes_nothing(writer: Writer, typed: str) -> None:
    writer.line(typed)
    assert writer.sheet.lines == ()
    assert name(writer.desktop.focused()) == FR


def test_leaving_the_line_makes_it_an_act_and_escape_gives_it_up(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("À oublier")
    desktop.press(Key.Key_Escape)
    assert writer.editor.pair.texts() == ("", "")
    desktop.keys("À garder")
    desktop.press(Key.Key_K, CTRL)
    assert writer.shown() == ["À garder"]


def test_the_edited_block_offers_both_values_and_the_untouched_side_follows(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Un alinéa.")
    block = writer.sheet.lines[0].block
    desktop.press(Key.Key_Up)
    desktop.keys(" Ici.")
    desktop.workspace.do_fields(change_block, block=block.id, text=Rewording(fr="Un alinéa. Ailleurs.", de="Anderswo."))
    assert desktop.find(BlockEdit, "minutes.edit.de").text() == "Anderswo."
    desktop.press(Key.Key_Return)
    assert desktop.shows("minutes.both")
    desktop.press(Key.Key_Return)
    assert writer.shown() == ["Un alinéa. Ici."]
    assert not desktop.shows("minutes.both")
    assert name(desktop.focused()) == FR


def test_text_typed_over_a_block_that_went_stands_in_the_line(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Un alinéa.")
    block = writer.sheet.lines[0].block
    desktop.press(Key.Key_Up)
    desktop.keys(" Ici.")
    desktop.workspace.do(remove_block, block=block.id)
    assert writer.editor.pair.fr.text() == "Un alinéa. Ici."
    assert writer.said()


def test_a_block_goes_by_delete_comes_back_by_undo_and_moves(writer: Writer) -> None:
    desktop = writer.desktop
    for words in ("Un.", "Deux.", "Trois."):
        writer.line(words)
    writer.row(2).setFocus()
    desktop.press(Key.Key_Up, ALT_SHIFT)
    assert writer.shown() == ["Un.", "Trois.", "Deux."]
    desktop.press(Key.Key_Delete)
    assert writer.shown() == ["Un.", "Deux."]
    desktop.press(Key.Key_Z, CTRL)
    assert writer.shown() == ["Un.", "Trois.", "Deux."]


def test_a_slip_takes_the_decision_out_of_the_register_and_its_number_stays_used(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Par erreur.")
    number = last(writer).number
    writer.row(0).setFocus()
    desktop.press(Key.Key_Delete)
    assert writer.sheet.lines == ()
    writer.editor.pair.fr.setFocus()
    writer.line("/d Pour de bon.")
    assert last(writer).number != number


def test_a_pasted_document_becomes_blocks_as_one_act(writer: Writer) -> None:
    desktop, source = writer.desktop, QMimeData()
    source.setHtml("<h1>Titre</h1><p>Un <b>gras</b> et <i>penché</i>.</p><ul><li>a * b</li><li>c</li></ul><p> </p>")
    writer.editor.pair.fr.insertFromMimeData(source)
    assert [(line.block.block_kind, line.text.fr.text) for line in writer.sheet.lines] == [
        (MinuteBlockKind.HEADING, "Titre"),
        (MinuteBlockKind.PARAGRAPH, "Un **gras** et *penché*."),
        (MinuteBlockKind.LIST_ENTRY, "a \\* b"),
        (MinuteBlockKind.LIST_ENTRY, "c"),
    ]
    desktop.press(Key.Key_Z, CTRL)
    assert writer.sheet.lines == ()


def test_a_document_pasted_into_a_block_stands_behind_it(writer: Writer) -> None:
    desktop, source = writer.desktop, QMimeData()
    for words in ("Un.", "Quatre."):
        writer.line(words)
    source.setText("Deux.\n\nTrois.\n")
    writer.row(0).setFocus()
    desktop.press(Key.Key_Return)
    writer.editor.editing.fr.insertFromMimeData(source)
    writer.line("Et demi.")
    assert writer.shown() == ["Un.", "Deux.", "Trois.", "Et demi.", "Quatre."]


def test_approved_minutes_say_why_nothing_is_written(writer: Writer) -> None:
    desktop, workspace = writer.desktop, writer.desktop.workspace
    writer.line("Un alinéa.")
    for step in (close_session, circulate_minutes, approve_minutes):
        more = {"closed_at": time(16)} if step is close_session else {}
        workspace.do(step, meeting=writer.meeting.id, on=DAY, **more)  # type: ignore[arg-type]
    assert meeting_state(desktop.store, writer.meeting.id) is MeetingState.APPROVED
    assert not writer.editor.pair.isVisible()
    assert writer.editor.fixed.sentence()
    assert writer.editor.why_not("insert_decision") == writer.editor.fixed.sentence()
    writer.row(0).setFocus()
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Delete)
    assert writer.shown() == ["Un alinéa."]


def test_a_closed_item_writes_into_the_restricted_twins(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, closed=True)
    assert desktop.shows("minutes.closed")
    writer.line("/d À huis clos.")
    writer.line("/v 7 0 1")
    assert desktop.store.count(Decision, item=writer.item) == 0
    assert any(line.decision is not None for line in writer.sheet.lines)


@pytest.mark.each_language
def test_a_title_and_a_paragraph_of_thousands_of_characters_fit(writer: Writer) -> None:
    desktop = writer.desktop
    long = Bilingual.of("mot " * 600, "Wort " * 500)
    desktop.workspace.do_fields(add_block, item=writer.item, text=long)
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, title=long)
    row, head = writer.row(0), writer.editor.head
    assert row.height() > 300
    first = Language.DE if desktop.window.desk.t.language is Language.DE else Language.FR
    assert head.title.toolTip() == long.text(first)
    assert head.width() <= writer.editor.width()


def test_a_long_title_takes_a_second_line_and_no_third(writer: Writer) -> None:
    office, title = writer.desktop, writer.editor.head.title
    line, words = title.fontMetrics().lineSpacing(), "Marchés locaux "
    for count, lines in ((1, 1), (8, 2), (30, 2)):
        said = (words * count).strip()
        office.workspace.do_fields(change_agenda_item, item=writer.item, title=Bilingual.of(said, said))
        office.settle()
        assert (title.heightForWidth(title.width()) // line, title.toolTip()) == (lines, said)
        assert title.height() >= lines * line, "it has the room for them"


def test_a_block_opened_first_has_its_lines_as_wide_as_its_columns(writer: Writer, qtbot: QtBot) -> None:
    desktop, pair = writer.desktop, writer.editor.editing
    desktop.fill(FR, "à l’unanimité")
    desktop.fill(DE, "Der Ausschuss spricht einen Beitrag an den Veloweg. " * 3)
    desktop.press(Key.Key_Return)
    (row,) = writer.editor.findChildren(BlockRow)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() * 3 // 4, row.height() // 2))
    assert pair.isVisible()
    assert [int(edit.document().textWidth()) for edit in (pair.fr, pair.de)] == [
        edit.viewport().width() for edit in (pair.fr, pair.de)
    ]


PROPOSED = Bilingual.of("Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("typed", ["/d", "/d "])
def test_the_proposed_decision_is_taken_as_the_hint_says(writer: Writer, typed: str, paused: bool) -> None:
    desktop = writer.desktop
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=PROPOSED)
    for character in typed:
        desktop.keys(character)
        if paused:
            writer.editor.entry.keep()  # what the draft timer does
            writer.editor.picker.look_now()
    assert desktop.window.desk.t("Enter: as proposed") in writer.editor.pair.head()
    desktop.press(Key.Key_Return)
    assert len(writer.sheet.lines) == 1
    assert (last(writer).text.fr.text, last(writer).text.de.text) == (PROPOSED.fr.text, PROPOSED.de.text)
    assert desktop.store.drafts() == []
    writer.line("/a porter la subvention à 6 000 €")
    assert [line.text.fr.text for line in writer.sheet.lines] == [PROPOSED.fr.text, "porter la subvention à 6 000 €"]


def test_an_amendment_to_what_is_proposed_takes_the_proposal_first(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=Bilingual())
    writer.line("/a porter la subvention à 6 000 €")
    assert writer.said(), "there is nothing yet to amend"
    desktop.press(Key.Key_Escape)
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=PROPOSED)
    writer.line("/a porter la subvention à 6 000 €")
    assert [line.text.fr.text for line in writer.sheet.lines] == [PROPOSED.fr.text, "porter la subvention à 6 000 €"]


@pytest.mark.parametrize("typed", ["/d", "/t", "/a"])
def test_a_command_without_a_word_asks_for_it(writer: Writer, typed: str) -> None:
    writer.desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=Bilingual())
    writer.line(typed)
    assert writer.sheet.lines == ()
    assert writer.said() == writer.desktop.window.desk.t(
        "The text is missing: write it in at least one of the two languages."
    )
    writer.line(" Rémi Blanc vérifie le budget.")
    assert writer.said() == "" or typed == "/a"


@pytest.mark.long
def test_a_set_phrase_behind_a_command_is_what_is_decided(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("/dLe comité")
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Right)
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Return)
    assert last(writer).text.fr.text == "Le comité prend acte"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("/dle comité", "/dle"), ("/d /t compléter", "/t"), ("Un alinéa.\n/d Le comité", "/d"), ("/x", "/x")],
)
def test_no_command_is_left_in_the_minutes(writer: Writer, typed: str, word: str) -> None:
    desktop = writer.desktop
    writer.editor.pair.fr.insertPlainText(typed)
    desktop.press(Key.Key_Return)
    assert writer.sheet.lines == ()
    assert writer.desktop.window.desk.t.quote(word) in writer.said()
    assert writer.editor.pair.fr.text() == typed, "what was typed stands there still"
    desktop.press(Key.Key_Escape)
    writer.line("Un alinéa.")
    desktop.press(Key.Key_Up)
    desktop.press(Key.Key_Home)
    writer.line("/d ")
    assert writer.shown() == ["Un alinéa."]
    assert "/d" in writer.editor.editing.note_text()


@pytest.mark.long
def test_leaving_a_decision_begun_without_a_word_decides_nothing(writer: Writer) -> None:
    writer.desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=PROPOSED)
    writer.desktop.keys("/d ")
    assert writer.editor.pair.accessibleName().endswith(writer.desktop.window.desk.t("Enter: as proposed"))
    assert not writer.editor.entry.commit()
    assert not writer.sheet.lines
    writer.desktop.press(Key.Key_Return)
    (decision,) = (line.decision for line in writer.sheet.lines if line.decision is not None)
    assert (decision.text.fr.text, decision.text.de.text) == (PROPOSED.fr.text, PROPOSED.de.text)
    writer.line("/d ")
    assert writer.said()  # a second one is not what was proposed
