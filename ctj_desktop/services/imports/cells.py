"""What does a cell say: a day, a form of address, a side, a language, an office?

Words in French, German and English, folded; whatever is none of them is said to be so, at its cell.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cache
from math import isfinite
from typing import Final, TypeVar

from ctj_desktop.domain.days import YEARS_MEANT
from ctj_desktop.domain.money import LARGEST, Currency
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee, Substitution
from ctj_desktop.domain.records.people import DeliveryChannel, OrganisationKind, Salutation, Side
from ctj_desktop.domain.records.projects import Instrument
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.typed.typed_line import parse_day
from ctj_desktop.domain.typed.written_amount import WrittenAmount, written_amount
from ctj_desktop.files.tables.table import Cell, as_text
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.folding import folded
from ctj_desktop.i18n.words import word
from ctj_desktop.services.imports.refusals import (
    BelowZeroThere,
    NotADayThere,
    NotAnAmountThere,
    TooLargeThere,
    UnknownWordThere,
)

E = TypeVar("E", bound=Enum)
SIGNS: Final = re.compile(r"[^a-z0-9]+")
FIRST_SERIAL: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, whose numbers of days begin after a leap day that never was."""
YEARS_AGO: Final = date(1900, 1, 1)
SERIALS: Final = range(10_000, 80_000)
WITHOUT_END: Final = re.compile(r".*\b(?:2999|9999)\b.*|2958465")
"""Last days by which registers say that there is none, as text and as the number of a spreadsheet."""
NOISE: Final = Decimal("0.0001")
"""Of a cent: less comes of how numbers are stored."""
NOBODY: Final = frozenset(
    ("vacant", "vacante", "vakant", "vakanz", "nn", "n n", "a designer", "a pourvoir", "offen", "open", "a nommer")
)  # fmt: skip
PERIOD: Final = re.compile(r"(?:du|vom|from)?\s*(.+?)\s*(?:-|–|—|\bau\b|\bbis\b|\bto\b|/)\s*(.*)", re.IGNORECASE)
YEAR: Final = re.compile(r"(?:19|20|21)\d\d")
POSTCODE_PLACE: Final = re.compile(r"(?:(?:CH|F|FR)\s*-\s*)?(\d{4,5})\s+(.+)", re.IGNORECASE)
YES: Final = frozenset(("oui", "o", "ja", "j", "yes", "y", "x", "1", "vrai", "wahr", "true"))
NO: Final = frozenset(("non", "n", "nein", "no", "0", "faux", "falsch", "false"))


def _words(**said: str) -> dict[str, str]:
    return {word: name for name, words in said.items() for word in words.split("|")}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES: Final = _set("le la l les der die das the m mme madame monsieur")
