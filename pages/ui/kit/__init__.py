"""What draws anything: amounts, tables, charts, citations, labels."""
