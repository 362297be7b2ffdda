"""Letters without accents, as the texts are that redaction reads."""

import unicodedata


def plain_letters(word: str) -> str:
    """A word without accents.

    >>> plain_letters("Sjögren"), plain_letters("Michał")
    ('Sjogren', 'Michał')
    """
    if word.isascii():
        return word
    return "".join(each for each in unicodedata.normalize("NFKD", word) if unicodedata.category(each) != "Mn")