OF_WHOM: Final = _set("de du des d von vom der ou oder et of e")
FUNCTIONS: Final = _set(
    "maire mairesse syndic syndique prefet prefete sous president presidente vice directeur directrice conseiller "
    "conseillere delegue deleguee representant representante ministre chef cheffe gemeindeprasident "
    "gemeindeprasidentin stadtprasident stadtprasidentin prasident prasidentin regierungsrat regierungsratin "
    "regierungsstatthalter regierungsstatthalterin direktor direktorin vertreter vertreterin mayor prefect"
)
SALUTATIONS: Final = _words(
    MADAME="madame|mme|mmes|mlle|mademoiselle|frau|fr|ms|mrs|miss|femme|feminin|f|w|weiblich|female|woman|dame|madam",
    MONSIEUR="monsieur|m|mr|mm|herr|herrn|hr|homme|masculin|h|mannlich|male|man|mister|sir",
    NEUTRAL="neutre|neutral|divers|x|d|autre|other|guten tag|bonjour|sans",
)
SIDES: Final = _words(
    FR="fr|f|france|frankreich|french|francais|cote francais|franzosische seite|fra",
    CH="ch|suisse|schweiz|switzerland|swiss|cote suisse|schweizer seite|che|svizzera",
)
LANGUAGES: Final = _words(
    FR="fr|f|francais|franzosisch|french|fra|fr ch|fr fr",
    DE="de|d|allemand|deutsch|german|deu|ger|de ch|a",
)
OFFICES: Final = _words(
    PRESIDENT="president|presidente|presidence|prasident|prasidentin|prasidium|chair|vorsitz|vorsitzende|vorsitzender|"
    "president e|prasident in",
    CO_PRESIDENT="copresident|copresidente|copresidence|co president|co presidente|co presidence|co prasident|"
    "co prasidentin|co prasidium|coprasidium|coprasident|coprasidentin|copresident e|co chair|co prasident in",
    VICE_PRESIDENT="vice president|vice presidente|vice presidence|vizeprasident|vizeprasidentin|vizeprasidium|"
    "vice president e|vice chair|vizeprasident in",
    SECRETARY="secretaire|secretariat|sekretar|sekretarin|sekretariat|secretary|sekretar in",
)
GUESTS: Final = re.compile(
    r"\b(?:invite|invitee|invites|invitees|invite e|gast|gaste|hote|hotes|guest|guests|observateurs?|observatrices?|"
    r"beobachter|beobachterin|beobachtende|observers?)\b"
)
SECRETARIES: Final = re.compile(r"\b(?:secretariat|secretaire|sekretar|secretary)")
OF_NO_OFFICE: Final = re.compile(
    r"\b(?:secretariat|sekretariat|secretaire du comite|sekretar(?:in)? des ausschusses)\b"
)
"""Words for who looks after the committee, in a column of functions, where a secretary may be anybody’s."""
MEMBERSHIP: Final = frozenset(
    ("membre", "mitglied", "member", "titulaire", "suppleant", "suppleante", "suppleant e", "stellvertretung",
     "stellvertreter", "stellvertreterin", "stellvertreter in", "stellvertretendes mitglied", "ersatzmitglied",
     "ordentliches mitglied", "membre titulaire", "membre suppleant", "membre suppleante", "hauptmitglied")
)  # fmt: skip
NO_OFFICE: Final = frozenset(("", *MEMBERSHIP))
CAPACITIES: Final = _words(
    VOTING="deliberative|voix deliberative|stimmberechtigt|mit stimmrecht|stimmrecht|voting|d|avec voix deliberative",
    ADVISORY="consultative|voix consultative|beratend|beratende stimme|ohne stimmrecht|advisory|c|"
    "avec voix consultative",
)
SUBSTITUTES: Final = _words(
    yes="suppleant|suppleante|suppleant e|suppleance|stellvertreter|stellvertreterin|stellvertretung|"
    "stellvertretendes mitglied|"
    "ersatz|ersatzmitglied|substitute|deputy|s|stv|remplacant|remplacante|suppl|stellvertreter in",
    no="titulaire|mitglied|membre|member|ordentliches mitglied|t|membre titulaire|hauptmitglied|effectif|effective",
)
CHANNELS: Final = _words(
    MAIL="mail|e mail|email|courriel|electronique|par mail|par e mail|par courriel|per mail|per e mail|elektronisch|"
    "numerique",
    POST="poste|post|courrier|papier|par courrier|courrier postal|par poste|par la poste|voie postale|lettre|brief|"
    "per post|briefpost|postversand|postal",
    BOTH="les deux|mail et poste|poste et mail|beides|both|mail und post|post und mail|courriel et poste",
    REGISTERED="recommande|lettre recommandee|eingeschrieben|einschreiben|registered",
    HAND="remis|en main propre|remis en main propre|personlich|ubergeben|by hand",
)
BODIES: Final = _words(
    COMMUNE="commune|gemeinde|ville|stadt|municipality|einwohnergemeinde|municipalite",
    INTERCOMMUNALITY="intercommunalite|communaute de communes|communaute d agglomeration|gemeindeverband|epci|"
    "agglomeration",
    CANTON="canton|kanton",
    DEPARTMENT="departement|department|conseil departemental",
    REGION="region|conseil regional",
    STATE="etat|staat|bund|state|prefecture|confederation",
    ASSOCIATION="association|verein|verband",
    PARK="parc|park|naturpark",
    SCHOOL="ecole|schule|school|haute ecole|universite|hochschule|university",
    CROSS_BORDER_BODY="organisme transfrontalier|grenzuberschreitende organisation|groupement transfrontalier|gect",
    OTHER="autre|andere|other|divers",
)


INSTRUMENTS: Final = _words(
    FPPT="fppt|fonds petits projets|petits projets|kleinprojekte|kleinprojektefonds",
    INTERREG="interreg|interreg vi|interreg vi a|interreg france suisse|interreg frankreich schweiz",
    NPR="npr|nrp|nouvelle politique regionale|neue regionalpolitik",
    OWN_FUNDS="fonds propres|eigenmittel|own funds|autofinancement",
)
STAGES: Final = _words(
    filed="depose|depot|eingereicht|submitted|filed",
    accepted="accepte|approuve|programme|selectionne|retenu|soutenu|genehmigt|bewilligt|angenommen|approved|selected",
    agreement="conventionne|signe|unterzeichnet|vertrag abgeschlossen|contracted",
    running="en cours|en cours de realisation|en realisation|laufend|in umsetzung|in realisierung|ongoing|running",
    settled="solde|clos|cloture|termine|acheve|realise|abgeschlossen|beendet|closed|completed|finished",
    refused="refuse|rejete|non retenu|abgelehnt|rejected",
    withdrawn="retire|zuruckgezogen|withdrawn",
    abandoned="abandonne|aufgegeben|abandoned",
)
"""As programmes call what they publish, by the codes of stages; a route may have none of that code."""
CURRENCIES: Final = _words(
    CHF="chf|sfr|fr|francs|franc|francs suisses|schweizer franken|franken", EUR="eur|euro|euros|€"
)


