"""The stock bot's action server (`rasa run actions`)."""
