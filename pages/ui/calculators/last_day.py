"""The limitation calculator: who owes, for what, since when, what happened since; then the last day to act and why."""

import streamlit as st

from guide.case.codes import Activity, DebtorKind, EventKind, Nature
from guide.claim import ACTS, PART_PAYMENT, InvoiceLimitation, LimitationState, last_day, restarting
from guide.values import french
from pages.ui import session
from pages.ui.kit import choices
from pages.ui.kit.citations import cite, cite_all
from pages.ui.kit.labels import ACTIVITIES, DEBTOR_KINDS, EVENT_KINDS, NATURES, plain
from pages.ui.page import fields

_FROM_DUE = (Nature.PRET, Nature.LOYER, Nature.ABONNEMENT)
#: What changes nothing to the period, toward a private debtor.
_NOTHING = (
    ("une relance ou une mise en demeure, même recommandée", "cass-com-2022-20-23204"),
    ("la seule requête en injonction de payer, avant sa signification", "cass-1990-89-13345"),
)


def calculator() -> None:
    dossier = session.dossier.current()
    kind = fields.choice(
        "Client", "limit.kind", DEBTOR_KINDS, value=dossier.debtor.kind if dossier else None, mandatory=True
    )
    nature = fields.choice("Pour quoi ?", "limit.nature", NATURES, value=Nature.PRESTATION, mandatory=True)
    activity: Activity | None = None
    if nature is Nature.PRET:
        activity = fields.choice("Qui a prêté ?", "limit.activity", ACTIVITIES, mandatory=True)
    asked = "Date d'échéance" if nature in _FROM_DUE else "Fin de la prestation, ou livraison"
    start = fields.day(asked, "limit.start", help="Le délai part de ce jour, non de la facture.")
    act = choices.one_of("Et depuis ?", {"": "Rien", **{act: _words(act) for act in ACTS}}, "limit.act") or None
    acted = fields.day("Quel jour ?", "limit.acted") if act else None
    if kind is None or nature is None or start is None or (act and acted is None):
        st.caption("Indiquez le client et la date : le dernier jour pour agir s'affiche ici.")
        return
    if nature is Nature.PRET and activity is None:
        st.caption("Dites qui a prêté : entre particuliers, le délai n'est pas celui d'un professionnel.")
        return
    _told(last_day(kind, nature, start, session.clock.today(), activity, act, acted))
    _acts(kind, nature, activity)


def _words(act: str) -> str:
    return "Paiement partiel" if act == PART_PAYMENT else EVENT_KINDS[EventKind(act)]


def _told(limitation: InvoiceLimitation) -> None:
    day = french.weekday(limitation.deadline)
    state = limitation.state(session.clock.today())
    if state is LimitationState.PRESCRITE:
        st.error(f"Le délai a expiré le **{day}**. Un juge peut encore le dire : faites vérifier.")
    elif state is LimitationState.BIENTOT:
        st.warning(f"Dernier jour pour agir : **{day}**. C'est bientôt : n'attendez pas.")
    else:
        st.markdown(f"Dernier jour pour agir : **{day}**.")
    why = plain(limitation.why[0].upper() + limitation.why[1:])
    st.caption(f"Délai de {plain(limitation.period)}. {why}. {cite_all(limitation.references)}.")


def _acts(kind: DebtorKind, nature: Nature, activity: Activity | None) -> None:
    with st.expander("Ce qui fait repartir le délai, et ce qui ne change rien"):
        lines = [f"- {plain(why[0].upper() + why[1:])} ({cite(id)})" for why, id in restarting(kind, nature, activity)]
        st.markdown("**Un nouveau délai entier part de ce jour**\n\n" + "\n".join(lines))
        if not kind.is_administration:
            nothing = [f"- {plain(what[0].upper() + what[1:])} ({cite(id)})" for what, id in _NOTHING]
            st.markdown("**Cela ne change rien**\n\n" + "\n".join(nothing))
