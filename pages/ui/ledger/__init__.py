"""The balance on screen: what was read, figures, doubts, downloads."""
