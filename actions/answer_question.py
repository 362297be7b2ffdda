"""Answers the patient's questions from the document."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, questions_of, utter
from bot import bootstrap


class AnswerQuestion(Action):
    """Quotes what the document says, or says that it is silent."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_answer_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer every question of the message."""
        return utter(dispatcher, tracker, bootstrap.answering().reply(questions_of(tracker)), bootstrap.wording())
