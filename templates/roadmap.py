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
    say(document, "{%p if a_suite %}")
    say(document, "Ensuite, si cela ne suffit pas", "Partie")
    _steps(document, "ensuite")
    say(document, "{%p endif %}")
    _table(
        document,
        "a_dates",
        "Les dates à ne pas manquer",
        ("Date", "Quoi"),
        (2.8, 14.2),
        "for d in dates",
        ("□ **{{ d.le }}**", "{{ d.quoi }}"),
    )
    _table(
        document,
        "a_delais",
        "Jusqu'à quand agir (prescription)",
        ("Dette", "Dernier jour pour agir", "Pourquoi"),
        (3.4, 3.8, 9.8),
        "for p in delais",
        ("{{ p.facture }}", "**{{ p.dernier_jour }}**", "{{ p.motif }}"),
    )
    _table(
        document,
        "a_manquantes",
        "Les voies à trancher : ce qui manque",
        ("Voie", "Il manque"),
        (6.5, 10.5),
        "for v in manquantes",
        ("{{ v.nom }}", "{{ v.motifs }}"),
    )
    _list(document, "a_avertissements", "À savoir", "avertissements")
    say(document, "Les limites de cette feuille", "Partie")
    say(
        document,
        "Ceci n'est pas un conseil juridique. Le guide applique des règles générales aux faits que vous avez saisis, tels "
        "qu'il les connaissait le {{ date }} ; il ne lit ni votre contrat ni vos preuves. Ce qui porte « à vérifier » n'est "
        "établi que par une source, ou par un tarif ancien. Si un fait change, ou si un délai approche, refaites cette feuille "
        "et, en cas de doute, voyez un avocat ou un commissaire de justice.",
    )
    _list(document, "a_retenu", "Ce que le guide a retenu", "retenu")
    foot(document, "Feuille de route du {{ date }}")


def _totals(document: Doc) -> None:
    say(document, "{%p if a_comptes %}")
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
        "□ {{ e.rang }}. {{ e.titre }}{% if e.a_date %} – au plus tard le {{ e.avant_le }}{% endif %}",
        "Étape",
    )
    say(document, "{{ e.pourquoi }}")
    say(document, "**Coût :** {{ e.cout }}{% if e.a_duree %}. **Durée :** {{ e.duree }}{% endif %}.", "Détail")
    when(document, "e.a_juge", ("**Devant :** {{ e.juge }}.", "Détail"))
    when(document, "e.a_pieces", ("**À réunir :** {{ e.pieces }}.", "Détail"))
    when(document, "e.a_courrier", ("**Courrier à écrire :** {{ e.courrier }}.", "Détail"))
    when(document, "e.a_textes", ("**Textes :** {{ e.textes }}.", "Détail"))
    say(document, "{%p endfor %}")


def _table(
    document: Doc,
    condition: str,
    title: str,
    headings: tuple[str, ...],
    widths: tuple[float, ...],
    loop: str,
    cells: tuple[str, ...],
) -> None:
    say(document, f"{{%p if {condition} %}}")
    say(document, title, "Partie")
    grid = Grid(document, headings, widths, texts=len(headings))
    grid.tag(f"{{%tr {loop} %}}")
    grid.row(*cells)
    grid.tag("{%tr endfor %}")
    grid.done(document)
    say(document, "{%p endif %}")


def _list(document: Doc, condition: str, title: str, name: str) -> None:
    say(document, f"{{%p if {condition} %}}")
    say(document, title, "Partie")
    say(document, f"{{%p for ligne in {name} %}}")
    say(document, "{{ ligne }}", "Liste")
    say(document, "{%p endfor %}")
    say(document, "{%p endif %}")
