"""The workspace: one file for who I am, my clients' dossiers, the follow-up of my exports and what I learnt."""

from guide.workspace.bank_payments import (
    client_invoices,
    dossier_payments,
    whole_receipt,
    with_payment,
    without_receipt,
)
from guide.workspace.changes import changes
from guide.workspace.model import NOBODY, ClientFile, Head, HistoryEntry, Workspace, holds, joined, learnt, plain
from guide.workspace.overview import ClientStanding, Overview, all_paid, awaited, open_amount, overview
from guide.workspace.recognise import chosen, dossier_of, id_of, is_ours, of_dossier, opened
from guide.workspace.redrawn import redrawn
from guide.workspace.storage import (
    MAX_BYTES,
    client_from_data,
    client_to_data,
    dumps,
    envelope,
    loads,
    room_refusal,
    to_file,
    unnamed,
)

__all__ = [
    "MAX_BYTES",
    "NOBODY",
    "ClientFile",
    "ClientStanding",
    "Head",
    "HistoryEntry",
    "Overview",
    "Workspace",
    "all_paid",
    "awaited",
    "changes",
    "chosen",
    "client_from_data",
    "client_invoices",
    "client_to_data",
    "dossier_of",
    "dossier_payments",
    "dumps",
    "envelope",
    "holds",
    "id_of",
    "is_ours",
    "joined",
    "learnt",
    "loads",
    "of_dossier",
    "open_amount",
    "opened",
    "overview",
    "plain",
    "redrawn",
    "room_refusal",
    "to_file",
    "unnamed",
    "whole_receipt",
    "with_payment",
    "without_receipt",
]
