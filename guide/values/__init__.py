"""Money, rates, dates and identifiers: exact values, and the only place that formats them for people."""
