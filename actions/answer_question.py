"""Answers the patient's questions from the document."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import CHOICES_SLOT, Events, answer, context_of, questions_of
from bot import bootstrap
from bot.dialogue.choosing import chosen
from bot.dialogue.completing import in_context


class AnswerQuestion(Action):
    """Quotes what the document says, or says that it is silent, or asks back."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_answer_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer every question of the message, each as it is meant after what was asked before."""
        answering, context = bootstrap.answering(), context_of(tracker)
        questions = chosen(questions_of(tracker), tracker.get_slot(CHOICES_SLOT))
        questions = [in_context(question, context, answering.topics) for question in questions]
        return answer(dispatcher, tracker, answering.reply(questions), questions)
