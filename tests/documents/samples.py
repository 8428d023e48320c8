"""Papers made of blocks alone, as the tests of the engine need them: people by function, real bodies."""

from datetime import UTC, datetime

from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    DecisionBlock,
    Document,
    FigureLine,
    FigureTable,
    Heading,
    Letterhead,
    Listing,
    Pair,
    PaperFacts,
    Paragraph,
    SecretariatLines,
    Signatory,
    Signatures,
    SmallNote,
    TaskRow,
    TaskTable,
    Title,
)
from ctj_desktop.documents.inline import alike, both, content, words
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.polish import polish

DATED = datetime(2026, 3, 27, 10, 0, tzinfo=UTC)


def pair(fr: str, de: str = "") -> Pair:
    """Written text with marks and good spaces; an empty side is missing."""
    return content(
        Bilingual.of(fr, de),
        polish_fr=lambda text: polish(text, Language.FR),
        polish_de=lambda text: polish(text, Language.DE),
        marks=True,
    )


def facts(**changes: object) -> PaperFacts:
    """The facts of a sample of minutes."""
    given: dict[str, object] = {
        "title": "Procès-verbal / Protokoll 2026-02",
        "language": Language.FR,
        "author": "Secrétariats du comité PD–AUD",
        "identity": "minutes of meeting 2026-02",
        "dated": DATED,
        "reference": "PD–AUD · 2026-02 · PV",
        "running_left": "Comité PD–AUD",
        "running_right": "Procès-verbal / Protokoll · 2026-02",
    }
    return PaperFacts(**{**given, **changes})  # type: ignore[arg-type]


LETTERHEAD = Letterhead(
    name=both("Comité de pilotage territorial", "Territorialer Steuerungsausschuss"),
    territory=alike("Parcs du Doubs et Agglomération urbaine du Doubs"),
    secretariats=(
        SecretariatLines(
            title=words("Secrétariat France", Language.FR),
            lines=("PNR du Doubs Horloger", "18 Rue du Couvent", "25210 Les Fontenelles", "+33 3 81 68 53 32"),
        ),
        SecretariatLines(
            title=words("Sekretariat Schweiz", Language.DE),
            lines=("Parc naturel régional du Doubs", "Place du 23-Juin 6, CP 316", "CH-2350 Saignelégier"),
        ),
    ),
)

TITLE = Title(
    title=both("Procès-verbal", "Protokoll"),
    subtitle=pair("Séance n° 2026-02 du mardi 24 mars 2026", "Sitzung Nr. 2026-02 vom Dienstag, 24. März 2026"),
    meta=pair("Morteau, Hôtel de Ville · 14 h 00 à 16 h 35", "Morteau, Hôtel de Ville · 14.00 bis 16.35 Uhr"),
)


def person(name: str, function: Pair, body: str, state: Pair) -> AttendanceRow:
    """A row of the attendance table."""
    return AttendanceRow(name=name, function=function, body=alike(body), state=state)


PRESENT = both("présente", "anwesend")
ATTENDANCE = AttendanceTable(
    heads=(
        both("Nom et fonction", "Name und Funktion"),
        both("Organisme représenté", "Vertretene Organisation"),
        both("Présence", "Anwesenheit"),
    ),
    groups=(
        AttendanceGroup(
            label=both("Côté français", "Französische Seite"),
            rows=(
                person(
                    "Maire de Morteau",
                    both("coprésidente, maire", "Bürgermeisterin, Co-Präsidentin"),
                    "Commune de Morteau",
                    PRESENT,
                ),
                person(
                    "Vice-président du Val de Morteau",
                    both("vice-président", "Vizepräsident"),
                    "Communauté de communes du Val de Morteau",
                    pair("présent dès 14 h 20", "anwesend ab 14.20 Uhr"),
                ),
                person(
                    "Conseiller départemental",
                    both("conseiller départemental", "Departementsrat"),
                    "Département du Doubs",
                    pair(
                        "excusé, représenté par le vice-président du Val de Morteau",
                        "entschuldigt, vertreten durch den Vizepräsidenten",
                    ),
                ),
                person(
                    "Chargée de coopération",
                    both("chargée de coopération", "Fachperson Kooperation"),
                    "Région Bourgogne-Franche-Comté",
                    both("présente à distance", "online anwesend"),
                ),
            ),
        ),
        AttendanceGroup(
            label=both("Côté suisse", "Schweizer Seite"),
            rows=(
                person(
                    "Conseiller communal",
                    both("coprésident, conseiller communal", "Gemeinderat, Co-Präsident"),
                    "Ville de La Chaux-de-Fonds",
                    PRESENT,
                ),
                person(
                    "Délégué à la coopération",
                    both("délégué à la coopération", "Delegierter für Zusammenarbeit"),
                    "République et Canton du Jura",
                    PRESENT,
                ),
            ),
        ),
    ),
)

