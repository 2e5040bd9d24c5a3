"""What forbids pressing a debtor to pay: proceedings, a judge at work, a debt that is barred or disputed."""

from collections.abc import Iterator

from guide.case import journal
from guide.case.codes import DebtorKind, EventKind
from guide.case.debt_names import is_loan
from guide.letters.catalogue.catalogue import Letter
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.required_facts import Refusal
from guide.letters.permission.sum_refusals import nothing_to_ask
from guide.path.facts import Title, order
from guide.values.french import listed, short_day
from guide.values.text import word_set


def demand_refusals(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """In the order in which they computed. Raises what the figures raise."""
    yield from proceedings_refusals(computed)
    yield from _other_papers(computed)
    yield from nothing_to_ask(letter, computed)
    yield from _notice_running(letter, computed)
    yield from _barred(letter, computed)
    yield from _to_answer_first(computed)


#: The papers whose words say a loan as well as an invoice.
OF_A_LOAN = word_set(
    "mise_en_demeure reconnaissance_dette echeancier demande_conciliateur requete_injonction_tj decompte "
    "bordereau chronologie"
)


def not_a_loan(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    if is_loan(computed.dossier) and letter.id not in OF_A_LOAN:
        yield Refusal(
            "Ce courrier parle de factures : il n'est pas écrit pour un prêt d'argent. Pour un prêt : la mise en demeure, la "
            "reconnaissance de dette, l'échéancier, la demande au conciliateur, la requête et le décompte.",
            references=("c-civ-1344",),
        )


def proceedings_refusals(computed: Computed) -> Iterator[Refusal]:
    dossier, on = computed.dossier, computed.on
    if dossier.answer("insolvency") == "surendettement":
        yield Refusal(
            "Ce client est en surendettement : ni relance ni mise en demeure. Répondez à la commission de "
            "surendettement, avec vos preuves, à la date de sa lettre.",
            references=("c-conso-l722-5",),
        )
    if journal.in_proceedings(dossier, on):
        yield Refusal(
            "Une procédure collective est ouverte : ni relance ni mise en demeure après le jugement d'ouverture. "
            "Déclarez la créance au mandataire ou au liquidateur. (Une facture née après le jugement se réclame "
            "à part : demandez conseil.)",
            references=("c-com-l622-21", "c-com-l622-17"),
        )


def _other_papers(computed: Computed) -> Iterator[Refusal]:
    """What calls for another paper than a letter about unpaid invoices."""
    dossier, on = computed.dossier, computed.on
    state = order(dossier, on).state
    if state is Title.DETENU:
        yield Refusal(
            "Vous avez un titre exécutoire : confiez-le à un commissaire de justice, une lettre de plus ne sert à rien."
        )
    elif state is not Title.AUCUN:
        yield Refusal(
            "Un juge est déjà saisi, ou a déjà rendu une ordonnance : ce n'est plus le moment de relancer. Suivez la "
            "procédure, étape par étape, dans « Que faire ? »."
        )
    if dossier.answer("invoice_received") == "non" or dossier.answer("einvoice_status") == "rejetee":
        yield Refusal("Le client n'a pas reçu la facture : renvoyez-la d'abord, et gardez la preuve de l'envoi.")


def _notice_running(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """What says that a notice was in vain waits for its end."""
    notice = computed.dossier.last(EventKind.MISE_EN_DEMEURE, on=computed.on)
    if "events.mise_en_demeure" in letter.needs and notice and notice.notice_end >= computed.on:
        yield Refusal(
            f"La mise en demeure court jusqu'au {short_day(notice.notice_end)} : attendez la fin de son délai."
        )


def early_notice(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    """What recalls a notice wants one that was sent once something it speaks of was due."""
    notice = computed.dossier.last(EventKind.MISE_EN_DEMEURE, on=computed.on)
    if "events.mise_en_demeure" not in letter.needs or notice is None:
        return
    dues = [invoice.due for invoice in computed.figures(letter.scope).invoices]
    if dues and journal.notice_in_force(computed.dossier, computed.on, min(dues)) is None:
        yield Refusal(
            f"La mise en demeure du {short_day(notice.on)} est antérieure à l'échéance : elle ne vaut pas pour ce qui est "
            "dû. Envoyez-en une nouvelle.",
            references=("c-civ-1344",),
        )


def _barred(letter: Letter, computed: Computed) -> Iterator[Refusal]:
    asked = {f.invoice.number for f in computed.figures(letter.scope).invoices}
    barred = [i for i in computed.limitation.invoices if i.invoice in asked and i.deadline < computed.on]
    if not barred:
        return
    named = listed([f"{i.invoice} (depuis le {short_day(i.deadline)})" for i in barred])
    consumer = computed.dossier.debtor.kind is DebtorKind.PARTICULIER
    why = "Annoncer à un consommateur un procès impossible est interdit. " if consumer else ""
    yield Refusal(
        f"Le délai pour agir est passé pour {named}. {why}"
        "Retirez du dossier ce qui est prescrit pour réclamer le reste.",
        references=tuple(
            dict.fromkeys([*(r for i in barred for r in i.references), *(["c-conso-l121-6"] if consumer else [])])
        ),
    )


def _to_answer_first(computed: Computed) -> Iterator[Refusal]:
    dossier = computed.dossier
    if journal.dispute(dossier, computed.on).is_dispute:
        yield Refusal("Le client conteste : répondez-lui d'abord par écrit, preuves à l'appui, avant de réclamer.")
    if dossier.follow_up.do_not_remind:
        yield Refusal("Vous avez choisi de ne pas relancer ce client. Changez ce choix dans le dossier pour écrire.")
