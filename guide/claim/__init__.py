"""What is owed to the cent, and until when one may act."""

from guide.case.limitation_periods import LimitationState, PeriodKind, deadline
from guide.claim.account import Line, LineKind
from guide.claim.accrual import interest, interest_each
from guide.claim.invoice_limitation import InvoiceLimitation, Limitation
from guide.claim.last_day import ACTS, PART_PAYMENT, last_day, restarting
from guide.claim.limitation import limitation
from guide.claim.output import iso, limitation_as_json, statement_as_json
from guide.claim.regime import Regime, bearing, regime
from guide.claim.statement import Statement, opening_judgment, projection, statement
from guide.claim.workbook import detail, rate_sources, workbook
