"""Replies to what is not about this medicine."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, context_of, questions_of
from bot import bootstrap
from bot.dialogue.completing import in_context


class DeclineOtherMatter(Action):
    """Says what the bot can help with; a question in the same message that is about this medicine is answered."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_decline_other_matter"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Decline, or answer what can be."""
        answering, context = bootstrap.answering(), context_of(tracker)
        questions = [in_context(question, context, answering.topics) for question in questions_of(tracker)]
        return answer(dispatcher, tracker, answering.reply(questions), questions)
