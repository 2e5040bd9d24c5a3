"""A list of invoices as items of customers: what is left to pay, total rows, doubts on columns."""
