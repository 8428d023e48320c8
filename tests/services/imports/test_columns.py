"""Is it recognised what the columns of other people's lists mean?"""

import pytest

from ctj_desktop.domain.texts import Language
from ctj_desktop.services.imports.columns import guessed_kind, is_usable, known, language_of, recognised
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.targets import TITLES

OUTLOOK_FRENCH = (
    "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Rue (bureau);Ville (bureau);Code postal (bureau);"
    "Pays/Région (bureau);Rue (domicile);Ville (domicile);Télécopie (bureau);Téléphone (bureau);Téléphone 2 (bureau);"
    "Tél. mobile;Téléphone (domicile);Adresse de messagerie"
)
OUTLOOK_GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;"
    "Postleitzahl geschäftlich;Land/Region geschäftlich;Straße privat;Fax geschäftlich;Telefon geschäftlich;"
    "Mobiltelefon;E-Mail-Adresse"
)
GOOGLE = (
    "First Name;Middle Name;Last Name;Organization Name;Organization Title;E-mail 1 - Label;E-mail 1 - Value;"
    "Phone 1 - Label;Phone 1 - Value;Address 1 - Street;Address 1 - City;Address 1 - Postal Code"
)
THUNDERBIRD = (
    "Prénom;Nom de famille;Nom à afficher;Adresse électronique principale;Tél. professionnel;Tél. personnel;Portable"
)
PARK = (
    "N°;Collège;Organisme;Côté;Titulaire\nCivilité;Titulaire\nNom;Titulaire\nPrénom;Titulaire\nFonction;Titulaire\nMail;"
    "Titulaire\nTél.;Titulaire\nNatel;Suppléant-e\nNom;Suppléant-e\nPrénom;Suppléant-e\nMail;Début;Fin;Rôle au comité"
)
SWISS = (
    "Anrede;Titel;Name;Vorname;Funktion;Gemeinde / Organisation;PLZ/Ort;Mitglied/Stellvertretung;Amtsdauer;Stimmrecht;"
    "Funktion im Ausschuss;Sprache"
)


def meant(titles: str, kind: ListKind | None = None) -> list[str]:
    parts = titles.split(";")
    return list(recognised(parts, kind or guessed_kind(parts)))


def test_outlook_in_french() -> None:
    assert meant(OUTLOOK_FRENCH) == [
        *("title", "given_name", "", "family_name", "", "organisation", "", "function", "work_street", "work_place"),
        *("work_postcode", "work_country", "private_street", "private_place", "", "work_phone", "", "work_mobile"),
        *("private_phone", "work_email"),
    ]
    assert guessed_kind(OUTLOOK_FRENCH.split(";")) is ListKind.PERSONS


def test_outlook_in_german() -> None:
    assert meant(OUTLOOK_GERMAN) == [
        *("salutation", "given_name", "", "family_name", "", "organisation", "", "function", "work_street"),
        *("work_place", "work_postcode", "work_country", "private_street", "", "work_phone", "work_mobile"),
        "work_email",
    ]


def test_google_and_thunderbird() -> None:
    assert meant(GOOGLE) == [
        *("given_name", "", "family_name", "organisation", "function", "", "work_email", "", "work_phone"),
        *("work_street", "work_place", "work_postcode"),
    ]
    assert meant(THUNDERBIRD) == [
        *("given_name", "family_name", "full_name", "work_email", "work_phone", "private_phone", "work_mobile")
    ]


def test_titles_of_two_lines_with_members_and_substitutes() -> None:
    assert meant(PARK) == [
        *("", "college", "organisation", "side", "salutation", "family_name", "given_name", "function", "work_email"),
        *("work_phone", "work_mobile", "substitute.family_name", "substitute.given_name", "substitute.work_email"),
        *("start", "end", "office"),
    ]
    assert guessed_kind(PARK.split(";")) is ListKind.MEMBERS


def test_a_swiss_list_of_a_committee() -> None:
    assert meant(SWISS) == [
        *("salutation", "title", "family_name", "given_name", "function", "organisation", "work_postcode_place"),
        *("substitute_flag", "period", "capacity", "office", "language"),
    ]


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("Suppléant-e", "substitute.full_name"),
        ("Stellvertreter/in", "substitute.full_name"),
        ("Titulaire", "full_name"),
        ("Titulaire / suppléant", "substitute_flag"),
        ("E-Mail (privat)", "private_email"),
        ("Mail 2", ""),
        ("Fonction (DE)", "function_de"),
        ("Organisation allemand", "organisation_de"),
        ("Nom\nName", "family_name"),
        ("Depuis le", "start"),
        ("Mandat dès le", "start"),
        ("Mandat seit", "start"),
        ("Mandat jusqu’au", "end"),
        ("Im Amt bis", "end"),
        ("x" * 200, ""),
        ("family_name", "family_name"),
        ("Gremium/Organisation", "organisation"),
        ("Gremium", "committee"),
        ("Suppléant téléphone privé", ""),
        ("Remarques", ""),
        ("", ""),
    ],
)
def test_a_title_alone(title: str, meaning: str) -> None:
    assert recognised([title], ListKind.MEMBERS) == (meaning,)
    assert known(title) is bool(meaning)


def test_a_list_of_bodies_calls_them_by_their_name() -> None:
    titles = ["Nom", "Type", "NPA", "Lieu", "Site web", "Téléphone"]
    assert guessed_kind(titles) is ListKind.ORGANISATIONS
    assert recognised(titles, ListKind.ORGANISATIONS)[:2] == ("organisation", "organisation_kind")
    assert recognised(["Prénom", "Nom"], ListKind.ORGANISATIONS) == ("", "organisation")


def test_dates_of_nobody_are_no_members() -> None:
    assert guessed_kind(["Prénom", "Début"]) is ListKind.PERSONS


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        ("N°;Nom;Prénom;Description", ListKind.PERSONS),
        ("Nom;Montant", ListKind.ORGANISATIONS),
        ("N°;Projet;Montant", ListKind.PROJECTS),
        ("Titel;Leadpartner;Beantragt CHF;Beantragt EUR", ListKind.PROJECTS),
        ("Nummer;Projekt;Förderweg;Stufe", ListKind.PROJECTS),
    ],
)
def test_a_list_of_projects_is_told_by_what_only_projects_have(titles: str, kind: ListKind) -> None:
    assert guessed_kind(titles.split(";")) is kind


def test_the_language_of_a_list() -> None:
    assert language_of(SWISS.split(";")) is Language.DE
    assert language_of(PARK.split(";")) is Language.FR
    assert language_of([""]) is Language.FR


@pytest.mark.parametrize("kind", ListKind)
def test_every_kind_needs_what_it_takes_and_calls_it_something(kind: ListKind) -> None:
    offered = {target.name for target in KINDS[kind].targets}
    assert set(KINDS[kind].needs) <= offered
    assert offered <= TITLES.keys()
    assert set(KINDS[kind].instead.values()) <= offered
    assert is_usable(KINDS[kind].needs[:1], kind)
    assert not is_usable(["side"], kind)
