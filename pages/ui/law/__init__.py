"""The texts and the rates, and what changed in them."""
