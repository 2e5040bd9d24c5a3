"""Home: the list of my clients once there is one; before, the two doors and an example."""
