"""What several letters have in common: the object, the tables, where to pay, the annex; and words said in many."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.shared import Pt

from templates.layout import Grid, say, when

#: Written `[[name]]` in a source.
WORDS = {
    "taux": (
        "{% if taux.legal_par_defaut %}au taux d'intérêt appliqué par la Banque centrale européenne à son opération de "
        "refinancement la plus récente, majoré de dix points (taux au premier jour de chaque semestre)"
        "{% elif taux.convenu %}au taux convenu de {{ taux.valeur }}"
        "{% else %}à {{ taux.valeur }} fois le taux de l'intérêt légal{% endif %}{% if taux.plancher %}, sans pouvoir "
        "être inférieures à trois fois le taux de l'intérêt légal{% endif %}"
    ),
    "taux public": (
        "au taux d'intérêt appliqué par la Banque centrale européenne à ses opérations principales de refinancement, en "
        "vigueur au premier jour du semestre au cours duquel ils ont commencé à courir, majoré de huit points"
    ),
    "taux légal": (
        "{% if taux.convenu %}au taux convenu de {{ taux.valeur }}{% elif taux.multiple %}à {{ taux.valeur }} fois le "
        "taux de l'intérêt légal{% else %}au taux de l'intérêt légal{% if dette.a_taux_du_jour %} "
        "({{ dette.taux_du_jour }} l'an à ce jour){% endif %}{% endif %}"
    ),
    "moyen": (
        "{% if banque.connue %}par virement sur le compte ci-dessous{% else %}par virement ou par chèque à mon ordre"
        "{% endif %}"
    ),
    "moyen convenu": (
        "{% if banque.connue %}par virement sur le compte ci-dessous{% else %}par virement ou par chèque à l'ordre du "
        "créancier{% endif %}"
    ),
    "factures": "{% if dette.plusieurs %}les factures{% else %}la facture{% endif %}",
    "des factures": "{% if dette.plusieurs %}des factures{% else %}de la facture{% endif %}",
    "copies": (
        "{% if dette.facturee %}copie {% if dette.plusieurs %}des factures{% else %}de la facture{% endif %}"
        "{% if contrat.ecrit %}, contrat{% endif %}{% else %}copie du contrat{% endif %}"
    ),
    "par facture": "{% if dette.loyer %}par loyer{% else %}par facture{% endif %}",
    "cette dette": (
        "{% if dette.pret %}{% if dette.plusieurs %}ces prêts{% else %}ce prêt{% endif %}"
        "{% elif dette.loyer %}{% if dette.plusieurs %}ces loyers{% else %}ce loyer{% endif %}"
        "{% elif dette.plusieurs %}ces factures{% else %}cette facture{% endif %}"
    ),
    "les factures suivantes": (
        "{% if dette.loyer %}{% if dette.plusieurs %}les loyers suivants{% else %}le loyer suivant{% endif %}"
        "{% elif dette.plusieurs %}les factures suivantes{% else %}la facture suivante{% endif %}"
    ),
    #: What agrees with the words above.
    "ées": "{% if dette.loyer %}é{% else %}ée{% endif %}{% if dette.plusieurs %}s{% endif %}",
    "ues": "{% if dette.loyer %}u{% else %}ue{% endif %}{% if dette.plusieurs %}s{% endif %}",
    "rappel du numéro": "{% if dette.facturee %}, en rappelant le numéro de facture{% endif %}",
    "Pièces jointes": "{% if dette.plusieurs %}Pièces jointes{% else %}Pièce jointe{% endif %}",
    "alors échu": "{% if not journal.mise_en_demeure_sur_tout %}, pour ce qui était alors échu{% endif %}",
    "retard du jour": (
        "{% if dette.a_retard_du_jour %} À ce jour, ces pénalités s'élèvent à {{ dette.retard_du_jour }}"
        "{% if dette.a_taux_du_jour %}, au taux de {{ dette.taux_du_jour }} l'an{% endif %}.{% endif %}"
    ),
    "intérêts du jour": (
        "{% if dette.a_retard_du_jour %} À ce jour, ces intérêts s'élèvent à {{ dette.retard_du_jour }}"
        "{% if dette.a_taux_du_jour %}, au taux de {{ dette.taux_du_jour }} l'an{% endif %}.{% endif %}"
    ),
    "directive": (
        "{% if client.dans_l_union %} (directive 2011/7/UE concernant la lutte contre le retard de paiement dans les "
        "transactions commerciales){% endif %}"
    ),
    "imputation": (
        "{% if dette.partiel %}Des {{ dette.paye }} déjà payés ou crédités, {{ dette.sur_interets }} ont réglé des intérêts : "
        "il reste {{ dette.principal }} de principal."
        "{% endif %}{% if dette.a_capitalise %}{% if dette.partiel %} {% endif %}Le principal comprend "
        "{{ dette.capitalise }} d'intérêts capitalisés, dus pour une année entière."
        "{% endif %}"
    ),
    "provisoire": "{% if decompte.provisoire %} (provisoire){% endif %}",
}
_PROVISIONAL = WORDS["provisoire"]


def subject(document: Doc, words: str) -> None:
    say(document, f"**Objet : {words} – {{{{ objet }}}}**", "Objet")


def reference(document: Doc) -> None:
    """What the addressee files the debt under."""
    when(
        document,
        "reference.connue",
        (
            "Réf. : {% if reference.a_commande %}commande {{ reference.commande }}{% endif %}"
            "{% if reference.a_commande and reference.a_contrat %} ; {% endif %}"
            "{% if reference.a_contrat %}contrat {{ reference.contrat }}{% endif %}",
            "Référence",
        ),
    )


def invoices(document: Doc, total: str, annexed: bool = False) -> None:
    """The invoices, then what is added or deducted, then the sum under that label. `annexed`: the statement follows."""
    calculation = "{% if decompte.utile %}, calcul annexé{% endif %}" if annexed else ""
    grid = Grid(
        document,
        (
            "{% if dette.pret %}Prêt{% elif dette.loyer %}Loyer{% else %}Facture n°{% endif %}",
            "Date",
            "Échéance",
            "Montant{% if dette.avec_tva %} TTC{% endif %}",
            "{% if dette.a_imputation %}Imputé{% elif dette.pret %}Remboursé{% else %}Payé ou avoir{% endif %}",
            "Reste dû",
        ),
        (4.0, 2.1, 2.1, 2.9, 2.9, 3.0),
        texts=3,
    )
    grid.tag("{%tr for f in dette.factures %}")
    grid.row(
        "{{ f.numero }}", "{{ f.emise_le }}", "{{ f.echue_le }}", "{{ f.montant }}", "{{ f.regle }}", "{{ f.reste }}"
    )
    grid.tag("{%tr endfor %}")
    provisional = "{% if dette.provisoire %} (provisoire){% endif %}"
    for condition, label, amount in (
        (
            "dette.a_interets and (dette.a_interets_dus or not dette.a_imputation)",
            "{{ dette.nom_interets }} au {{ dette.arretee_le }}{% if dette.a_imputation %}, solde{% endif %}"
            f"{calculation}{provisional}",
            "interets",
        ),
        (
            "dette.a_indemnite",
            f"Indemnité forfaitaire pour frais de recouvrement ({{{{ dette.indemnite_unitaire }}}} {WORDS['par facture']})",
            "indemnite",
        ),
        ("dette.a_trop_percu", "Trop-perçu déduit", "trop_percu"),
    ):
        total_row(grid, condition, label, f"{{{{ dette.{amount} }}}}")
    grid.row(f"**{total}{provisional}**", "**{{ dette.somme }}**")
    grid.done(document)
    if not annexed:
        # The statement that follows tells it, payment by payment.
        when(document, "dette.a_imputation", (WORDS["imputation"], "Note"))
    say(document, "{%p for f in dette.factures %}")
    when(
        document,
        "f.a_retenue",
        ("Facture {{ f.numero }} : la retenue de garantie de {{ f.retenue }} n'est pas réclamée à ce jour.", "Note"),
    )
    say(document, "{%p endfor %}")


def total_row(grid: Grid, condition: str, label: str, amount: str) -> None:
    grid.tag(f"{{%tr if {condition} %}}")
    grid.row(label, amount, together=True)
    grid.tag("{%tr endif %}")


def bank(document: Doc) -> None:
    when(
        document,
        "banque.connue",
        (
            "IBAN {{ banque.iban }}{% if banque.bic_connu %} – BIC {{ banque.bic }}{% endif %}"
            " – titulaire {{ expediteur.nom }}",
            "Banque",
        ),
    )


def annex(document: Doc) -> None:
    """The statement below the signature: a short one whole, on the same page if it has room; a long one goes on as it can."""
    say(document, "{%p if decompte.utile and not decompte.en_annexe %}")
    detail(document, "**Annexe : décompte arrêté au {{ dette.arretee_le }}.** Intérêts", together=True)
    say(document, "{%p endif %}")
    long_annex(document)


def inline_detail(document: Doc) -> None:
    """The statement where the reasoning of a paper for a judge needs it, when it is short; else where it is."""
    say(document, "{%p if decompte.utile and not decompte.en_annexe %}")
    detail(document)
    say(document, "{%p endif %}")
    when(
        document, "decompte.utile and decompte.en_annexe", "Le calcul, période par période, figure au décompte annexé."
    )


def long_annex(document: Doc) -> None:
    """A long statement after the signature."""
    say(document, "{%p if decompte.utile and decompte.en_annexe %}")
    say(document, "Annexe : décompte arrêté au {{ dette.arretee_le }}", "Annexe", together=True)
    detail(document)
    say(document, "{%p endif %}")


def detail(document: Doc, begins: str = "Détail : intérêts", together: bool = False) -> None:
    """The statement, line by line; its amounts add up to the sum claimed. `together`: on one page."""
    how = say(
        document,
        f"{begins} = base × taux × jours / 365, premier et dernier jours comptés."
        "{% if decompte.paiements %} Les "
        "paiements partiels sont imputés d'abord sur {% if decompte.interets_dabord %}les intérêts (article 1343-1 du "
        "code civil){% else %}le principal{% endif %}.{% endif %}{% if decompte.provisoire %} Le taux marqué "
        "« provisoire » n'est pas encore publié : les montants qui en dépendent seront ajustés.{% endif %}",
        "Note",
        together=True,
    )
    how.paragraph_format.space_before = Pt(6) if together else None
    grid = Grid(
        document,
        ("Période ou opération", "Jours", "Base", "Taux annuel", "Montant"),
        (6.6, 1.4, 2.9, 3.1, 3.0),
        texts=1,
    )
    grid.tag("{%tr for l in decompte.lignes %}")
    for condition, label in (
        (
            "l.facture",
            "{% if dette.pret %}Prêt {{ l.numero }}, échu{% elif dette.loyer %}Loyer {{ l.numero }}, échu{% else %}"
            "Facture {{ l.numero }}, échue{% endif %} le {{ l.au }}",
        ),
        (
            "l.paiement",
            "Paiement du {{ l.le }}, imputé sur les intérêts : {{ l.sur_interets }}, sur le principal : "
            "{{ l.sur_principal }}{% if l.a_sur_indemnite %}, sur l'indemnité : {{ l.sur_indemnite }}{% endif %}",
        ),
        ("l.avoir", "Avoir du {{ l.le }}"),
        ("l.indemnite", "Indemnité forfaitaire pour frais de recouvrement"),
        ("l.capitalisation", "Capitalisation au {{ l.le }} des intérêts dus pour une année entière : {{ l.base }}"),
    ):
        grid.tag(f"{{%tr if {condition} %}}")
        bold = "**" if condition == "l.facture" else ""
        grid.row(
            f"{bold}{label}{bold}", f"{bold}{{{{ l.montant }}}}{bold}", together=together or condition == "l.facture"
        )
        grid.tag("{%tr endif %}")
    grid.tag("{%tr if l.interets %}")
    grid.row(
        "Intérêts du {{ l.du }} au {{ l.au }}{% if l.majore %} (taux majoré){% endif %}",
        "{{ l.jours }}",
        "{{ l.base }}",
        "{{ l.taux }}{% if l.provisoire %} provisoire{% endif %}",
        "{{ l.montant }}",
        together=together,
    )
    grid.tag("{%tr endif %}")
    grid.tag("{%tr endfor %}")
    total_row(grid, "dette.a_trop_percu", "Trop-perçu déduit", "{{ dette.trop_percu }}")
    grid.row("**Total**", "**{{ dette.somme }}**")
    grid.done(document)
