"""Rasa inside the process."""
