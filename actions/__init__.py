"""Rasa's custom actions: they read the tracker, ask bot.answering and utter the reply. One action a file."""
