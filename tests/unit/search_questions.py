"""What people type, and what must come first: written before the search was tuned, and never edited to please it.

Each row: what is typed, the ids of which one must come first, and words that its sentence must hold (a figure of the
law is looked up by the test, so none is typed here).
"""

from __future__ import annotations

DECLARE = ("declaration_creance", "procedure_collective", "declaration_de_creance")
REMIND = ("relancer", "relance", "relance_amiable", "silence", "mise_en_demeure")
INDEMNITY = ("indemnite_forfaitaire",)
RATE = ("taux", "penalites_de_retard", "interet_legal", "decompte")
LIMITATION = ("prescription",)
TARIFF = ("aides", "qui_peut_aider", "commissaire_de_justice")
TERM = ("echeance", "facture_et_echeance")
RISK = ("risque", "signes_de_risque")
NEVER = ("ne_pas_denoncer", "a_ne_jamais_faire", "denigrement")
POLITE = ("relance", "rappel_echeance", "relancer")
SETTLE = ("echeancier", "transaction", "accord_amiable")
PROOF = ("consolider_preuves", "avant_de_vendre", "preuve_libre")
SUBCONTRACT = ("action_directe", "travaux_et_sous_traitance", "mise_en_demeure_sous_traitant")
PUBLIC = ("acheteur_public", "mandatement_office", "interets_moratoires", "reclamation_publique")
ABROAD = ("client_etranger", "injonction_europeenne", "avocat_local")
LOAN = ("pret_a_un_proche",)
DIRECTOR = ("responsabilite_du_dirigeant",)
FACTORING = ("affacturage",)
ORDER = ("injonction_pas_a_pas", "injonction_tc", "injonction_tj", "injonction_de_payer", "requete_injonction_tc")
NOTICE = ("mise_en_demeure",)
COURT = ("tribunal", "choisir_la_voie", "tribunal_de_commerce")
AGENCY = ("qui_peut_aider", "societe_recouvrement", "societe_de_recouvrement", "aides")
LAWYER = ("avocat", "aides", "qui_peut_aider")

#: The rows of the questions that were given to us; a row may hold several.
GIVEN: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("mon client a déposé le bilan", DECLARE, ("2 mois", "BODACC")),
    ("boite en redressement judiciaire que faire de mes factures", DECLARE, ("2 mois", "BODACC")),
    ("il ne répond plus à mes mails", REMIND, ("mise en demeure",)),
    ("client qui fait le mort", REMIND, ("mise en demeure",)),
    ("les 40 euros", INDEMNITY, ("40,00 €", "professionnel")),
    ("quel taux d'intérêt appliquer", RATE, ("12,40 %", "2,75 %")),
    ("combien de temps pour réclamer une vieille facture", LIMITATION, ("5 ans", "2 ans")),
    ("coût d'un huissier", TARIFF, ("€",)),
    ("huisier", (*TARIFF, "commissaire_de_justice"), ()),
    ("délai pour payer une facture", TERM, ("30 jours", "60 jours")),
    ("45 jours fin de mois", TERM, ("45 jours",)),
    ("mauvais payeur, comment reconnaître", RISK, ()),
    ("signaler un mauvais payeur", NEVER, ()),
    ("mettre un avis google négatif", NEVER, ()),
    ("relence", REMIND, ()),
    ("prescripsion", LIMITATION, ("5 ans",)),
    ("injontion de payé", ORDER, ()),
    ("demander poliment le paiement", POLITE, ()),
    ("négocier un règlement", SETTLE, ()),
    ("le client propose de payer la moitié", SETTLE, ()),
    ("pas de devis signé", PROOF, ("libre",)),
    ("accord oral sans contrat", PROOF, ("libre",)),
    ("sous traitant pas payé par l'entreprise principale", SUBCONTRACT, ("1 mois",)),
    ("collectivité locale retard de paiement", PUBLIC, ("sans relance",)),
    ("chorus pro", PUBLIC, ()),
    ("client en Belgique", ABROAD, ("européenne",)),
    ("entreprise anglaise qui ne paye pas", ABROAD, ()),
    ("prêt à un ami", LOAN, ("5 ans",)),
    ("le gérant est il responsable personnellement", DIRECTOR, ("faute",)),
    ("affacturage", FACTORING, ("%",)),
)

