"""What may a column of a list mean, and by which titles is it known in French, German and English?

Declared as data: a meaning is one line. Titles are compared folded, without signs and figures; words such as
“privé”, “geschäftlich”, “suppléant” or “(DE)” are taken off first and say whose or which it is.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import N_

SUBSTITUTE: Final = "substitute."
PRIVATE: Final = "private_"


class Target(NamedValue):
    """One meaning: its name as mappings keep it, what it is called, and the titles by which it is known."""

    name: str
    title: str
    words: str = ""
    """Parted by `|`."""


class Belongs(StrEnum):
    """Of what it says something; each kind of list takes some of them."""

    PERSON = "person"
    PRIVATE = "private"
    BODY = "body"
    SEAT = "seat"
    SUBSTITUTE = "substitute"
    PROJECT = "project"


def _target(name: str, title: str, words: str = "") -> Target:
    return Target(name=name, title=title, words=words)


PERSON: Final = (
    _target(
        "family_name", N_("Family name"),
        "nom|nom de famille|nom usuel|name|nachname|familienname|last name|family name|surname|patronyme|zuname",
    ),
    _target("given_name", N_("Given name"), "prenom|prenoms|vorname|first name|given name|rufname"),
    _target(
        "full_name", N_("Given name and family name"),
        "nom et prenom|nom prenom|prenom nom|prenom et nom|name vorname|vorname name|name und vorname|"
        "vorname und name|full name|nom complet|personne|person|membre|mitglied|member|contact|kontakt|ansprechperson|"
        "nom a afficher|anzeigename|display name|representant|representante|vertreter|vertreterin|vertretung|delegue|"
        "deleguee|delegierte|delegierter|file as|titulaire|inhaber",
    ),
    _target("title", N_("Title"), "titre|titel|title|titre academique|akademischer titel|grade"),
    _target("salutation", N_("Form of address"),
        "civilite|anrede|politesse|salutation|genre|sexe|geschlecht|gender|sex",
    ),
    _target("function", N_("Function"),
        "fonction|funktion|function|poste|position|job title|profession|beruf|charge|organization title|titre fonction|"
        "fonction professionnelle|mandat politique|titre|title",
    ),
    _target("organisation", N_("Body"),
        "organisme|organisation|organization|organization name|organisation name|institution|societe|firma|company|"
        "entreprise|structure|commune|gemeinde|collectivite|entite|korperschaft|employeur|arbeitgeber|"
        "commune organisme|gremium organisation|organisation gremium|gremium institution|gremium gemeinde|"
        "gemeinde organisation|represente|vertretene organisation|vertretene gemeinde|body|instance|administration",
    ),
    _target("side", N_("Side of the border"), "cote|seite|side|cote de la frontiere|seite der grenze|fr ch|ch fr"),
    _target("language", N_("Language of correspondence"),
        "langue|sprache|language|langue de correspondance|korrespondenzsprache|language of letters",
    ),
    _target("greeting", N_("Opening of letters"),
        "brief anrede|briefanrede|anrede brief|anrede in briefen|formule d appel|formule d appel des lettres|appel|"
        "formule d appel lettre|greeting|anredezeile|appel lettre|salutation lettre|opening of letters",
    ),
    _target("channel", N_("Way of sending"),
        "canal|mode d envoi|envoi|versand|versandart|zustellung|channel|envoi des documents|"
        "versand der dokumente|papers are sent",
    ),
    _target("work_email", N_("Mail"),
        "mail|e mail|email|courriel|mel|adresse mail|adresse email|adresse e mail|e mail adresse|mailadresse|"
        "email adresse|adresse electronique|adresse electronique principale|adresse de messagerie|e mail address|"
        "email address|e mail value|primary email|adresse courriel|emailadresse|messagerie",
    ),
    _target("work_phone", N_("Telephone"),
        "telephone|tel|telefon|phone|fon|telefonnummer|numero de telephone|phone value|telephone number|fixe|tel fixe|"
        "telefon festnetz|festnetz|phone number|tel direct|ligne directe|business phone|main phone",
    ),
    _target("work_mobile", N_("Mobile telephone"),
        "portable|mobile|natel|handy|gsm|tel mobile|telephone mobile|telephone portable|tel portable|mobiltelefon|"
        "mobile phone|cellulaire|mobil|mobile number|mobilnummer",
    ),
    _target("work_street", N_("Street and number"),
        "rue|adresse|strasse|address|street|rue et numero|rue et no|strasse nr|strasse und nr|strasse und hausnummer|"
        "address street|adresse postale|postadresse|anschrift|rue no|business street|street address|rue numero|"
        "adresse rue|adresse strasse|address street",
    ),
    _target("work_number", N_("Number of the house"),
        "no de rue|hausnummer|house number|adresse numero|adresse nummer|address number",
    ),
    _target("work_lines", N_("Additional lines of the address"),
        "complement d adresse|adresse complement|adresszusatz|adresse lignes complementaires|adresse zusatzzeilen|"
        "address additional lines",
    ),
    _target("work_po_box", N_("PO box"),
        "case postale|postfach|boite postale|bp|po box|address po box|adresse case postale|adresse postfach",
    ),
    _target("work_postcode", N_("Postcode"),
        "code postal|npa|plz|cp|postleitzahl|zip|zip code|postal code|postcode|address postal code|"
        "adresse code postal|adresse postleitzahl|address postcode",
    ),
    _target("work_place", N_("Place"),
        "lieu|ville|localite|ort|ortschaft|city|town|place|address city|wohnort|commune de domicile|domicile|"
        "adresse lieu|adresse ort|address place",
    ),
    _target("work_postcode_place", N_("Postcode and place"),
        "npa lieu|npa localite|npa et lieu|npa et localite|plz ort|plz und ort|cp ville|code postal et ville|"
        "code postal ville|npa ville|cp et ville|plz wohnort",
    ),
    _target("work_country", N_("Country"),
        "pays|land|country|pays region|land region|country region|address country|staat|adresse pays|"
        "adresse land",
    ),
)  # fmt: skip
BODY: Final = (
    _target("organisation_short", N_("Short name of the body"),
        "abrege|nom abrege|sigle|abreviation|kurzname|abkurzung|nom court|short name|acronyme|kurzel",
    ),
    _target("organisation_kind", N_("Kind of body"),
        "type|type d organisme|art|art der organisation|kind|organisation kind",
    ),
    _target("website", N_("Website"),
        "site|site web|site internet|web|website|internet|webseite|homepage|page web|web page|url|web page url",
    ),
)  # fmt: skip
SEAT: Final = (
    _target("seat", N_("Seat"),
        "siege|sitz|seat|no de siege|n de siege|siege no|sitz nr|sitznummer|designation|bezeichnung",
    ),
    _target("college", N_("College"), "college|kollegium|mitgliedergruppe|college electoral|kammer|gruppe|groupe"),
    _target("capacity", N_("Voice"),
        "voix|stimme|stimmrecht|droit de vote|right to vote|capacity|voix deliberative consultative|stimmberechtigt|"
        "vote",
    ),
    _target("substitute_flag", N_("Member or substitute"),
        "titulaire suppleant|mitglied stellvertretung|mitglied ersatz|qualite|type de mandat|substitute|statut|status|"
        "titulaire ou suppleant|member substitute",
    ),
    _target("substitute_of", N_("Substitute of (given name and family name)"),
        "supplee|remplace|vertritt|substitutes|stands in for",
    ),
    _target("start", N_("First day of the mandate"),
        "debut|depuis|des|debut du mandat|debut de mandat|date de debut|date d entree|entree|nomination|"
        "date de nomination|nomme le|nommee le|mandat des|mandat depuis|mandat du|membre depuis|en fonction depuis|"
        "premier jour|mandat seit|mandat ab|mandat von|mitglied seit|im amt seit|amt seit|erster tag|"
        "beginn|von|seit|ab|mandatsbeginn|amtsbeginn|eintritt|start|from|since|"
        "start date|elu depuis|beginn mandat|gewahlt am|date de debut de mandat",
    ),
    _target("end", N_("Last day of the mandate"),
        "fin|fin du mandat|fin de mandat|date de fin|jusqu au|jusque|date de sortie|sortie|echeance|echeance du mandat|"
        "mandat jusqu au|mandat jusque|mandat au|dernier jour|mandat bis|im amt bis|amt bis|letzter tag|"
        "ende|bis|mandatsende|austritt|amtsende|end|until|to|end date|ende mandat|date de fin de mandat",
    ),
    _target("period", N_("Mandate from and to"),
        "mandat|periode|duree du mandat|amtsdauer|amtsperiode|mandate|term|legislature|amtszeit|mandatsdauer",
    ),
    _target("committee", N_("Committee"),
        "comite|nom du comite|ausschuss|committee|gremium|name des ausschusses|comite de pilotage",
    ),
    _target("office", N_("Office in the committee"),
        "fonction au comite|fonction au sein du comite|fonction dans le comite|funktion im ausschuss|role au comite|"
        "role|rolle|amt|office|fonction comite|role dans le comite|presidence|charge",
    ),
)  # fmt: skip
PROJECT: Final = (
    _target("project_title", N_("Title of the project"),
        "titre du projet|projet|nom du projet|intitule|intitule du projet|projekt|projekttitel|projektname|project|"
        "project title|title of the project|titre|titel|title|nom|name|"
        "intitule de l operation|nom de l operation|operation|libelle|libelle du projet|vorhaben|name des vorhabens|"
        "bezeichnung des vorhabens|projektbezeichnung|name of operation|operation name|project name",
    ),
    _target("project_number", N_("Number of the project"),
        "no de projet|numero de projet|n de projet|no projet|numero du projet|projektnummer|projekt nr|project number|"
        "numero|no|nr|n|nummer|number",
    ),
    _target("summary", N_("Summary of the project"),
        "resume|resume du projet|description|descriptif|objet|zusammenfassung|beschreibung|kurzbeschrieb|summary|"
        "resume de l operation|objet de l operation|description du projet|kurzbeschreibung|projektbeschreibung|"
        "projektbeschrieb|project summary|operation summary",
    ),
    _target("pipeline", N_("Funding route"),
        "instrument|programme|programme de financement|filiere|filiere de financement|voie de financement|fonds|"
        "programm|forderprogramm|forderweg|forderinstrument|finanzierungsweg|funding route|dispositif",
    ),
    _target("call", N_("Call for projects"),
        "appel|appel a projets|appel a projet|aap|projektaufruf|aufruf|ausschreibung|call|call for projects",
    ),
    _target("lead", N_("Lead partner"),
        "chef de file|leadpartner|porteur|porteur du projet|porteur de projet|lead|lead body|lead partner|"
        "projekttrager|projekttragerschaft|trager|tragerschaft|federfuhrung|federfuhrender partner|"
        "organisme porteur|beneficiaire",
    ),
    _target("lead_fr", N_("Lead partner on the French side"),
        "partenaire francais|franzosischer partner|french partner",
    ),
    _target("lead_ch", N_("Lead partner on the Swiss side"),
        "partenaire suisse|schweizer partner|swiss partner",
    ),
    _target("partners", N_("Partners")),
    _target("partners_fr", N_("Partners on the French side"),
        "partenaire francais|franzosischer partner|french partner",
    ),
    _target("partners_ch", N_("Partners on the Swiss side"), "partenaire suisse|schweizer partner|swiss partner"),
    _target("project_side", N_("Side of the lead partner"), "cote|pays|seite|land|side|country|pays du chef de file"),
    _target("project_start", N_("First day of the project"),
        "debut du projet|date de debut|debut|demarrage|projektbeginn|projektstart|beginn|start|start date|von|du|from|"
        "commence le|beginnt am|starts on",
    ),
    _target("project_end", N_("Last day of the project"),
        "fin du projet|date de fin|fin|cloture|projektende|ende|end|end date|bis|au|to|until|"
        "prend fin le|endet am|ends on|date d achevement",
    ),
    _target("project_period", N_("Project from and to"),
        "duree|duree du projet|periode|calendrier|dauer|laufzeit|projektdauer|duration|period",
    ),
    _target("project_place", N_("Place of the project"), "lieu|ort|place|localite|lieu du projet|projektort"),
    _target("requested", N_("Amount requested"), "demande"),
    _target("requested_eur", N_("Amount requested in EUR"), "eur|euro|euros"),
    _target("requested_chf", N_("Amount requested in CHF"), "chf|francs"),
    _target("awarded", N_("Amount awarded")),
    _target("awarded_eur", N_("Amount awarded in EUR")),
    _target("awarded_chf", N_("Amount awarded in CHF")),
    _target("committed", N_("Amount committed")),
    _target("committed_eur", N_("Amount committed in EUR")),
    _target("committed_chf", N_("Amount committed in CHF")),
    _target("paid", N_("Amount paid")),
    _target("paid_eur", N_("Amount paid in EUR")),
    _target("paid_chf", N_("Amount paid in CHF")),
    _target("currency", N_("Currency"), "monnaie|devise|wahrung|currency"),
    _target("requested_on", N_("Requested on"),
        "demande le|date de la demande|date de depot|depose le|eingereicht am|eingabedatum|antragsdatum|beantragt am|"
        "date filed|submission date|requested on",
    ),
    _target("awarded_on", N_("Awarded on"),
        "accorde le|octroye le|date de decision|date de la decision|decision du|date d octroi|date d attribution|"
        "date de programmation|entscheiddatum|entscheid vom|bewilligt am|bewilligungsdatum|zugesprochen am|"
        "award date|decision date|awarded on",
    ),
    _target("committed_on", N_("Committed on"),
        "engage le|conventionne le|convention du|date de convention|date de la convention|date d engagement|"
        "convention signee le|vertrag vom|vertragsdatum|vereinbart am|agreement date|committed on",
    ),
    _target("paid_on", N_("Paid on"),
        "paye le|verse le|date de paiement|date du paiement|date de versement|date du versement|bezahlt am|"
        "ausbezahlt am|zahlungsdatum|auszahlungsdatum|payment date|paid on",
    ),
    _target("stage", N_("Stage"),
        "etape|stade|etat|etat d avancement|avancement|statut|statut du projet|phase|stufe|etappe|stand|status|"
        "projektstand|stage|state",
    ),
    _target("territories", N_("Territories"),
        "territoire|territoires|territoire s|territoire de cooperation|territoires de cooperation|"
        "territoires concernes|gebiet|gebiete|kooperationsgebiet|kooperationsgebiete|kooperationsraum|"
        "territory|territories",
    ),
    _target("themes", N_("Themes"),
        "theme|themes|thematique|thematiques|domaine|domaines|thema|themen|themenbereich|themenbereiche|topic|topics",
    ),
    _target("programme_objective", N_("Objective of the programme"),
        "objectif specifique|objectif du programme|priorite|axe|axe prioritaire|objectif|spezifisches ziel|prioritat|"
        "prioritatsachse|ziel des programms|specific objective|priority|objective of the programme",
    ),
    _target("funder_reference", N_("File number of the fund"),
        "no de dossier|n de dossier|numero de dossier|dossier|reference|reference du dossier|reference du projet|"
        "code projet|code du projet|identifiant|id projet|ref|no synergie|n synergie|no presage|n presage|referenz|"
        "referenznummer|"
        "dossiernummer|dossier nr|aktenzeichen|gesuchsnummer|antragsnummer|projektcode|project id|project code|"
        "operation id|file number|n de dossier du fonds|no de dossier du fonds|dossiernummer des fonds|"
        "file number of the fund",
    ),
)  # fmt: skip
PRIVATE_ALSO: Final = {
    "work_email": ("private_email", N_("Private mail")),
    "work_phone": ("private_phone", N_("Private telephone")),
    "work_street": ("private_street", N_("Private street and number")),
    "work_number": ("private_number", N_("Private number of the house")),
    "work_lines": ("private_lines", N_("Private additional lines of the address")),
    "work_po_box": ("private_po_box", N_("Private PO box")),
    "work_postcode": ("private_postcode", N_("Private postcode")),
    "work_place": ("private_place", N_("Private place")),
    "work_postcode_place": ("private_postcode_place", N_("Private postcode and place")),
    "work_country": ("private_country", N_("Private country")),
}
"""What of a person is kept at home as well."""
SUBSTITUTE_ALSO: Final = {
    "family_name": N_("Substitute: family name"),
    "given_name": N_("Substitute: given name"),
    "full_name": N_("Substitute: given name and family name"),
    "title": N_("Substitute: title"),
    "salutation": N_("Substitute: form of address"),
    "function": N_("Substitute: function"),
    "organisation": N_("Substitute: body"),
    "language": N_("Substitute: language of correspondence"),
    "work_email": N_("Substitute: mail"),
    "work_phone": N_("Substitute: telephone"),
    "work_mobile": N_("Substitute: mobile telephone"),
    "start": N_("Substitute: first day of the mandate"),
    "end": N_("Substitute: last day of the mandate"),
}
"""What a row may say of the person who substitutes for the first."""
IN_GERMAN: Final = {
    "function": ("function_de", N_("Function in German")),
    "greeting": ("greeting_de", N_("Opening of letters in German")),
    "organisation": ("organisation_de", N_("Body in German")),
    "organisation_short": ("organisation_short_de", N_("Short name of the body in German")),
    "seat": ("seat_de", N_("Seat in German")),
    "project_title": ("project_title_de", N_("Title of the project in German")),
    "summary": ("summary_de", N_("Summary of the project in German")),
}
"""What may stand in both languages, each in a column of its own; the other one is in the language of the list."""


def _german(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """What may stand in German beside these."""
    return tuple(_target(*IN_GERMAN[target.name]) for target in targets if target.name in IN_GERMAN)


BY_BELONGING: Final[Mapping[Belongs, tuple[Target, ...]]] = {
    Belongs.PERSON: (*PERSON, *_german(PERSON)),
    Belongs.PRIVATE: tuple(_target(*said) for said in PRIVATE_ALSO.values()),
    Belongs.BODY: (*BODY, *_german(BODY)),
    Belongs.SEAT: (*SEAT, *_german(SEAT)),
    Belongs.PROJECT: (*PROJECT, *_german(PROJECT)),
    Belongs.SUBSTITUTE: tuple(_target(f"{SUBSTITUTE}{name}", title) for name, title in SUBSTITUTE_ALSO.items()),
}
TITLES: Final = {target.name: target.title for targets in BY_BELONGING.values() for target in targets}
"""What every meaning is called."""
