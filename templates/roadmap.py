"""The first version of the roadmap: a paper that the user keeps, without sender, addressee or signature."""

from __future__ import annotations

from docx.document import Document as Doc

from templates.layout import Grid, foot, say, when


def feuille_de_route(document: Doc) -> None:
    say(document, "Feuille de route", "Titre")
    say(document, "{{ creancier }} – votre client : **{{ client }}** – {{ objet }}", "Envoi")
    say(document, "Établie le {{ date }}. Ce document est pour vous : ne l'envoyez pas à votre client.", "Note")
    say(document, "Où vous en êtes", "Partie")
    say(document, "{{ situation }} Étape du parcours : **{{ etape }}**.")
    _totals(document)
    say(document, "Aujourd'hui", "Partie")
    _steps(document, "aujourdhui")
    say(document, "{%p if ensuite %}")
    say(document, "Ensuite, si cela ne suffit pas", "Partie")
    _steps(document, "ensuite")
    say(document, "{%p endif %}")
    _table(
        document,
        "dates",
        "Les dates à ne pas manquer",
        ("Date", "Quoi"),
        (2.8, 14.2),
        "d",
        ("□ **{{ d.le }}**", "{{ d.quoi }}"),
    )
    _table(
        document,
        "delais",
        "Jusqu'à quand agir (prescription)",
        ("Dette", "Dernier jour pour agir", "Pourquoi"),
        (3.4, 3.8, 9.8),
        "p",
        ("{{ p.facture }}", "**{{ p.dernier_jour }}**", "{{ p.motif }}"),
    )
    _table(
        document,
        "manquantes",
        "Les voies à trancher : ce qui manque",
        ("Voie", "Il manque"),
        (6.5, 10.5),
        "v",
        ("{{ v.nom }}", "{{ v.motifs }}"),
    )
    _list(document, "À savoir", "avertissements")
    say(document, "Les limites de cette feuille", "Partie")
    say(
        document,
        "Ceci n'est pas un conseil juridique. Le guide applique des règles générales aux faits que vous avez saisis, tels "
        "qu'il les connaissait le {{ date }} ; il ne lit ni votre contrat ni vos preuves. Ce qui porte « à vérifier » n'est "
        "établi que par une source, ou par un tarif ancien. Si un fait change, ou si un délai approche, refaites cette feuille "
        "et, en cas de doute, voyez un avocat ou un commissaire de justice.",
    )
    _list(document, "Ce que le guide a retenu", "retenu")
    foot(document, "Feuille de route du {{ date }}")


def _totals(document: Doc) -> None:
    say(document, "{%p if comptes %}")
    grid = Grid(document, ("Décompte", "Montant"), (12.5, 4.5), texts=1)
    grid.tag("{%tr for c in comptes %}")
    grid.row("{{ c.libelle }}", "{{ c.montant }}")
    grid.tag("{%tr endfor %}")
    grid.row("**À réclamer aujourd'hui**", "**{{ reclamable }}**")
    grid.done(document)
    when(document, "provisoire", ("Un taux n'est pas encore publié : ces montants sont provisoires.", "Note"))
    say(document, "{%p endif %}")


def _steps(document: Doc, name: str) -> None:
    say(document, f"{{%p for e in {name} %}}")
    say(
        document,
        "□ {{ e.rang }}. {{ e.titre }}{% if e.avant_le %} – au plus tard le {{ e.avant_le }}{% endif %}",
        "Étape",
    )
    say(document, "{{ e.pourquoi }}")
    say(document, "**Coût :** {{ e.cout }}{% if e.duree %}. **Durée :** {{ e.duree }}{% endif %}.", "Détail")
    when(document, "e.juge", ("**Devant :** {{ e.juge }}.", "Détail"))
    when(document, "e.pieces", ("**À réunir :** {{ e.pieces }}.", "Détail"))
    when(document, "e.courrier", ("**Courrier à écrire :** {{ e.courrier }}.", "Détail"))
    when(document, "e.textes", ("**Textes :** {{ e.textes }}.", "Détail"))
    say(document, "{%p endfor %}")


def _table(
    document: Doc,
    name: str,
    title: str,
    headings: tuple[str, ...],
    widths: tuple[float, ...],
    row: str,
    cells: tuple[str, ...],
) -> None:
    say(document, f"{{%p if {name} %}}")
    say(document, title, "Partie")
    grid = Grid(document, headings, widths, texts=len(headings))
    grid.tag(f"{{%tr for {row} in {name} %}}")
    grid.row(*cells)
    grid.tag("{%tr endfor %}")
    grid.done(document)
    say(document, "{%p endif %}")


def _list(document: Doc, title: str, name: str) -> None:
    say(document, f"{{%p if {name} %}}")
    say(document, title, "Partie")
    say(document, f"{{%p for ligne in {name} %}}")
    say(document, "{{ ligne }}", "Liste")
    say(document, "{%p endfor %}")
    say(document, "{%p endif %}")
