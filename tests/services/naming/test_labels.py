"""Does every key of the operation log become a sentence in every language?"""

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import LOCALES, load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.services.kinds.entry import VERBS
from ctj_desktop.services.meetings import agenda, standing_items
from ctj_desktop.services.meetings.refusals import WasConvened
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.naming.labels import OTHER_LABELS, label_text
from ctj_desktop.services.steps.records import LONGEST_TITLE, titled
from tests.i18n.test_words_for_people import NOT_FOR_PEOPLE
from tests.office import Office, text

KEYS = [f"{entry.name}.{verb}" for entry in ENTRIES for verb in VERBS]


def test_the_example_of_a_secretary() -> None:
    fr, de, en = (load_translator(locale) for locale in ("fr_CH", "de_CH", "en"))
    args = {"title": "Marchés"}
    assert label_text(fr, "agenda_item.added", args) == "Point «\u202fMarchés\u202f» ajouté"
    assert label_text(de, "agenda_item.added", args) == "Traktandum «Marchés» hinzugefügt"
    assert label_text(en, "agenda_item.added", args) == "Agenda item “Marchés” added"


def test_a_title_in_the_readers_language_wins() -> None:
    args = {"title_fr": "Marchés", "title_de": "Märkte"}
    assert label_text(load_translator("de"), "agenda_item.deleted", args) == "Traktandum «Märkte» gelöscht"
    assert label_text(load_translator("en"), "agenda_item.deleted", args) == "Agenda item “Marchés” deleted"


def test_a_label_shows_no_marks_of_the_text_it_speaks_of_nor_a_piece_of_one() -> None:
    """New ones are written without; an earlier version kept the first characters of the text as it was typed."""
    t, mention = load_translator("fr"), "@[Jean-Marc Perrin](01a2184c-f594-7602-8a88-506d74763a2e)"
    assert titled(Bilingual.of(f"**Suite** : {mention}", "")) == {"title_fr": "Suite : Jean-Marc Perrin"}
    for told, said in (
        (f"**Suite** : {mention}", "Suite : Jean-Marc Perrin"),
        ("x" * (LONGEST_TITLE - 30) + mention[:30], "x" * (LONGEST_TITLE - 30) + "Jean-Marc Perrin"),
        ("x" * (LONGEST_TITLE - 9) + "@[Jean-Ma", "x" * (LONGEST_TITLE - 9) + "Jean-Ma"),
        ("x" * (LONGEST_TITLE - 7) + " **Jean", "x" * (LONGEST_TITLE - 7) + " Jean"),
    ):
        assert said in label_text(t, "task.changed", {"title": told})
        assert not NOT_FOR_PEOPLE.search(label_text(t, "task.changed", {"title": told}))


def test_a_number_needs_no_guillemets_and_no_name_leaves_no_gap() -> None:
    fr = load_translator("fr_CH")
    assert label_text(fr, "meeting.changed", {"number": "2026-02"}) == "Séance 2026-02 modifiée"
    assert label_text(fr, "meeting.changed", {}) == "Séance modifiée"


def test_a_person_is_named_plainly() -> None:
    args = {"name": "Claire Perrenot"}
    assert label_text(load_translator("fr"), "mandate.added", args) == "Mandat de Claire Perrenot ajouté"
    assert label_text(load_translator("de"), "mandate.added", args) == "Mandat von Claire Perrenot hinzugefügt"


def test_states_are_words() -> None:
    args = {"number": "2026-02", "state": "convened"}
    assert label_text(load_translator("fr"), "meeting.state", args) == "Séance 2026-02\u00a0: convoquée"
    assert label_text(load_translator("de"), "meeting.state", args) == "Sitzung 2026-02: einberufen"
    assert label_text(load_translator("de"), "meeting.state", {"number": "1", "state": "new"}) == "Sitzung 1: new"


def test_undo_names_what_was_undone() -> None:
    args = {"key": "task.changed", "number": "T-2026-003"}
    assert label_text(load_translator("fr"), "undo", args) == "Annulé\u00a0: Tâche T-2026-003 modifiée"
    assert label_text(load_translator("fr"), "undo", {}) == "Annulé\u00a0: …"


