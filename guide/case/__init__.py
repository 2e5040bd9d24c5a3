"""One case: a creditor, a debtor, their invoices, what happened so far; its file; its due dates."""
