"""Does a real browser open the site from a folder, search in it, and carry out nothing that a title holds?"""

import shutil
import subprocess
from pathlib import Path

import pytest

from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.resource_site import produce_site
from tests.office import Office, text
from tests.services.resources.site.library import a_library, shared
from tests.services.resources.site.reading import PageRead

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), "")

pytestmark = [pytest.mark.long, pytest.mark.skipif(not BROWSER, reason="Chromium is not here")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    office = Office(folder)
    a_library(office, folder)
    shared(office, folder, "etude.txt", "Le captage d’eau".encode(), text("Étude", "Studie"))
    return produce_site(office.store, folder, "site", load_translator("fr_CH")).folder


def opened(page: Path, hash_: str = "") -> str:
    """What stands in the page once its scripts are through."""
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"{page.as_uri()}{hash_}"],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("page", "hash_", "found"),
    [
        ("fr/search.html", "#q=for%C3%AAt", "Gestion forestière"),
        ("de/search.html", "#q=wald", "Waldpflege"),
        ("de/search.html", "?q=synthese+eau", "Zusammenfassung des Tags"),
        ("de/search.html", "#q=captage", "Text oder Vorschrift · im Text gefunden"),
    ],
)
def test_the_search_works_without_a_server(site: Path, page: str, hash_: str, found: str) -> None:
    read = PageRead(opened(site / page, hash_))
    assert found in read.texts
    (result,) = [link for link in read.links if link.startswith("resource-")]
    assert (site / page).with_name(result).is_file()


def test_a_title_stays_a_title(site: Path) -> None:
    (page,) = (site / "fr").glob("resource-title-script*.html")
    text = opened(page)
    assert "&lt;/title&gt;&lt;script&gt;" in text
    assert "<title>carried out</title>" not in text
    assert "<title>carried out</title>" not in opened(site / "fr" / "search.html", "#q=title")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_no_wider_than_the_screen(site: Path, width: int) -> None:
    """A page that is wider pushes what measures it aside."""
    for page in sorted((site / "de").glob("*.html")):
        measured = page.read_text("utf-8").replace("</body>", '<script src="../assets/measure.js"></script></body>')
        (site / "assets" / "measure.js").write_text(
            "document.documentElement.setAttribute('data-wide',"
            " String(document.documentElement.scrollWidth - document.documentElement.clientWidth));",
            "utf-8",
        )
        trial = page.with_name("trial.html")
        trial.write_text(measured, "utf-8")
        command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900", "--dump-dom"]
        done = subprocess.run([*command, trial.as_uri()], capture_output=True, timeout=120, check=True)
        trial.unlink()
        assert 'data-wide="0"' in done.stdout.decode(), page.name
