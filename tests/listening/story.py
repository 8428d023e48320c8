"""A meeting from the invitation to its approved minutes, by keys alone: what is done, and what must be heard.

The steps are those in which the program was first tried with Orca by keys alone. A step that begins with `=` types.
"""

from typing import NamedTuple


class Step(NamedTuple):
    """`do` are keys, one after the other, or a text to type after `=`; every one of `heard` is in what is said."""

    number: str
    do: str
    heard: tuple[str, ...] = ()


FRESH = (
    Step("1 start", "", ("Exemple (exemple inventé)", "Envoyer la convocation", "Exemple / Beispiel", "Aujourd’hui")),
    Step("1 cards", "Tab Tab", ("Tâches en retard", "sur 7 ouvertes", "Transmettre les statuts", "9 jours de retard")),
    Step("1 arrow in a card", "Down", ("jours de retard",)),
    Step("2 to the sections", "F6 F6 F6 F6", ("Comité",)),
    Step("2 section", "Tab", ("Aujourd’hui", "page tab")),
    Step("2 next section", "Down", ("Séances", "page tab", "2 sur 8")),
    Step("2 the same page by key", "ctrl+2", ("2027-01", "ligne 1 sur 3")),
    Step("2 page by key", "ctrl+1 ctrl+2", ("2027-01", "vendredi 12 mars 2027", "ligne 1 sur 3", "Séances")),
    Step("3 open the meeting", "Return", ("Ouverture, présences et quorum", "À envoyer au plus tard", "2027-01")),
    Step("3 row", "Down Down", ("Marchés transfrontaliers", "Grenzüberschreitende Märkte", "ligne 3 sur 10")),
    Step("3 cell", "Right", ("Grenzüberschreitende Märkte",)),
    Step("3 not typed", "Right Right Right F2", ("ne se saisit pas ici",)),
    Step("3 minutes", "Left F2", ("Durée en minutes text",)),
    Step("3 minutes typed", "=35", ()),
    Step("3 minutes kept", "Return", ("35", "Point « Marchés transfrontaliers", "modifié")),
    Step("3 the row below begins later", "Down", ("14:45",)),
    Step("3 title", "Home Right F2", ("Titre column header", "Titre, français text")),
    Step("3 title emptied", "ctrl+a BackSpace Return", ("à traduire en français", "modifié")),
    Step("3 both titles emptied", "Right F2 ctrl+a BackSpace Return", ("Il manque un titre",)),
    Step("3 title given up", "Escape", ("FPPT: Frühlingsaufruf",)),
    Step("3 moved by key", "ctrl+shift+Down", ("déplacé",)),
    Step("3 moved back", "ctrl+shift+Up", ("déplacé",)),
    Step("3 undo", "ctrl+z", ("Annulé : Point", "déplacé")),
    Step("3 the same twice", "ctrl+z", ("Annulé : Point", "déplacé")),
    Step("3 add", "Return", ("Titre, français text",)),
    Step("3 add: title", "=Point essai", ()),
    Step("3 add: kept", "Tab", ("Point « Point essai » ajouté",)),
    Step("3 menu", "alt+d", ("Annuler Point",)),
    Step("3 menu left", "Escape Escape", ()),
    Step("4 hold, not convened", "alt+2", ("Conduire – 2027-01",)),
    Step("4 nobody can come yet", "F9", ("Convoquez d’abord la séance",)),
    Step("4 next item refused", "ctrl+Return", ("Ouvrez d’abord la séance",)),
    Step("7 list", "ctrl+6", ("ligne 1 sur 25", "Membres")),
    Step("7 edit", "F2", ("Courriel text",)),
    Step("7 edit left", "Escape", ()),
    Step("7 filter", "ctrl+f", ("Filtrer par nom, fonction ou organisme",)),
    Step("7 filtered", "=jougne", ("1 personne",)),
    Step("7 filter emptied", "Escape", ("25 personnes",)),
    Step("6 cards", "ctrl+4 Right", ("En préparation · P-2027-001",)),
    Step("6 card moved", "ctrl+shift+Right", ("Projet P-2027-001",)),
    Step("6 stage by dialog", "ctrl+shift+g", ("Changer l’étape", "Nouvelle étape")),
    Step("6 dialog left", "Escape", ()),
    Step("6 sheet", "Return", ("Parties de la fiche: Fiche, 1 sur 5", "P-2027-001")),
    Step("6 parts of the sheet", "F6", ()),
    Step("8 papers", "ctrl+7", ("Ordre du jour",)),
    Step("8 layout", "Tab Tab Tab Tab", ("Alternée", "sélectionné")),
    Step("9 nothing to compare", "ctrl+8", ("Aucun conflit", "Échanges")),
    Step("10 search", "ctrl+k", ("Recherche ou commande",)),
    Step("10 found", "=membres", ("Membres · Ctrl+6", "1 sur")),
    Step("10 next", "Down", ("2 sur",)),
    Step("10 none", "=xyzzy", ("Aucun résultat",)),
    Step("10 left", "Escape Escape", ()),
    Step("11 keys", "F1", ("Raccourcis clavier dialog",)),
    Step("11 keys walked", "Down", ("Ctrl+", "ligne 1 sur")),
    Step("11 keys found", "shift+Tab", ()),
    Step("11 keys left", "Escape", ()),
    Step("11 convene", "ctrl+2", ("Séances",)),
    Step("11 settings", "ctrl+comma", ("Réglages dialog", "Langue de la fenêtre", "combo box")),
    Step("11 settings left", "Escape", ()),
    Step("12 saved", "ctrl+s", ("Enregistré",)),
    Step("2 round trip", "F6 F6 F6 F6 F6 F6", ("État status bar", "Fichier", "Comité")),
)
CONVENED = (
    Step("1 start", "", ("Exemple (exemple inventé)",)),
    Step("4 hold", "ctrl+2 Return alt+2", ("Quorum non atteint, 0 sur 11", "Conduire – 2027-01")),
    Step("4 attendance", "F9", ("Coprésidence France", "attendu-e", "ligne 1 sur 12")),
    Step("4 arrives", "space", ("Coprésidence France, sur place, 13:50", "Quorum non atteint, 1 sur 11")),
    Step("4 sheet", "F9", ("Saisir par numéros de la liste de présence",)),
    Step("4 sheet typed", "=2 3 4 8-10", ()),
    Step("4 quorum reached", "Return", ("Liste de présence saisie (6)", "Quorum atteint, 7 sur 11")),
    Step("4 no such number", "F9", ()),
    Step("4 no such number typed", "=99", ()),
    Step("4 no such number refused", "Return", ("« 99 » : la liste porte les numéros 1 à 12",)),
    Step("4 given up", "Escape", ()),
    Step("4 leaves again", "space", ("Coprésidence France", "Quorum atteint, 6 sur 11")),
    Step("4 quorum lost", "Down space", ("Quorum non atteint, 5 sur 11",)),
    Step("12 undo says what it took back", "ctrl+z", ("Annulé :", "Quorum atteint, 6 sur 11")),
)
UNDER_WAY = (
    Step("1 start", "", ("Exemple (exemple inventé)",)),
    Step("4 hold", "ctrl+2 Return", ("Quorum atteint, 9 sur 11", "Conduire – 2027-01")),
    Step("4 next item", "ctrl+Return", ("abordé", "Nouveau passage, français")),
    Step("4 other language", "Tab", ("Nouveau passage, allemand",)),
    Step("4 back", "shift+Tab", ("français",)),
    Step("4 decision", "=/d ", ("Décision",)),
    Step("4 decision typed", "=Le PV est approuve.", ()),
    Step("4 decision kept", "Return", ("Décision « Le PV est approuve. » ajoutée", "2027-001")),
    Step("4 vote", "=/v", ("Vote, sur la décision 2027-001", "ayant droit de vote : 9")),
    Step("4 vote asked", "Return", ("Vote sur la décision 2027-001", "Pour text", "ayant droit de vote : 9")),
    Step("4 seven for", "=7", ("Adopté",)),
    Step("4 one against", "Tab", ("Contre text",)),
    Step("4 one against: the verdict", "=1", ("Rejeté",)),
    Step("4 rule", "shift+Tab shift+Tab", ("Règle des statuts",)),
    Step("4 majority", "Down", ("Adopté",)),
    Step("4 thirteen votes of nine", "Tab ctrl+a 1 3", ("Corrigez le décompte",)),
    Step("4 return on it", "Return", ("Corrigez le décompte",)),
    Step("4 escape in a count", "Escape", ("Pour : 7",)),
    Step("4 recorded", "Return", ("Vote", "Adopté")),
    Step("4 up through the blocks", "Up", ("Vote 2027-001", "Adopté par 7 voix")),
    Step("4 up", "Up", ("Décision 2027-001", "Le PV est approuve. / pas traduit")),
    Step("4 down to the line", "Down Down", ("Nouveau passage",)),
    Step("4 task", "=/t ", ("Tâche",)),
    Step("4 task typed", "=Envoyer le PV", ()),
    Step("4 task kept", "Return", ("Tâche « Envoyer le PV » ajoutée",)),
    Step("4 undo", "ctrl+z", ("Annulé : Tâche « Envoyer le PV » ajoutée",)),
)
HELD = (
    Step("1 start", "", ("Exemple (exemple inventé)",)),
    Step("5 approve", "ctrl+2 Return", ("Approuver – 2027-01", "DE manque", "sur 26")),
    Step("5 next open", "F8", ("à traduire en allemand",)),
    Step("5 checked, without German", "shift+F8", ("L’une des deux langues manque",)),
    Step("5 edit", "Return", ("Titre (DE) text",)),
    Step("5 left", "Escape", ()),
    Step("5 before the approval", "F6 F6", ("État status bar",)),
)
CONTRADICTED = (
    Step("1 start", "", ("Exemple (exemple inventé)",)),
    Step("9 compare", "ctrl+8", ("Décision proposée (FR)", "Avant, version commune", "Cet ordinateur", "radio button")),
    Step("9 the next conflict", "Tab Tab Tab", ("Durée en minutes", "version commune du 15 février 2027: 10", ": 25")),
    Step("9 second version, of this conflict", "2", ("choisi : Grand Pontarlier, 40",)),
    Step("9 first version", "1", ("choisi : Cet ordinateur, 25",)),
    Step("9 kept", "ctrl+Return", ("Version choisie (Durée en minutes)",)),
    Step("7 conflict band", "ctrl+2 Return", ("Deux versions : Point de l’ordre du jour", "À envoyer au plus tard")),
)
GERMAN = (
    Step("1 Beginn", "", ("Exemple (erfundenes Beispiel)", "Exemple / Beispiel", "Heute")),
    Step("2 Sitzungen", "ctrl+2", ("2027-01", "Zeile 1 von 3", "Sitzungen")),
    Step("3 Sitzung", "Return", ("Zeile 1 von 10",)),
    Step("4 Durchführung", "alt+2", ("Quorum nicht erreicht, 0 von 11",)),
    Step("4 Präsenz", "F9", ("Zeile 1 von 12",)),
    Step("4 kommt", "space", ("Quorum nicht erreicht, 1 von 11",)),
    Step("4 zurück", "ctrl+z", ("Rückgängig gemacht:", "Quorum nicht erreicht, 0 von 11")),
)
PARTS: dict[str, tuple[str, str, tuple[Step, ...]]] = {
    "fresh": ("fr_CH", "fresh", FRESH),
    "convened": ("fr_CH", "convened", CONVENED),
    "under_way": ("fr_CH", "under_way", UNDER_WAY),
    "held": ("fr_CH", "held", HELD),
    "contradicted": ("fr_CH", "contradicted", CONTRADICTED),
    "german": ("de_CH", "convened", GERMAN),
}
"""By name: the language of the window, the situation, the steps."""
