"""Rasa's agent inside our own process: the trained model, the policies, the actions."""
