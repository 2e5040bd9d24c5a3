"""What to do on the day a court file is handed over, and after: each step in French, with the texts it rests on."""

from guide.letters.court.filing import FilingId

#: A step, and its references. A ceiling of the law stands by its name, in braces: `user_pages` writes that of the day.
Told = tuple[str, tuple[str, ...]]
_COPIES: tuple[Told, ...] = (
    ("Imprimez et relisez la requête ; datez-la et signez-la.", ("cpc-57",)),
    ("Vérifiez sur bodacc.fr, le jour même, que votre client n'est pas en procédure collective.", ("c-com-l622-21",)),
    (
        "Rangez les pièces dans l'ordre du bordereau, leur numéro écrit en haut. Des copies : gardez les originaux.",
        ("cpc-1407",),
    ),
    (
        "Préparez un jeu pour le greffe et gardez-en un complet. Le nombre d'exemplaires varie : demandez-le au greffe.",
        (),
    ),
    ("Si vous déposez un autre jour que celui du décompte, refaites le dossier : la somme et sa date changent.", ()),
)
_NO_HEARING: Told = (
    "Il n'y a pas d'audience : le juge décide sur vos pièces seules. Vous n'avez pas besoin d'avocat pour déposer.",
    ("cpc-1407", "cpc-1409"),
)
_ORDER_NEXT: tuple[Told, ...] = (
    (
        "Refus : aucun recours, mais vous pouvez agir par une autre voie. Accord pour une partie seulement : si vous voulez "
        "le reste, ne faites pas signifier.",
        ("cpc-1409",),
    ),
    (
        "Accord : faites signifier l'ordonnance, la requête et le bordereau par un commissaire de justice dans les trois mois "
        "de sa date, sinon elle est perdue. C'est cette signification qui interrompt la prescription.",
        ("decret-2026-96", "cpc-1411", "cass-1990-89-13345"),
    ),
)
_ORDER_LAST: tuple[Told, ...] = (
    (
        "Deux mois après la signification, sans avis d'opposition : l'ordonnance peut être exécutée. Notez chaque date au "
        "journal du dossier : le guide en tire la suite.",
        ("decret-2026-96",),
    ),
)
ON_THE_DAY: dict[FilingId, tuple[Told, ...]] = {
    FilingId.INJONCTION_TC: (
        *_COPIES,
        (
            "Déposez ou postez la requête au greffe, ou en ligne sur tribunaldigital.fr : recopiez-y les rubriques.",
            ("tribunal-digital",),
        ),
        (
            "Devant un tribunal des activités économiques, la contribution ne concerne pas les employeurs de moins de 250 "
            "salariés : joignez l'attestation que le greffe demande.",
            ("contribution-tae",),
        ),
        _NO_HEARING,
    ),
    FilingId.INJONCTION_TJ: (
        *_COPIES,
        (
            "Déposez ou postez la requête au greffe du tribunal judiciaire. Ni frais de greffe, ni contribution à l'aide "
            "juridique.",
            ("contribution-tj",),
        ),
        _NO_HEARING,
    ),
    FilingId.DECLARATION: (
        ("Relisez la déclaration, datez-la et signez-la : sans titre, vous la certifiez sincère.", ("c-com-l622-25",)),
        ("Rangez les pièces dans l'ordre du bordereau. Des copies : gardez les originaux.", ("c-com-r622-23",)),
        (
            "Envoyez le tout en recommandé avec avis de réception au mandataire ou au liquidateur, ou par son portail.",
            ("c-com-l622-24", "fiche-declaration"),
        ),
        ("Gardez la preuve de dépôt et l'avis de réception avec un double complet.", ()),
    ),
}
AFTER: dict[FilingId, tuple[Told, ...]] = {
    FilingId.INJONCTION_TC: (
        ("Payez les frais de greffe dans les quinze jours de la requête, sinon elle tombe.", ("cpc-1425",)),
        *_ORDER_NEXT,
        (
            "Opposition (un mois) : payez les frais d'opposition dans les quinze jours de la lettre du greffe, sinon la demande "
            "tombe. À l'audience, apportez l'acte de signification et les originaux.",
            ("cpc-1416", "cpc-1425", "cpc-1418"),
        ),
        *_ORDER_LAST,
    ),
    FilingId.INJONCTION_TJ: (
        *_ORDER_NEXT,
        (
            "Opposition (un mois) : au-dessus de {seuil_avocat_tj}, constituez avocat dans les quinze jours de la lettre du "
            "greffe. À l'audience, apportez l'acte de signification et les originaux.",
            ("cpc-1416", "cpc-1418"),
        ),
        *_ORDER_LAST,
    ),
    FilingId.DECLARATION: (
        ("Notez la déclaration au journal, à sa date.", ()),
        ("Ne relancez plus le client pour cette dette et ne le poursuivez pas.", ("c-com-l622-21",)),
        ("Une facture née après le jugement se paie à son échéance : facturez-la à part.", ("c-com-l622-17",)),
        ("Délai manqué : six mois depuis le BODACC pour demander le relevé de forclusion.", ("c-com-l622-26",)),
    ),
}
