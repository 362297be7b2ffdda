"""A patient's data, for the patient."""

import json
from datetime import timedelta

from sqlalchemy.engine import Engine

from bot.leaflet.document import read_document
from bot.records.database import writing
from bot.records.exporting import export_conversation
from bot.records.turn import Release
from bot.records.versions import register_document
from bot.records.writing import write_entry

from .looking import rows
from .turns import AT, an_entry

LEAFLET = read_document()
RELEASE = Release(LEAFLET.version, "model-1", "0.1.0+abc")
NOW = AT + timedelta(days=1)


def test_it_holds_what_was_asked_understood_and_shown_and_the_list(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        register_document(connection, LEAFLET)
        write_entry(connection, an_entry(release=RELEASE, questions=("May I drink?",), shown=("utter_quote", 40)))
        write_entry(connection, an_entry(conversation="other", questions=("theirs",)))
        found = export_conversation(connection, "c", NOW, "clerk")
    assert found == {
        "conversation": "c",
        "exported": NOW.isoformat(),
        "turns": [
            {
                "at": AT.isoformat(),
                "channel": "web",
                "you_wrote": "Can I drink wine with Lioresal? My name is [name].",
                "understood_as": [
                    {
                        "intents": [
                            {"name": "ask_alcohol", "confidence": 0.987},
                            {"name": "ask_food", "confidence": 0.01},
                        ],
                        "mentions": ["wine", "Lioresal"],
                    }
                ],
                "verdict": "answered",
                "emergency_notice": False,
                "shown": [{"response": "utter_quote"}, {"sentence": 40, "text": LEAFLET.sentences[39].text}],
                "document": LEAFLET.version,
                "model": "model-1",
                "code": "0.1.0+abc",
                "helpful": None,
            }
        ],
        "doctor_questions": ["May I drink?"],
    }
    assert json.loads(json.dumps(found)) == found


def test_it_holds_what_the_patient_said_of_replies(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        for number, helpful in enumerate((None, True, None, False, None)):
            entry = an_entry(at=AT + timedelta(minutes=number), helpful=helpful, shown=(40,) if helpful is None else ())
            write_entry(connection, entry)
        found = export_conversation(connection, "c", NOW, "clerk")
    assert [turn["helpful"] for turn in found["turns"]] == [True, None, False, None, None]


def test_a_sentence_of_a_document_that_was_never_registered_has_no_text(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        register_document(connection, LEAFLET)
        write_entry(connection, an_entry(shown=(40,)))
        found = export_conversation(connection, "c", NOW, "clerk")
    assert found["turns"][0]["shown"] == [{"sentence": 40, "text": None}]


def test_it_leaves_a_deed(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        write_entry(connection, an_entry(questions=("a", "b")))
        export_conversation(connection, "c", NOW, "clerk")
    assert rows(engine, "deeds") == [{"id": 1, "at": NOW, "actor": "clerk", "deed": "export", "count": 3}]


def test_of_a_conversation_that_is_not_there_it_holds_nothing(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        found = export_conversation(connection, "nobody", NOW, "clerk")
    assert found == {"conversation": "nobody", "exported": NOW.isoformat(), "turns": [], "doctor_questions": []}
