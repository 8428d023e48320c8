"""What does a title say that puts known words together: which amount, in which money, or the partners of which side?

Programmes title their columns freely, often in two languages at once: “Montant FEDER accordé / Bewilligter
EFRE-Beitrag (€)”. Where every word of a title is known, what they say together is what the column means.
"""

import re
from typing import Final

from ctj_desktop.domain.money import Currency
from ctj_desktop.i18n.folding import folded

SIGNS: Final = re.compile(r"[^a-z0-9]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL: Final = _words("a au de des du en et in l la le les par vom von der die das und e s n")
FACTS: Final = {
    "requested": _words(
        "demande demandee demandes demandees sollicite sollicitee requis requise requested beantragt beantragte "
        "beantragter beantragtes beantragten angefragt gesuch"
    ),
    "awarded": _words(
        "accorde accordee accordes accordees octroye octroyee attribue attribuee alloue allouee approuve approuvee "
        "programme programmee awarded granted approved bewilligt bewilligte bewilligter "
        "bewilligtes bewilligten zugesprochen zugesprochene zugesprochener gesprochen genehmigt genehmigte zugesagt "
        "genehmigter gewahrt gewahrte"
    ),
    "committed": _words(
        "engage engagee engages engagees conventionne conventionnee committed contracted vereinbart vereinbarte "
        "vereinbarter verpflichtet gebunden"
    ),
    "paid": _words(
        "paye payee payes payees verse versee verses versees paid ausbezahlt ausbezahlte ausbezahlter ausgezahlt "
        "bezahlt bezahlte uberwiesen"
    ),
}
"""What became of the money."""
ALONE: Final = _words(
    "sollicite accorde octroye alloue attribue verse paye requested awarded granted paid beantragt bewilligt "
    "zugesprochen ausbezahlt ausgezahlt bezahlt"
)
"""What needs no word of money beside it."""
MONEY: Final = _words(
    "montant montants aide aides subvention subventions contribution contributions cofinancement financement soutien "
    "somme betrag betrage beitrag beitrage mittel unterstutzung forderung forderbeitrag forderbetrag foerderung "
    "finanzhilfe zuschuss bundesmittel bundesbeitrag bundesbeitrage kantonsbeitrag kantonsbeitrage kantonsmittel "
    "amount amounts grant aid support funding"
)
EUROPEAN: Final = _words("feder efre erdf ue eu europeen europeenne union europaische europaischer")
"""Whose money is in euros, and is published once it is awarded."""
FUNDS: Final = EUROPEAN | _words(
    "fonds fppt interreg npr nrp ch suisse suisses schweizer federal federale federaux cantonal cantonale cantonaux "
    "canton cantons bund kanton kantone swiss publique publiques total totale"
)
OF_MONEY: Final = {"eur": "EUR", "euro": "EUR", "euros": "EUR", "chf": "CHF", "francs": "CHF", "franken": "CHF"}
LEADS: Final = _words(
    "chef file porteur porteuse porteurs lead leadpartner federfuhrung federfuhrender federfuhrende projekttrager "
    "projekttragerschaft trager tragerschaft beneficiaire beneficiaires principal"
)
PARTNERS: Final = _words(
    "partenaire partenaires partenariat partner partners partnership projektpartner partnerschaft autres weitere "
    "other structure structures organisme organismes"
)
SIDES: Final = {
    "fr": _words("fr f france francais francaise francaises frankreich franzosisch franzosischer franzosische french"),
    "ch": _words("ch suisse suisses schweiz schweizer schweizerischer schweizerische swiss switzerland"),
}
ABOUT: Final = _words("nom name raison sociale bezeichnung cote seite side projet projekt project")
THOUSANDS: Final = re.compile(r"\b[kt]\s?(?:€|eur|chf|fr)|milliers|tausend|1['’ \u00a0]?000\s?(?:€|eur|chf|fr)")
MILLIONS: Final = re.compile(r"\bm\s?€|\bmio\b|million")


def composed(title: str) -> tuple[str, ...]:
    """What a title of such words means, the likeliest first; nothing where one of them is another.

    An amount of which nothing is said may be asked for or awarded: the other columns of a list tell.
    """
    words = _of(title)
    return (_amount(words) or _partners(words)) if words else ()


def currency_in(title: str) -> Currency | None:
    """The one money that a title names."""
    said = {OF_MONEY[word] for word in _of(title) if word in OF_MONEY}
    return Currency(said.pop()) if len(said) == 1 else None


def scale_of(title: str) -> int:
    """How many units a figure below the title stands for: 1,000 below “en k€”."""
    lower = title.casefold()
    return 1_000_000 if MILLIONS.search(lower) else 1_000 if THOUSANDS.search(lower) else 1


def _of(title: str) -> frozenset[str]:
    return frozenset(SIGNS.sub(" ", folded(title.replace("€", " eur "))).split()) - SMALL


def _amount(words: frozenset[str]) -> tuple[str, ...]:
    facts = {fact for fact, said in FACTS.items() if words & said}
    known = MONEY | FUNDS | OF_MONEY.keys() | frozenset().union(*FACTS.values())
    if len(facts) > 1 or words - known or not (words <= ALONE or words & (MONEY | EUROPEAN | OF_MONEY.keys())):
        return ()
    if not facts and words & {"total", "totale"} and not words & EUROPEAN:
        return ()
    money = {OF_MONEY[word] for word in words if word in OF_MONEY} or ({"EUR"} if words & EUROPEAN else set())
    ending = f"_{money.pop().lower()}" if len(money) == 1 else ""
    meant = tuple(facts) or (("awarded",) if words & EUROPEAN else ("requested", "awarded"))
    return tuple(f"{fact}{ending}" for fact in meant)


def _partners(words: frozenset[str]) -> tuple[str, ...]:
    sides = [side for side, said in SIDES.items() if words & said]
    rest = words - frozenset().union(*SIDES.values()) - ABOUT
    if len(sides) > 1 or rest - LEADS - PARTNERS:
        return ()
    role = "lead" if rest & LEADS else "partners" if words & PARTNERS else None
    return (f"{role}_{sides[0]}" if sides else role,) if role is not None else ()
