"""Do the words of a decision propose the opinion that a reader would take from them, and its conditions?"""

import pytest

from ctj_desktop.domain.projects.opinion_words import condition_lines, proposed_conditions, proposed_kind
from ctj_desktop.domain.records.projects import OpinionKind
from tests.office import text

FOR, RESERVED, AGAINST = OpinionKind.FAVOURABLE, OpinionKind.WITH_RESERVATION, OpinionKind.UNFAVOURABLE


@pytest.mark.parametrize(
    ("french", "german", "kind"),
    [
        ("Le comité rend un avis favorable sur le projet.", "Der Ausschuss nimmt befürwortend Stellung.", FOR),
        ("Avis favorable, sans réserve.", "", FOR),
        ("Avis favorable avec reserve : plan complet.", "Befuerwortend mit Vorbehalt.", RESERVED),
        ("Avis **favorable** sous réserve du cofinancement.", "Befürwortend, mit Vorbehalt.", RESERVED),
        ("", "Der Ausschuss befürwortet das Projekt mit der Auflage, den Zeitplan zu klären.", RESERVED),
        ("Le comité rend un avis défavorable.", "Der Ausschuss nimmt ablehnend Stellung.", AGAINST),
        ("", "Der Ausschuss lehnt das Projekt ab.", AGAINST),
        ("Le comité prend acte.", "Der Ausschuss nimmt Kenntnis.", None),
        ("Avis favorable.", "Der Ausschuss lehnt ab.", None),
    ],
)
def test_the_words_of_a_decision_propose_its_opinion(french: str, german: str, kind: OpinionKind | None) -> None:
    assert proposed_kind(text(french, german)) is kind


def test_conditions_are_the_list_or_what_follows_their_word() -> None:
    listed = "Avis favorable aux conditions suivantes :\n- confirmer le cofinancement ;\n- préciser le calendrier."
    found = proposed_conditions(text(listed, "Befürwortend, unter Vorbehalt der Mitfinanzierung durch die Gemeinde."))
    assert found.fr.text == "confirmer le cofinancement\npréciser le calendrier"
    assert found.de.text == "der Mitfinanzierung durch die Gemeinde"
    bare = proposed_conditions(text("Avis favorable avec reserve : le plan est complété.", ""))
    assert bare.fr.text == "le plan est complété"
    assert not proposed_conditions(text("Avis favorable.")).says_something()
    assert not proposed_conditions(text("Avis favorable sous réserve")).says_something()


def test_the_lines_of_both_languages_stand_beside_each_other() -> None:
    lines = condition_lines(text("- un\n\n2. deux\na) trois", "eins\n• zwei"))
    assert [(line.fr.text, line.de.text) for line in lines] == [("un", "eins"), ("deux", "zwei"), ("trois", "")]
