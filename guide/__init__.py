"""Quel recours ?: the guide, the figures and the papers of an unpaid invoice in France.

The domain of the application. It imports no streamlit and reads no clock: every
function takes the date it speaks of. Importing it loads neither pandas nor docx.
"""
