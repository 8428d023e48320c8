"""Does the resource site stand in a folder, with what is public alone, and is nothing in it ever carried out?"""

import json
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.resource_site import MadeSite, produce_site
from ctj_desktop.services.resources import library
from ctj_desktop.services.resources.site.contents import LeftOut, site_of
from ctj_desktop.services.resources.site.markup import script, searched
from ctj_desktop.services.resources.site.words import MOST_WORDS
from ctj_desktop.storage.index_upkeep import keep_text
from tests.office import TODAY, Office, text
from tests.services.resources.site.library import SCRIPT, a_library, shared
from tests.services.resources.site.reading import faults, read_site

FR = load_translator("fr_CH")


@pytest.fixture
def made(tmp_path: Path) -> MadeSite:
    office = Office(tmp_path)
    a_library(office, tmp_path)
    return produce_site(office.store, tmp_path, "site", FR)


def test_every_link_leads_somewhere_and_nothing_is_carried_out(made: MadeSite) -> None:
    assert faults(made.folder) == []
    found = read_site(made.folder)
    assert {page.language for name, page in found.items() if name.startswith("de/")} == {"de"}
    assert {name.partition("/")[2] for name in found if name.startswith("fr/")} == {
        name.partition("/")[2] for name in found if name.startswith("de/")
    }
    headings = [heading for page in found.values() for heading in page.headings]
    assert headings.count(SCRIPT) == 2
    assert (made.folder / "files" / "page.html.txt").is_file()
    assert "https://www.exemple.ch/?a=1&b=2" in [link for page in found.values() for link in page.links]


def test_only_what_is_public_is_there(made: MadeSite) -> None:
    whole = "".join(path.read_text("utf-8") for path in made.folder.rglob("*") if path.suffix in (".html", ".js"))
    for inside in ("Note interne", "Interne Notiz", "interne.exemple", "Secrète", "Invitée", "sans trace"):
        assert inside not in whole, inside
    for public in ("Camille Exemple", "Hydrologin", "Fleurier", "Zusammenfassung des Tags", "Gestion forestière"):
        assert public in whole, public
    assert made.resources == 4


def test_the_search_finds_by_either_language_and_no_title_ends_its_script(made: MadeSite) -> None:
    written = (made.folder / "assets" / "index-de.js").read_text("utf-8")
    assert "<" not in written
    lines = json.loads(written.removeprefix("window.RESOURCES = ").removesuffix(";\n"))
    assert [one["t"] for one in lines if "foret" in one["x"] and "waldpflege" in one["x"]] == ["Waldpflege"]
    assert all((made.folder / "de" / one["u"]).is_file() for one in lines)
    assert searched("Forêt-Œuvre  ÄÖß") == "foret oeuvre aoss"
    assert json.loads(script("</script>&\u2028")) == "</script>&\u2028"


def index_line(folder: Path, title: str) -> tuple[str, str]:
    """What the search looks at for a resource: what is said of it, and the words of its file."""
    assets = folder / "assets"
    lines = json.loads((assets / "index-fr.js").read_text("utf-8").removeprefix("window.RESOURCES = ")[:-2])
    words = json.loads((assets / "words.js").read_text("utf-8").removeprefix("window.WORDS = ")[:-2])
    assert len(lines) == len(words)
    return next((line["x"], said) for line, said in zip(lines, words, strict=True) if line["t"] == title)


