"""Many people at once, through Streamlit's own protocol: `python -m tests.load`. Never a test: figures to read."""