def plain(cell: Cell | str) -> str:
    """Its words, folded, without signs."""
    return SIGNS.sub(" ", folded(as_text(cell))).strip()


def a_day(cell: Cell, column: str, today: date, *, last: bool = False) -> date | None:
    """The day, None for nothing; of a year alone its first day, or its last. `NotADayThere`."""
    if last and WITHOUT_END.fullmatch(as_text(cell)):
        return None
    if isinstance(cell, date):
        found: date | None = cell
    elif isinstance(cell, int) and not isinstance(cell, bool) and cell in SERIALS:
        found = FIRST_SERIAL + timedelta(cell)
    else:
        text = as_text(cell).strip(" .")
        if text in ("", "-", "–", "?"):
            return None
        if YEAR.fullmatch(text):
            return date(int(text), 12, 31) if last else date(int(text), 1, 1)
        serial = int(text) if text.isascii() and text.isdigit() and len(text) == 5 else 0
        found = FIRST_SERIAL + timedelta(serial) if serial in SERIALS else _written(cell, text, today)
    if found is None or found.year not in YEARS_MEANT:
        raise NotADayThere(column, as_text(cell)[:60])
    return found


def a_period(cell: Cell, column: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of “2021–2025”, “01.02.2024 au 31.01.2028”, “depuis 2021”; `NotADayThere`."""
    text = as_text(cell).strip()
    if isinstance(cell, str) and (found := PERIOD.fullmatch(text)) and not _is_a_day(text, today):
        return a_day(found[1], column, today), a_day(found[2], column, today, last=True)
    since = re.sub(r"^(?:depuis|dès|seit|ab|since)\s+(?:le\s+|dem\s+)?", "", text, flags=re.IGNORECASE)
    return a_day(since if isinstance(cell, str) else cell, column, today), None


def _written(cell: Cell, text: str, today: date) -> date | None:
    """As people write it, with its year: of a list it is not the next such day that is meant."""
    found = parse_day(text, today) if isinstance(cell, str) else None
    return found if found == parse_day(text, YEARS_AGO) else None


def _is_a_day(text: str, today: date) -> bool:
    return parse_day(text, today) is not None


def salutation(cell: Cell, column: str) -> Salutation | None:
    """How the person is addressed; None for nothing."""
    return _one_of(Salutation, SALUTATIONS, cell, column)


def side(cell: Cell, column: str) -> Side | None:
    """The side of the border, or the country; None for nothing."""
    return _one_of(Side, SIDES, cell, column)


def language(cell: Cell, column: str) -> Language | None:
    """The language of correspondence; None for nothing."""
    return _one_of(Language, LANGUAGES, cell, column)


def office(cell: Cell, column: str) -> OfficeOfCommittee | None:
    """The office in the committee; None for nothing, and for whoever is a member or a guest."""
    if plain(cell) in NO_OFFICE or is_guest(cell):
        return None
    return OfficeOfCommittee.SECRETARY if is_secretary(cell) else _one_of(OfficeOfCommittee, OFFICES, cell, column)


def is_guest(cell: Cell) -> bool:
    """Whether somebody is called a guest of the committee, or one who observes it."""
    return bool(GUESTS.search(plain(cell)))


def is_secretary(cell: Cell, *, function: bool = False) -> bool:
    """Whether somebody is called the secretary of the committee: a `function` must say that it is the committee’s."""
    return bool((OF_NO_OFFICE if function else SECRETARIES).search(plain(cell)))


def capacity(cell: Cell, column: str) -> Capacity | None:
    """The voice of the seat; None for nothing."""
    if plain(cell) in YES | NO:
        return Capacity.VOTING if plain(cell) in YES else Capacity.ADVISORY
    if is_guest(cell) or is_secretary(cell):
        return Capacity.ADVISORY if is_guest(cell) else None
    return _one_of(Capacity, CAPACITIES, cell, column)


def substitution(cell: Cell) -> Substitution | None:
    """How a seat is substituted, as this program calls it; None for anything else."""
    said = plain(cell)
    return next((member for member in Substitution if said and said in _own_words(member)), None)


def channel(cell: Cell, column: str) -> DeliveryChannel | None:
    """How papers reach the person; None for nothing."""
    return _one_of(DeliveryChannel, CHANNELS, cell, column)


def body_kind(cell: Cell, column: str) -> OrganisationKind | None:
    """The kind of body; None for nothing."""
    return _one_of(OrganisationKind, BODIES, cell, column)


def instrument(cell: Cell, column: str) -> Instrument | None:
    """Where the money comes from; None for nothing."""
    return _one_of(Instrument, INSTRUMENTS, cell, column)


def currency(cell: Cell, column: str) -> Currency | None:
    """The currency; None for nothing."""
    return Currency.EUR if as_text(cell).strip() == "€" else _one_of(Currency, CURRENCIES, cell, column)


def an_amount(cell: Cell, column: str, scale: int = 1) -> WrittenAmount | None:
    """What stands in the cell, in cents, with the currency beside it; None for nothing. Parts of a cent are rounded.

    `NotAnAmountThere`, `BelowZeroThere`, `TooLargeThere`.
    """
    text = " ".join(as_text(cell).split())
    if text in ("", "-", "–", "?"):
        return None
    found = _figure(cell, scale) if isinstance(cell, int | float) else written_amount(text)
    if found is None or (found.or_else is not None and scale > 1):
        raise NotAnAmountThere(column, text[:60])
    minor = found.minor_units if isinstance(cell, int | float) else found.minor_units * scale
    if minor < 0:
        raise BelowZeroThere(column, text[:60])
    if minor > LARGEST:
        raise TooLargeThere(column, text[:60])
    return WrittenAmount(minor_units=minor, currency=found.currency)


def is_rounded(cell: Cell, minor: int, scale: int) -> bool:
    """Whether a figure has parts of a cent that are more than how a spreadsheet computes."""
    return isinstance(cell, float) and abs(Decimal(str(cell)) * 100 * scale - minor) > NOISE


def _figure(cell: float, scale: int) -> WrittenAmount | None:
    """Of a cell with a number in it; one that is none, or true or false, is no amount."""
    if isinstance(cell, bool) or not isfinite(cell):
        return None
    exact = Decimal(str(cell)) * 100 * scale
    return WrittenAmount(minor_units=int(exact.to_integral_value(ROUND_HALF_UP)))


def is_substitute(cell: Cell, column: str) -> bool | None:
    """Whether the row is about a substitute, or about a member; None for nothing. `UnknownWordThere`."""
    said = plain(cell)
    if said in YES or said in NO:
        return said in YES
    if not said or is_guest(cell) or is_secretary(cell):
        return None
    if said not in SUBSTITUTES:
        raise UnknownWordThere(column, as_text(cell)[:60])
    return SUBSTITUTES[said] == "yes"


def title_and_salutation(text: str) -> tuple[str, Salutation | None]:
    """A title as it stands before the name, without “Mme” or “Herr” in it, which is how the person is addressed."""
    words = text.split()
    by_word = {word: SALUTATIONS.get(plain(word)) for word in words if len(plain(word)) > 1 or word.endswith(".")}
    found = next((name for name in by_word.values() if name in ("MADAME", "MONSIEUR")), None)
    kept = [word for word in words if by_word.get(word) not in ("MADAME", "MONSIEUR")]
    return " ".join(kept), Salutation[found] if found is not None else None


def is_nobody(name: str) -> bool:
    """Whether it stands for a seat that is vacant."""
    return plain(name) in NOBODY


def is_function(name: str) -> bool:
    """Whether what stands for a name is a function: “Le préfet”, “Présidente du Conseil départemental”, “Maire”."""
    words = plain(name).split()
    article = bool(words) and words[0] in ARTICLES
    kept = words[1:] if article else words
    called = bool(kept) and kept[0] in FUNCTIONS
    return called and (article or len(kept) == 1 or kept[1] in OF_WHOM)


def kind_by_name(name: str) -> OrganisationKind:
    """What a body is, as its name begins."""
    words = plain(name)
    begins = sorted(BODIES, key=len, reverse=True)
    found = next((BODIES[word] for word in begins if words == word or words.startswith(f"{word} ")), "OTHER")
    return OrganisationKind[found]


def postcode_and_place(text: str) -> tuple[str, str]:
    """Parted at the end of the digits; a place alone has no postcode."""
    found = POSTCODE_PLACE.fullmatch(text.strip())
    return (found[1], found[2]) if found else ("", text.strip())


def _one_of(kind: type[E], words: Mapping[str, str], cell: Cell, column: str) -> E | None:
    said = plain(cell)
    if not said:
        return None
    if said in words:
        return kind[words[said]]
    own = next((member for member in kind if said in (plain(str(member.value)), *_own_words(member))), None)
    if own is None:
        raise UnknownWordThere(column, as_text(cell)[:60])
    return own


@cache
def _own_words(member: Enum) -> frozenset[str]:
    """As this program calls it, in each of its languages: a list that left comes back."""
    return frozenset(plain(word(load_translator(locale), member)) for locale in ("fr_CH", "de_CH", "en"))
