"""Any text parses, nothing of it is lost, and what was parsed can be written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.marks import Run, escape, markup, mentions, parse, plain

WHO = "0190d1c2-0000-7000-8000-000000000001"
noisy = st.text(alphabet=st.sampled_from("ab *\\[]()@\nhé")) | st.text()
pieces = st.sampled_from(
    ["*", "**", "***", "****", "a", " ", "\n", "\\", "\\*", "[x](https://a.ch)", f"@[Nom]({WHO})", "[", "](", ")"]
)
marked = st.lists(pieces, max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("simple", (Run("simple"),)),
        ("un *deux* trois", (Run("un "), Run("deux", em=True), Run(" trois"))),
        ("**fort**", (Run("fort", strong=True),)),
        ("***les deux***", (Run("les deux", em=True, strong=True),)),
        ("*a **b***", (Run("a ", em=True), Run("b", em=True, strong=True))),
        ("*a **b* c**", (Run("a ", em=True), Run("b", em=True, strong=True), Run(" c", strong=True))),
        ("5 * 3 * 2", (Run("5 * 3 * 2"),)),
        ("*ouvert", (Run("*ouvert"),)),
        ("***a*", (Run("**"), Run("a", em=True))),
        ("****", (Run("****"),)),
        ("a ***** b", (Run("a ***** b"),)),
        (r"\*pas\*", (Run("*pas*"),)),
        (r"C:\dossier", (Run(r"C:\dossier"),)),
        ("fin\\", (Run("fin\\"),)),
        ("<b>gras</b> & co", (Run("<b>gras</b> & co"),)),
        ("[site](https://ctj.ch)", (Run("site", url="https://ctj.ch"),)),
        ("[a](https://x.ch/\\(1\\))", (Run("a", url="https://x.ch/(1)"),)),
        ("[a](javascript:alert)", (Run("[a](javascript:alert)"),)),
        ("[](https://x.ch)", (Run("[](https://x.ch)"),)),
        ("@[Nom](pas-un-id)", (Run("@[Nom](pas-un-id)"),)),
        ("*[a](mailto:b@c.fr)*", (Run("a", em=True, url="mailto:b@c.fr"),)),
    ],
)
def test_examples(text: str, runs: tuple[Run, ...]) -> None:
    assert parse(text) == runs


def test_a_mention_keeps_its_name_as_text() -> None:
    (run,) = parse(f"@[Mme Exemple]({WHO})")
    assert (run.text, str(run.mention)) == ("Mme Exemple", WHO)
    assert plain(f"Dit **@[Mme Exemple]({WHO})**.") == "Dit Mme Exemple."


@given(noisy | marked)
def test_any_text_parses_and_is_written_again(text: str) -> None:
    runs = parse(text)
    assert all(run.text for run in runs)
    again = parse(markup(runs))
    assert "".join(run.text for run in again) == "".join(run.text for run in runs) == plain(text)
    assert parse(markup(again)) == again


@given(marked.filter(lambda text: " " not in text and "\n" not in text))
def test_without_spaces_every_style_survives_exactly(text: str) -> None:
    assert parse(markup(parse(text))) == parse(text)


@given(st.text())
def test_escaped_text_means_itself(text: str) -> None:
    assert plain(escape(text)) == text
    assert all(run == Run(run.text) for run in parse(escape(text)))


@given(st.text(alphabet=st.characters(exclude_characters="\\*[]@")))
def test_text_without_marks_is_one_run(text: str) -> None:
    assert parse(text) == ((Run(text),) if text else ())


def test_spaces_at_the_edge_of_a_style_lose_it() -> None:
    assert markup([Run("a"), Run(" b ", em=True), Run("c")]) == "a *b* c"
    assert markup([Run(" ", strong=True)]) == " "


@pytest.mark.parametrize("piece", ["*", "[", "\\", "@[", "*a", "**a ", "[a](", "]("])
def test_a_long_hostile_text_parses_at_once(piece: str) -> None:
    assert plain(piece * 20_000)


def test_mentions_are_found_where_they_stand() -> None:
    source = "Avant *@[Ann \\[B\\]](01890000-0000-7000-8000-000000000001)* et a@b.ch, @[sans](lien)"
    (found,) = mentions(source)
    assert (found.run.text, source[: found.start], source[found.end :]) == (
        "Ann [B]",
        "Avant *",
        "* et a@b.ch, @[sans](lien)",
    )


@pytest.mark.parametrize("label", [" a", "a ", " "])
def test_a_link_begins_and_ends_with_a_letter(label: str) -> None:
    """Else the typed brackets stand as they are: nobody sees where such a link begins."""
    assert plain(f"[{label}](https://a.ch)") == f"[{label}](https://a.ch)"
