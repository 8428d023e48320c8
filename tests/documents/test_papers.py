"""What all papers share: several facts in one line keep their languages."""

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both, words
from ctj_desktop.documents.papers import joined
from ctj_desktop.domain.texts import Language


def test_a_name_of_the_other_language_keeps_its_language_beside_a_word() -> None:
    french_only = Pair(words("chargée de mission", Language.FR), words("chargée de mission", Language.FR))
    line = joined([both("secrétaire", "Sekretärin"), french_only], ", ")
    assert line.de.text == "Sekretärin, chargée de mission"
    assert [run.language for run in line.de.runs] == [None, None, Language.FR]
    assert [run.language for run in line.fr.runs] == [None, None, None]