def test_restricted_twins_read_like_the_others() -> None:
    t = load_translator("de")
    assert label_text(t, "restricted_decision.changed", {"number": "2026-05"}) == "Beschluss 2026-05 geändert"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_is_its_own_sentence_and_keeps_the_name(locale: str) -> None:
    t = load_translator(locale)
    sentences = {label_text(t, key, {"name": "Élan & <b>"}) for key in KEYS}
    assert len(sentences) == len(KEYS)
    assert all("Élan & <b>" in sentence for sentence in sentences)
    bare = {label_text(t, key, {}) for key in KEYS}
    assert not [sentence for sentence in bare if "{" in sentence or "  " in sentence]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_label_whose_words_are_not_here_is_a_sentence(locale: str) -> None:
    """Erased, or in a part of the workspace that is not shared: no dots, no word that waits for a name."""
    t = load_translator(locale)
    for key in (*KEYS, *OTHER_LABELS):
        bare = label_text(t, key, {})
        assert key in ("undo", "redo") or "…" not in bare
        assert not {"of", "on", "de", "sur", "von", "zu"} & set(bare.split(" ")[-2:-1])
        assert label_text(t, "undo", {"key": key}).endswith(bare)


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [
        ("attendance.changed", "Anne Dubois", "Présence d’Anne Dubois modifiée"),
        ("attendance.changed", "Claire Perrenot", "Présence de Claire Perrenot modifiée"),
        ("attendance.replied", "Émile Exemple", "Réponse d’Émile Exemple saisie"),
        ("attendance.reply_withdrawn", "Hans Muster", "Réponse de Hans Muster retirée"),
    ],
)
def test_in_french_a_name_that_begins_with_a_vowel_takes_it_from_the_word_before(
    key: str, name: str, said: str
) -> None:
    assert label_text(load_translator("fr_CH"), key, {"name": name}) == said
    assert "d’" not in label_text(load_translator("de_CH"), key, {"name": name})


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_that_needs_a_word_has_one_without(locale: str) -> None:
    said = {key: load_translator(locale)(message) for key, message in OTHER_LABELS.items()}
    assert {key for key, message in said.items() if "{" in re.sub(r"\[.*?\]", "", message)} == {"undo", "redo"}


@pytest.mark.parametrize("locale", ["fr_CH", "de_CH"])
def test_no_key_is_left_in_english(locale: str) -> None:
    t, en = load_translator(locale), load_translator("en")
    left = [key for key in [*KEYS, *OTHER_LABELS] if label_text(t, key, {}) == label_text(en, key, {})]
    assert left == []


def test_an_unknown_key_is_readable() -> None:
    t = load_translator("fr")
    assert label_text(t, "space_ship.launched", {"name": "x"}) == "space ship launched x"


TEXT = st.text(alphabet=string.printable + "é{}", max_size=12)


@given(st.one_of(TEXT, st.sampled_from([*KEYS, *OTHER_LABELS])), st.dictionaries(TEXT, TEXT, max_size=3))
def test_nothing_raises(key: str, args: dict[str, str]) -> None:
    assert label_text(load_translator("en"), key, args)


@given(st.sampled_from([*KEYS, *OTHER_LABELS]), TEXT)
def test_braces_in_a_name_are_only_text(key: str, name: str) -> None:
    shown = label_text(load_translator("fr"), key, {"name": name, "state": name, "number": name})
    assert shown


def test_what_was_added_is_named_also_where_it_has_no_name_of_its_own(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee()
    body = office.do_fields(people.add_organisation, name=text("Ville de Morteau", "Stadt Morteau")).record
    office.do_fields(standing_items.add_standing_item, committee=committee.id, title=text("Divers", "Varia"))
    seat = office.do_fields(committees.add_seat, committee=committee.id, side=Side.FR, organisation=body.id)
    changed = office.do_fields(committees.change_seat, seat=seat.record.id, weight=2)
    items = office.do(agenda.add_standing_items, meeting=office.a_meeting(committee.id).id)
    said = {
        locale: [label_text(load_translator(locale), one.outcome.label.key, one.outcome.label.args) for one in done]
        for locale in ("fr_CH", "de_CH", "en")
        for done in [(seat, changed, items)]
    }
    assert said == {
        "fr_CH": [
            "Siège «\u202fVille de Morteau\u202f» ajouté",
            "Siège «\u202fVille de Morteau\u202f» modifié",
            "Points permanents ajoutés à la séance 2027-01",
        ],
        "de_CH": [
            "Sitz «Stadt Morteau» hinzugefügt",
            "Sitz «Stadt Morteau» geändert",
            "Ständige Traktanden zur Sitzung 2027-01 hinzugefügt",
        ],
        "en": [
            "Seat “Ville de Morteau” added",
            "Seat “Ville de Morteau” changed",
            "Standing items added to meeting 2027-01",
        ],
    }


def test_a_meeting_without_a_number_is_named_by_its_day() -> None:
    fr, de = load_translator("fr_CH"), load_translator("de_CH")
    finding = Finding("agenda.untranslated", Severity.WARNING, {"meeting": "2027-03-12", "language": "fr", "count": 2})
    said = (
        label_text(fr, "meeting.changed", {"number": "2027-03-12"}),
        label_text(de, "agenda.copied", {"number": "1", "like": "2027-03-12"}),
        sentence(fr, WasConvened("2027-03-12")),
        sentence(de, WasConvened("2027-01")),
        finding_text(fr, finding),
    )
    plain = [one.replace("\u00a0", " ").replace("\u202f", " ") for one in said]
    assert plain[0] == "Séance du 12 mars 2027 modifiée"
    assert plain[1].endswith("von der Sitzung vom 12. März 2027 übernommen")
    assert plain[2].startswith("La séance du 12 mars 2027 a été convoquée")
    assert plain[3].startswith("Zur Sitzung 2027-01 wurde eingeladen")
    assert plain[4].startswith("Séance du 12 mars 2027 :")


def test_a_meeting_without_a_day_is_not_named_by_a_dash() -> None:
    fr, de = load_translator("fr_CH"), load_translator("de_CH")
    assert label_text(fr, "meeting.added", {"number": "–"}) == "Séance sans date ajoutée"
    assert label_text(de, "meeting.added", {"number": "–"}) == "Sitzung ohne Datum hinzugefügt"
