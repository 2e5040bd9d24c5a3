"""Public registers, on the person's click only: what to ask, how to read the answer, and one client that asks.

Every module but `client` is pure: it builds a request, or reads the bytes of an answer.
"""

from guide.registers.addresses import PostalAddress, address_request, read_addresses
from guide.registers.client import RegisterClient
from guide.registers.companies import Company, company_request, read_companies
from guide.registers.directory import CourtAddress, court_request, read_courts
from guide.registers.insolvency import (
    NOTHING_FOUND,
    InsolvencyAnswer,
    InsolvencyNotice,
    groups,
    insolvency_request,
    read_insolvency,
)
from guide.registers.rates import proposed_toml, rates_request, read_rates
from guide.registers.request import Host, Register, RegisterRequest, hosts