LONG = pair(
    "La cartographie des arrêts de bus transfrontaliers est disponible depuis le 2 mars 2026. Mme la maire "
    "demande qu’elle soit complétée par les correspondances du soir, qui décident de la fréquentation des "
    "manifestations culturelles. Les deux secrétariats prennent contact avec les exploitants et présenteront "
    "une version complète à la prochaine séance. Le délégué propose d’y joindre les abonnements reconnus des "
    "deux côtés, qui restent mal connus du public ; la proposition est retenue.",
    "Die Karte der grenzüberschreitenden Bushaltestellen liegt seit dem 2. März 2026 vor. Die Bürgermeisterin "
    "regt an, sie um die Abendanschlüsse zu ergänzen, die über den Besuch kultureller Veranstaltungen "
    "entscheiden. Die beiden Sekretariate nehmen mit den Verkehrsunternehmen Kontakt auf und legen an der "
    "nächsten Sitzung eine vollständige Fassung vor. Der Delegierte schlägt vor, auch die beidseits "
    "anerkannten Abonnemente aufzuführen, die in der Bevölkerung wenig bekannt sind; der Vorschlag wird "
    "angenommen.",
)

DECISION = DecisionBlock(
    heading=pair("Décision n° 2026-06", "Beschluss Nr. 2026-06"),
    text=pair(
        "Le comité rend un avis favorable au projet « Marchés transfrontaliers de produits locaux », à deux "
        "conditions : communication bilingue et bilan intermédiaire remis au plus tard le 31 août 2027.",
        "Der Ausschuss nimmt zum Projekt «Grenzüberschreitende Märkte für lokale Produkte» befürwortend "
        "Stellung, mit zwei Auflagen: zweisprachige Kommunikation und Zwischenbilanz bis spätestens "
        "31. August 2027.",
    ),
    result=(
        pair("**7 oui, 0 non, 1 abstention** · 1 récusation", "**7 Ja, 0 Nein, 1 Enthaltung** · 1 Ausstand"),
        pair(
            "majorité des voix exprimées (statuts, art. 8)",
            "Mehrheit der abgegebenen Stimmen (Statuten, Art. 8)",
        ),
    ),
)

TASKS = TaskTable(
    heads=(
        both("N°", "Nr."),
        both("Tâche", "Pendenz"),
        both("Responsable", "Zuständig"),
        both("Échéance", "Frist"),
    ),
    rows=(
        TaskRow(
            number=alike("2026-11"),
            text=pair("Compléter la carte des arrêts de bus", "Karte der Bushaltestellen ergänzen"),
            owner=both("Deux secrétariats", "Beide Sekretariate"),
            due=alike("15.06.2026"),
        ),
        TaskRow(
            number=both("sans numéro", "ohne Nummer"),
            text=pair("Inviter la table « Loisirs »", "Runde «Freizeit» einladen"),
            owner=both("Chargée de coopération", "Fachperson Kooperation"),
            due=alike("30.04.2026"),
            details=(both("Séance 2026-01 · point 3", "Sitzung 2026-01 · Traktandum 3"), alike("2026-004")),
            late=both("12 jours de retard", "12 Tage überfällig"),
        ),
    ),
)

FIGURES = FigureTable(
    heads=(both("Projet", "Projekt"), both("Demandé", "Beantragt"), both("Accordé", "Bewilligt")),
    rows=(
        FigureLine(
            number="1",
            name=pair("Marchés transfrontaliers de produits locaux", "Grenzüberschreitende Märkte"),
            details=(both("en cours", "laufend"), alike("P-2026-005")),
            figures=((alike("10 000,00 €"), alike("CHF 8’000.00")), (both("rien", "nichts"),)),
        ),
        FigureLine(number="2", name=pair("Sentiers du Doubs", "Doubs-Wege"), figures=((alike("2 500,00 €"),), ())),
        FigureLine(
            name=both("En tout", "Insgesamt"),
            figures=((alike("12 500,00 €"), alike("CHF 8’000.00")), (alike("–"),)),
            total=True,
        ),
    ),
)

SIGNATURES = Signatures(
    place_and_date=pair("Morteau, le 27 mars 2026", "Morteau, 27. März 2026"),
    people=(
        Signatory(name="La coprésidente", function=both("Coprésidente, France", "Co-Präsidentin, Frankreich")),
        Signatory(name="Le coprésident", function=both("Coprésident, Suisse", "Co-Präsident, Schweiz")),
    ),
    note=both("Seule la version française fait foi.", "Massgebend ist die französische Fassung."),
)

