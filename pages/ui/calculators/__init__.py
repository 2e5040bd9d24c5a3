"""Three small reckonings: a due date, a last day, a cheque."""
