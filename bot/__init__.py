"""A chat bot that answers patients' questions in the words of one leaflet."""
