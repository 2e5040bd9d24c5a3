"""One letter a customer of a ledger: whom to write to, in which tone, in one ZIP with its list of sends."""

from guide.ledger.dunning import Aside, Customer
from guide.letters.mailing import write_mailing
from guide.letters.mailing.customer_triage import MOST, Lack, NotSent, Planned, Triage, triage
from guide.letters.mailing.customers_abroad import customers_abroad
from guide.letters.mailing.joined_invoices import LARGEST_INVOICE, InvoicePdf, bounded, invoice_pdf
from guide.letters.mailing.reminder_levels import NOTICE, REMINDERS, ReminderLevel, ReminderPolicy
from guide.letters.mailing.settings import Settings, noted_customers
from guide.letters.mailing.write_mailing import WrittenMailing, noted
