"""Makes the first version of a template: `python -m templates.build relance mise_en_demeure`.

From then on the .docx is the original: it is edited in Word or LibreOffice. Running this again for a letter
replaces what was edited by hand, so each letter must be named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document as Doc

from templates.layout import Grid, foot, head, new_document, say, sign, when
from templates.parts import (
    BY_WHAT_MEANS,
    HOW_RATE_IS_COUNTED,
    PROVISIONAL,
    PUBLIC_RATE,
    bank,
    detail,
    invoices,
    subject,
    total_row,
)
from templates.roadmap import feuille_de_route

FOLDER = Path(__file__).parent


def relance(document: Doc) -> None:
    head(document)
    subject(document, "relance")
    say(document, "Madame, Monsieur,")
    say(
        document,
        "Sauf erreur de ma part, {% if plusieurs %}les factures suivantes, échues, ne m'ont pas été "
        "{% if partiel %}entièrement {% endif %}payées{% else %}la facture suivante, échue, ne m'a pas été "
        "{% if partiel %}entièrement {% endif %}payée{% endif %} à ce jour :",
        together=True,
    )

    def totals(grid: Grid) -> None:
        total_row(grid, "a_trop_percu", "Trop-perçu déduit", "{{ trop_percu }}")
        grid.row("**Somme restant à payer**", "**{{ somme }}**")

    invoices(document, totals)
    say(
        document,
        "Il s'agit sans doute d'un oubli. Je vous remercie de bien vouloir régler la somme de **{{ somme }}** au plus "
        f"tard le **{{{{ avant_le }}}}**, {BY_WHAT_MEANS}, en rappelant le numéro de facture.",
        together=True,
    )
    bank(document)
    when(
        document,
        "client.entreprise",
        "Pour mémoire, entre professionnels, tout retard de paiement rend exigibles de plein droit, dès le lendemain "
        "de l'échéance et sans rappel, des pénalités calculées "
        + HOW_RATE_IS_COUNTED
        + ", ainsi qu'une indemnité "
        "forfaitaire pour frais de recouvrement de {{ indemnite_unitaire }} par facture (articles L. 441-10, II et "
        "D. 441-5 du code de commerce). Elles ne sont pas comprises dans la somme ci-dessus.",
    )
    when(
        document,
        "client.acheteur_public",
        "Pour mémoire, le dépassement du délai de paiement ouvre droit, sans autre formalité, à des intérêts "
        "moratoires calculés "
        + PUBLIC_RATE
        + ", et à une indemnité forfaitaire pour frais de recouvrement de "
        "{{ indemnite_unitaire }} par facture (articles L. 2192-12, L. 2192-13, R. 2192-31 et D. 2192-35 du code de "
        "la commande publique). Ces sommes ne sont pas comprises dans celle ci-dessus.",
        "Si une pièce manque à la mise en paiement, je vous remercie de me l'indiquer sans attendre, ainsi que la "
        "date de paiement prévue.",
    )
    say(
        document,
        "Si votre paiement est déjà parti, veuillez ne pas tenir compte de cette lettre. Si {% if plusieurs %}l'une de "
        "ces factures{% else %}cette facture{% endif %} appelle une observation, ou si vous rencontrez une "
        "difficulté, écrivez-moi ou appelez-moi : nous chercherons ensemble une solution.",
        together=True,
    )
    sign(document)
    say(
        document,
        "Pièce jointe : copie {% if plusieurs %}des factures{% else %}de la facture{% endif %}",
        "Pièces jointes",
    )
    foot(document, "Relance")


def mise_en_demeure(document: Doc) -> None:
    head(document, "Lettre recommandée avec demande d'avis de réception")
    subject(document, "mise en demeure de payer")
    say(document, "Madame, Monsieur,")
    say(
        document,
        "{% if deja_mis_en_demeure %}Malgré ma mise en demeure du {{ mis_en_demeure_le }}, {% elif relance_faite %}"
        "Malgré ma relance du {{ relance_le }}, {% else %}À ce jour, {% endif %}"
        "{% if not a_principal %}des sommes restent dues sur {% if plusieurs %}les factures suivantes, payées{% else %}la "
        "facture suivante, payée{% endif %} après l'échéance{% elif plusieurs %}les factures suivantes, échues, "
        "{% if partiel %}ne sont pas entièrement payées{% else %}demeurent impayées{% endif %}{% else %}la facture "
        "suivante, échue, {% if partiel %}n'est payée qu'en partie{% else %}demeure impayée{% endif %}{% endif %} :",
        together=True,
    )

    def totals(grid: Grid) -> None:
        for client, label in (
            ("entreprise", "Pénalités de retard"),
            ("acheteur_public", "Intérêts moratoires"),
            ("interet_legal", "Intérêts"),
        ):
            total_row(
                grid,
                f"a_interets and client.{client}",
                f"{label} au {{{{ date }}}}{PROVISIONAL}",
                "{{ interets }}",
            )
        total_row(
            grid,
            "a_indemnite",
            "Indemnité forfaitaire pour frais de recouvrement ({{ indemnite_unitaire }} par facture)",
            "{{ indemnite }}",
        )
        total_row(grid, "a_trop_percu", "Trop-perçu déduit", "{{ trop_percu }}")
        grid.row(f"**Total dû au {{{{ date }}}}{PROVISIONAL}**", "**{{ somme }}**")

    invoices(document, totals)
    say(
        document,
        "Par la présente, **je vous mets en demeure de payer la somme de {{ somme }} au plus tard le {{ avant_le }}** "
        f"(article 1344 du code civil), {BY_WHAT_MEANS}, en rappelant le numéro de facture.",
        together=True,
    )
    bank(document)
    when(
        document,
        "client.entreprise",
        "En application de l'article L. 441-10, II du code de commerce, les pénalités de retard sont exigibles de "
        "plein droit le jour suivant la date de règlement, sans qu'un rappel soit nécessaire. Elles sont calculées "
        + HOW_RATE_IS_COUNTED + ". L'indemnité forfaitaire est fixée par l'article D. 441-5 du même code.",
    )  # fmt: skip
    when(
        document,
        "client.acheteur_public",
        "En application des articles L. 2192-12 et L. 2192-13 du code de la commande publique, les intérêts moratoires "
        "et l'indemnité forfaitaire sont dus sans autre formalité. Les intérêts sont calculés " + PUBLIC_RATE +
        " (article R. 2192-31) ; l'indemnité est fixée par l'article D. 2192-35.",
    )  # fmt: skip
    say(document, "{%p if decompte.utile and not decompte.en_annexe %}")
    detail(document)
    say(document, "{%p endif %}")
    say(document, "{%p if decompte.utile and decompte.en_annexe %}")
    say(document, "Le calcul, période par période, figure en annexe de cette lettre.")
    say(document, "{%p endif %}")
    say(document, "{%p if a_interets_a_venir %}")
    when(
        document,
        "client.interet_legal",
        "{% if a_interets %}Les intérêts continuent de courir jusqu'au paiement, {% else %}La présente mise en demeure "
        "fait courir, jusqu'au paiement, les intérêts {% endif %}"
        "{% if taux.convenu %}au taux convenu de {{ taux.valeur }}{% elif taux.multiple %}à {{ taux.valeur }} fois le "
        "taux de l'intérêt légal{% else %}au taux de l'intérêt légal{% if a_taux_du_jour %} ({{ taux_du_jour }} l'an "
        "à ce jour){% endif %}{% endif %}, soit {{ par_jour }} par jour{% if par_jour_provisoire %} (montant "
        "provisoire){% endif %}{% if a_interets %} à compter du {{ a_compter_du }}{% endif %} (articles 1231-6 et 1344-1 "
        "du code civil).",
    )
    when(
        document,
        "not client.interet_legal",
        "S'y ajoutent, au taux actuel, {{ par_jour }} par jour{% if par_jour_provisoire %} (montant provisoire){% endif %} "
        "à compter du {{ a_compter_du }}, jusqu'au paiement complet.",
    )
    say(document, "{%p endif %}")
    when(
        document,
        "client.acheteur_public",
        "À défaut de paiement dans ce délai, je saisirai le médiateur des entreprises, puis la juridiction compétente"
        "{% if client.administration %}, notamment par un référé-provision (article R. 541-1 du code de justice "
        "administrative). La présente est une demande de paiement au sens de l'article 2 de la loi n° 68-1250 du "
        "31 décembre 1968{% endif %}.",
    )
    when(
        document,
        "not client.acheteur_public",
        "À défaut de paiement dans ce délai, je saisirai la juridiction compétente{% if client.injonction %}, notamment "
        "par une requête en injonction de payer (article 1405 du code de procédure civile){% endif %}, sans autre "
        "avis de ma part.",
    )
    say(
        document,
        "Si votre paiement est déjà parti, ou si vous avez une observation à faire, merci de me l'écrire avant cette date.",
        together=True,
    )
    sign(document)
    say(
        document,
        "Pièce{% if plusieurs or decompte.utile and decompte.en_annexe %}s{% endif %} jointe"
        "{% if plusieurs or decompte.utile and decompte.en_annexe %}s{% endif %} : copie {% if plusieurs %}des factures"
        "{% else %}de la facture{% endif %}{% if decompte.utile and decompte.en_annexe %} ; décompte{% endif %}",
        "Pièces jointes",
    )
    say(document, "{%p if decompte.utile and decompte.en_annexe %}")
    say(document, "Annexe : décompte arrêté au {{ date }}", "Annexe", together=True)
    detail(document)
    say(document, "{%p endif %}")
    foot(document, "Mise en demeure")


LETTERS: dict[str, Callable[[Doc], None]] = {
    "relance": relance,
    "mise_en_demeure": mise_en_demeure,
    "feuille_de_route": feuille_de_route,
}


def build(id: str) -> Path:
    document = new_document()
    LETTERS[id](document)
    path = FOLDER / f"{id}.docx"
    document.save(str(path))
    return path


if __name__ == "__main__":
    if not sys.argv[1:] or set(sys.argv[1:]) - set(LETTERS):
        raise SystemExit(
            f"Nommez les modèles à refaire (ce qui y a été corrigé à la main sera perdu) : {', '.join(LETTERS)}"
        )
    for name in sys.argv[1:]:
        print(build(name).name)
