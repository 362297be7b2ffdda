"""Turns in their context: what was asked before, follow-ups, asking back, the doctor list. Pure: no Rasa."""
