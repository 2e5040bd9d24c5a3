"""The plan of the week, and what is noted of customers."""