ITEMS: tuple[Block, ...] = (
    Heading(number="1", text=both("Ouverture et quorum", "Eröffnung und Beschlussfähigkeit")),
    Paragraph(
        number="1.1",
        text=pair(
            "**Le quorum est atteint** : 7 membres sur 10 sont présents, dont 3 du côté français et 4 du côté "
            "suisse, pour un minimum de 3 par côté (statuts, art. 7).",
            "**Der Ausschuss ist beschlussfähig**: 7 von 10 Mitgliedern sind anwesend, davon 3 der "
            "französischen und 4 der Schweizer Seite; erforderlich sind mindestens 3 je Seite "
            "(Statuten, Art. 7).",
        ),
    ),
    Heading(
        number="2",
        text=pair(
            "Approbation du procès-verbal du 1er décembre 2025",
            "Genehmigung des Protokolls vom 1. Dezember 2025",
        ),
    ),
    Paragraph(number="2.1", text=LONG),
    Paragraph(
        number="2.2",
        text=pair("Trois idées issues de la table « Loisirs » pourraient être déposées à l’automne, *si possible*."),
    ),
    Listing(
        entries=(
            pair(
                "Plusieurs membres saluent le lien direct avec l’action 4.1.2 de la stratégie.",
                "Mehrere Mitglieder begrüssen den direkten Bezug zur Massnahme 4.1.2 der Strategie.",
            ),
            pair("Le bilan suit.", "Die Bilanz folgt."),
        )
    ),
    DECISION,
    Heading(number="3", text=both("Tâches", "Pendenzen")),
    TASKS,
    Heading(number="4", text=both("Prochaine séance et clôture", "Nächste Sitzung und Schluss")),
    Paragraph(
        number="4.1",
        text=pair(
            "La prochaine séance a lieu le mardi 22 septembre 2026 à 14 h 30, à Saignelégier. Voir "
            "[le site](https://www.arcjurassien.org) de la conférence.",
            "Die nächste Sitzung findet am Dienstag, 22. September 2026, um 14.30 Uhr in Saignelégier statt. "
            "Siehe [die Website](https://www.arcjurassien.org) der Konferenz.",
        ),
    ),
)


def minutes(*items: Block, **changes: object) -> Document:
    """Minutes with everything around the given items."""
    return Document(
        facts=facts(**changes),
        blocks=(
            LETTERHEAD,
            TITLE,
            Heading(text=both("Présences", "Präsenz")),
            ATTENDANCE,
            *(items or ITEMS),
            SIGNATURES,
        ),
    )


def long_minutes(items: int) -> Document:
    """Minutes of many items, about five to a page."""
    blocks: list[Block] = []
    for number in range(1, items + 1):
        blocks += [
            Heading(number=str(number), text=both(f"Point {number}", f"Traktandum {number}")),
            Paragraph(number=f"{number}.1", text=LONG),
            Paragraph(number=f"{number}.2", text=LONG),
        ]
        if number % 3 == 0:
            blocks.append(DECISION)
    return minutes(*blocks)


AGENDA = Document(
    facts=facts(
        title="Ordre du jour / Traktandenliste 2026-02",
        identity="agenda of meeting 2026-02",
        reference="PD–AUD · 2026-02 · ODJ",
        running_right="Ordre du jour / Traktandenliste · 2026-02",
    ),
    blocks=(
        LETTERHEAD,
        Title(
            title=both("Ordre du jour", "Traktandenliste"),
            subtitle=TITLE.subtitle,
            meta=pair("Morteau, Hôtel de Ville · 14 h 00 à 16 h 30", "Morteau, Hôtel de Ville · 14.00 bis 16.30 Uhr"),
        ),
        AgendaEntry(
            number="1",
            time=pair("14 h 00", "14.00 Uhr"),
            title=both("Ouverture, accueil et excuses", "Eröffnung, Begrüssung und Entschuldigungen"),
            kind=alike("Information"),
        ),
        AgendaEntry(
            number="2",
            time=pair("14 h 10", "14.10 Uhr"),
            title=pair(
                "Approbation du procès-verbal de la séance du 1er décembre 2025",
                "Genehmigung des Protokolls der Sitzung vom 1. Dezember 2025",
            ),
            kind=both("Décision", "Beschluss"),
            details=(pair("Document 2 : procès-verbal 2025-04", "Beilage 2: Protokoll 2025-04"),),
        ),
        AgendaEntry(
            number="3",
            time=pair("14 h 35", "14.35 Uhr"),
            title=both("Examen de projets et avis du comité", "Prüfung von Projekten und Stellungnahme"),
            kind=both("Avis", "Stellungnahme"),
        ),
        AgendaEntry(
            number="3.1",
            level=2,
            title=both("Marchés transfrontaliers de produits locaux", "Grenzüberschreitende Märkte"),
            kind=pair("20 min", "20 Min."),
            details=(pair("Document 3.1 : à suivre", "Beilage 3.1: folgt"),),
        ),
        AgendaEntry(
            number="3.2",
            level=2,
            title=pair("Sentiers du Doubs : une signalétique commune"),
            kind=pair("20 min", "20 Min."),
        ),
        AgendaEnd(
            note=pair(
                "Les pièces « à suivre » seront envoyées au plus tard le 17 mars 2026.",
                "Unterlagen mit dem Vermerk «folgt» werden bis spätestens 17. März 2026 verschickt.",
            )
        ),
    ),
)

NOTE = SmallNote(text=both("Remarque", "Bemerkung"))
