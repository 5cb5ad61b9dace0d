"""Ranked passages -> Answer: composition, the grounding gate, and the decision not to answer."""
