"""The letters of a whole ledger on screen."""
