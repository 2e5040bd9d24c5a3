"""The workspace: one file for who I am, my clients' dossiers, the follow-up of my exports and what I learnt."""

from guide.workspace.bank_payments import (
    client_invoices,
    dossier_payments,
    whole_receipt,
    with_payment,
    without_receipt,
)
from guide.workspace.changes import changes
from guide.workspace.model import ClientFile, Head, HistoryEntry, Workspace, holds, joined, learnt
from guide.workspace.overview import ClientStanding, Overview, all_paid, open_amount, overview
from guide.workspace.recognise import chosen, dossier_of, id_of, is_ours, opened
from guide.workspace.redrawn import redrawn
from guide.workspace.storage import MAX_BYTES, client_to_data, dumps, envelope, loads, room_refusal, to_file