def test_the_search_knows_the_words_of_the_files_read_before_or_now(tmp_path: Path) -> None:
    office = Office(tmp_path)
    read = shared(office, tmp_path, "lu.txt", "Le captage d’eau, le captage du lac".encode(), text("Captage"))
    shared(office, tmp_path, "neuf.txt", "Œuvre d’Émile : la scierie</script>".encode(), text("Neuf"))
    inside = shared(office, tmp_path, "interne.txt", b"affaire confidentielle", text("Interne"))
    office.do_fields(library.change_resource, resource=inside.id, public=False)
    keep_text(office.store, read.sha256, "Le captage d’eau, le captage du lac", None)
    made = produce_site(office.store, tmp_path, "site", FR)
    assert index_line(made.folder, "Captage")[1] == "captage eau lac"
    assert index_line(made.folder, "Neuf")[1] == "oeuvre emile scierie script"
    assert "confidentielle" not in (made.folder / "assets" / "words.js").read_text("utf-8")
    assert 'src="../assets/words.js"' in (made.folder / "de" / "search.html").read_text("utf-8")


def test_of_a_long_text_the_words_that_it_uses_most_are_kept(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rare = " ".join(f"rare{number}" for number in range(2 * MOST_WORDS))
    shared(office, tmp_path, "long.txt", f"{rare} passerelle passerelle".encode(), text("Long"))
    _said, words = index_line(produce_site(office.store, tmp_path, "site", FR).folder, "Long")
    assert len(words.split()) == MOST_WORDS
    assert words.split()[-1] == "passerelle"


def test_what_cannot_be_there_is_named_with_the_reason(tmp_path: Path) -> None:
    office = Office(tmp_path)
    video = shared(office, tmp_path, "film.mp4", b"x" * 9, text("Film de la matinée"))
    tool = shared(office, tmp_path, "annuaire.pdf", b"%PDF", text("Annuaire"))
    away = shared(office, tmp_path, "rapport.pdf", b"%PDF-2", text("Rapport"))
    with office.store.write(OperationLabel("resource.changed")) as unit:  # as other offices may have sent them
        unit.save(replace(video, size=500 * 1024 * 1024), before=video)
        unit.save(replace(tool, name="annuaire.exe"), before=tool)
        unit.save(replace(away, sha256="ab" * 32), before=away)
    made = produce_site(office.store, tmp_path, "site", FR)
    reasons = {one.file.name: one.file.left_out for one in made.left_out if one.file is not None}
    assert reasons == {"film.mp4": LeftOut.LARGE, "annuaire.exe": LeftOut.PROGRAM, "rapport.pdf": LeftOut.AWAY}
    said = " ".join(text for page in read_site(made.folder).values() for text in page.texts)
    assert "« film.mp4 » (500 Mo) est trop volumineux pour ce site." in said.replace("\u202f", " ").replace("\xa0", " ")
    assert faults(made.folder) == []
    assert not (made.folder / "files").exists()


def test_a_link_that_others_wrote_is_no_link_where_it_leads_to_no_page(tmp_path: Path) -> None:
    office = Office(tmp_path)
    made = shared(office, tmp_path, "a.txt", b"a", text("Note"))
    with office.store.write(OperationLabel("resource.changed")) as unit:
        unit.save(replace(made, link="javascript:alert(1)"), before=made)
    (one,) = site_of(office.store, TODAY).resources
    assert one.link == ""


class Stopped(Exception):
    """The person thought better of it."""


@pytest.mark.long
def test_what_is_stopped_leaves_nothing_and_no_other_folder_gives_way(tmp_path: Path) -> None:
    office, own = Office(tmp_path), tmp_path / "site"
    a_library(office, tmp_path)
    own.mkdir()
    (own / "mien.txt").write_text("à moi", "utf-8")

    def stop(done: int, _total: int) -> None:
        if done == 20:
            raise Stopped

    with pytest.raises(Stopped):
        produce_site(office.store, tmp_path, "site", FR, stop)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir() and path.name.startswith("site")] == ["site"]
    made = produce_site(office.store, tmp_path, "site", FR)
    assert (made.folder.name, [path.name for path in own.iterdir()]) == ("site (2)", ["mien.txt"])


def test_an_empty_library_is_a_site_that_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path)
    made = produce_site(office.store, tmp_path, "site", FR)
    assert faults(made.folder) == []
    assert "Pas encore de ressource publique." in read_site(made.folder)["fr/all.html"].texts
