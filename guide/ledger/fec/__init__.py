"""The entries of a FEC as items of customers: accounts, lettering, opening entries."""
