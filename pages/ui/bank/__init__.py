"""Who paid: a bank statement beside what is owed."""
