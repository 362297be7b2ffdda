"""Conversations through the trained model, the policies and the actions."""
