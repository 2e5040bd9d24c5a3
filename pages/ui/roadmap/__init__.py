"""What to do: the questions, then the answer."""
