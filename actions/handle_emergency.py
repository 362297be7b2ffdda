"""Replies to what may be an emergency."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, context_of, questions_of, typed
from bot import bootstrap
from bot.dialogue.completing import in_context, only_asks_if_done


class HandleEmergency(Action):
    """Gives the emergency notice first, then what the document says that bears on it."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_handle_emergency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Give the notice that fits the intent."""
        questions, intent, context = questions_of(tracker), tracker.latest_message["intent"], context_of(tracker)
        answering = bootstrap.answering()
        if only_asks_if_done(typed(tracker), context):
            questions = [in_context(question, context, answering.topics) for question in questions]
            return answer(dispatcher, tracker, answering.reply(questions), questions)
        confidence = intent.get("confidence")  # a button has none
        sure = 1.0 if confidence is None else float(confidence)
        reply = answering.emergency(intent["name"], questions, sure)
        return answer(dispatcher, tracker, reply, questions)
