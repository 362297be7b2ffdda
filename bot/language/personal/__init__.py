"""Who is spoken of in a text: people's names and streets, told apart from medical words, for bot.records.redaction."""