#: Sixty of our own, of the same kinds.
OURS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("ma cliente est en liquidation judiciaire", DECLARE, ("2 mois",)),
    ("client en faillite je fais quoi", DECLARE, ("2 mois",)),
    ("j'ai raté le délai pour déclarer ma créance", ("releve_forclusion",), ("6 mois",)),
    ("le client est en surendettement", ("reponse_commission", "surendettement", "client_particulier"), ()),
    ("client injoignable depuis 2 mois", REMIND, ("mise en demeure",)),
    ("aucune réponse à mes relances", REMIND, ("mise en demeure",)),
    ("indemnité forfaitaire de recouvrement", INDEMNITY, ("40,00 €",)),
    ("puis-je demander 40€ à un particulier", INDEMNITY, ("jamais",)),
    ("taux des pénalités de retard 2026", RATE, ("12,40 %",)),
    ("interets de retard particulier", RATE, ("2,75 %",)),
    ("facture de 2020 encore valable ?", LIMITATION, ("5 ans",)),
    ("delai de prescription d'une facture", LIMITATION, ("5 ans",)),
    ("au bout de combien de temps une dette est effacée", LIMITATION, ("5 ans",)),
    ("tarif comissaire de justice", TARIFF, ("€",)),
    ("combien prend un huissier pour une mise en demeure", TARIFF, ("€",)),
    ("frais d'huissier à la charge de qui", TARIFF, ()),
    ("paiement à 60 jours légal ?", TERM, ("60 jours",)),
    ("calculer une date d'échéance", TERM, ()),
    ("comment savoir si un client est solvable", RISK, ()),
    ("vérifier une entreprise avant de signer", RISK, ()),
    ("publier le nom d'un client qui ne paie pas sur facebook", NEVER, ()),
    ("le dénoncer sur les réseaux sociaux", NEVER, ()),
    ("liste noire des mauvais payeurs", NEVER, ()),
    ("modèle de mail de relance sympa", POLITE, ()),
    ("comment relancer sans perdre le client", POLITE, ()),
    ("relancer par téléphone que dire", ("script_appel", "relancer"), ()),
    ("il veut payer en 3 fois", SETTLE, ()),
    ("echelonner la dette", SETTLE, ()),
    ("faire une remise s'il paie tout de suite", (*SETTLE, "remise"), ()),
    ("je n'ai pas de bon de commande", PROOF, ("libre",)),
    ("est-ce qu'un sms vaut preuve", PROOF, ("libre",)),
    ("le donneur d'ordre ne me paie pas, je suis sous-traitant", SUBCONTRACT, ("1 mois",)),
    ("la mairie ne paie pas", PUBLIC, ("sans relance",)),
    ("hopital qui paye en retard", PUBLIC, ("50 jours",)),
    ("client allemand impayé", ABROAD, ("européenne",)),
    ("client aux états-unis", ABROAD, ()),
    ("j'ai prêté de l'argent à mon frère", LOAN, ("5 ans",)),
    ("peut on se retourner contre le dirigeant de la société", DIRECTOR, ("faute",)),
    ("factoring", FACTORING, ("%",)),
    ("comment faire une injonction de payer", ORDER, ()),
    ("prix d'une injonction de payer", (*ORDER, "aides"), ("€",)),
    ("lettre de mise en demeure modele", NOTICE, ()),
    ("il n'est pas allé chercher le recommandé", NOTICE, ()),
    ("quel tribunal saisir", COURT, ()),
    ("tribunal de commerce ou judiciaire", COURT, ()),
    ("société de recouvrement ça vaut le coup ?", AGENCY, ("%",)),
    ("faut il un avocat pour aller au tribunal", LAWYER, ("10 000",)),
    ("il conteste la facture", ("traiter_litige", "litige", "reponse_contestation", "comprendre_le_refus"), ()),
    (
        "le client n'est pas content du travail et refuse de payer",
        ("traiter_litige", "litige", "reponse_contestation", "comprendre_le_refus"),
        (),
    ),
    ("il dit qu'il n'a jamais reçu la facture", ("facture_jamais_recue", "renvoyer_facture", "renvoi_facture"), ()),
    ("cheque en bois", ("cheque", "certificat_non_paiement", "certificat_de_non_paiement"), ("30 jours",)),
    (
        "arrêter le chantier parce qu'on ne me paie pas",
        ("suspendre_prestation", "suspension_prestation", "garantie_paiement", "travaux_et_sous_traitance"),
        (),
    ),
    ("bloquer son compte bancaire", ("saisie_attribution", "saisie", "saisie_conservatoire", "biens_qui_partent"), ()),
    ("récupérer la tva sur une facture impayée", ("recuperer_tva", "duplicata_tva", "irrecouvrable"), ()),
    ("demander un acompte", ("acompte", "acompte_et_clauses"), ()),
    ("conciliateur gratuit", ("conciliateur", "demande_conciliateur"), ()),
    ("il a fait opposition à l'ordonnance", ("opposition", "apres_l_ordonnance", "frais_opposition"), ("15 jours",)),
    ("reprendre la marchandise non payée", ("revendication", "reserve_de_propriete"), ()),
    ("ajouter des frais de dossier à la facture", ("a_ne_jamais_faire", "frais"), ()),
    ("facture electronique refusée", ("statut_de_facture", "facture_jamais_recue", "renvoyer_facture"), ()),
)

#: One a row of the source articles.
EARLIER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("examiner le contrat et mes CGV", ("avant_de_vendre",)),
    ("mes e-mails sont-ils une preuve ?", PROOF),
    ("relancer par e-mail", REMIND),
    ("payer en plusieurs fois", SETTLE),
    ("une remise pour un paiement rapide", ("remise", "transaction")),
    ("combien coûte une société de recouvrement", AGENCY),
    ("mise en demeure", NOTICE),
    ("INJONCTION de payer", ORDER),
    ("agence de recouvrement", AGENCY),
    ("faut-il un avocat", LAWYER),
    ("référé", ("refere_provision", "refere_provision_tc")),
    ("il dit ne pas avoir reçu la facture", ("facture_jamais_recue", "renvoyer_facture")),
    ("comment demander poliment", POLITE),
    ("relancer sans vexer", POLITE),
    ("la relance est-elle obligatoire ?", REMIND),
    ("lettre recommandée non réclamée", NOTICE),
    ("cheque sans provision", ("cheque", "certificat_non_paiement")),
    ("être payé plus vite", ("prevention",)),
    ("demander un acompte", ("acompte", "acompte_et_clauses")),
    ("c'est quoi une ordonnance", ("ordonnance",)),
    ("signes d'un mauvais payeur", RISK),
    ("dénoncer un mauvais payeur", NEVER),
    ("délai de paiement, 45 jours fin de mois", TERM),
    ("prix d'un huissier", TARIFF),
    ("j'ai prêté de l'argent à un ami", LOAN),
    ("mauvais payeur", (*REMIND, "debiteur", *RISK)),
    ("pourquoi refuse-t-il de payer", ("comprendre_le_refus",)),
)
