"""The bundled faces hold what both languages need, and what they lack is named."""

import importlib.util
from types import ModuleType

import pytest

from ctj_desktop import paths
from ctj_desktop.documents.setting.fonts import missing_characters, paper_face, printable
from ctj_desktop.documents.setting.styles import Face

NEEDED = "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ«»“”„‘’‚–—…€°§·½±×☐☑□\u00a0\u202f\u00ad"


@pytest.mark.parametrize("face", list(Face))
def test_every_face_holds_french_german_and_the_marks_of_paper(face: Face) -> None:
    assert [char for char in NEEDED if not paper_face(face).holds(char)] == []


def test_the_licence_lies_beside_the_fonts() -> None:
    licence = (paths.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def _packaging() -> ModuleType:
    path = paths.resources() / "fonts" / "make_kerning.py"
    spec = importlib.util.spec_from_file_location("make_kerning", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
def test_the_kerning_file_says_what_the_fonts_say() -> None:
    written = (paths.resources() / "fonts" / "kerning.json").read_text(encoding="utf-8")
    assert _packaging().as_text() == written


def test_kerned_words_are_narrower_than_their_letters() -> None:
    face = paper_face(Face.REGULAR)
    assert face.width("Té") < face.advance("T") + face.advance("é") - 40
    assert face.width("nn") == 2 * face.advance("n")


def test_characters_without_a_glyph_are_named_once_and_print_as_a_box() -> None:
    assert missing_characters(["Séance 🎉", "שלום 🎉", "ok\u200d\u200f\ufe0f"]) == ("🎉", "ש", "ל", "ו", "ם")
    face = paper_face(Face.REGULAR)
    assert face.advance("🎉") == face.advance("□")
    assert face.advance("\u200d") == 0


def test_letters_in_a_dress_that_no_face_holds_are_printed_plain_and_not_missing() -> None:
    assert printable("𝐁𝒖𝖉𝗀𝚎𝓽 Ｂ ㎏ é²") == "Budget B kg é²"
    assert missing_characters(["𝐁𝒖𝖉𝗀𝚎𝓽 Ｂ ㎏"]) == ()
    assert printable("🎉 ש") == "🎉 ש"


def test_control_characters_become_spaces_and_halves_of_characters_are_replaced() -> None:
    assert printable("a\x00b\tc\x7f\u2028d") == "a b c  d"
    assert printable("a\nb") == "a\nb"
    assert printable("manifes\u00adtation") == "manifestation"
    assert printable("\ud83c") == "\ufffd"
