"""Who paid? A bank statement read, and the payments that it may hold, each to be confirmed by a person."""

from guide.ledger.bank.bank_line import BankLine, BankStatement, StatementFormat
from guide.ledger.bank.known_payments import KnownPayment, new_lines
from guide.ledger.bank.ledger_payments import ledger_invoices, noted_receipts, receipt_against, receipt_of
from guide.ledger.bank.payer_match import Matched, MatchReason, OpenInvoice, PaidPart, Proposal, match_lines
from guide.ledger.bank.statement_file import MAX_BYTES, is_statement, read_statement
