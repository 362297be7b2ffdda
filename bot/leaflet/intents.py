"""Names of intents that more than one layer treats apart (domain.yml has them all)."""

ASK = "ask_"  # the intent ask_alcohol asks about the topic alcohol
REPORT = "report_"  # how the intents that report an emergency begin
RETRACT = "retract_emergency"
KEEP = "keep_question"  # keeps a question for the doctor
GO_ON = "request_more"
START_OVER = "start_over"  # also what asks to delete the conversation, and its button
NOT_UNDERSTOOD = "nlu_fallback"  # Rasa's name for it, set by FallbackClassifier

# Turns that go on from an earlier one, or steer the chat; none is a question by itself.
TURNS = frozenset({
    *("affirm", "deny", "acknowledge", "choose_option", "repeat_answer", "start_over", "say_misunderstood"),
    *(GO_ON, "request_reason", "request_seriousness", "request_frequency", "request_verdict", "request_source"),
})  # fmt: skip
# What is done at once, besides.
DEEDS = frozenset({
    *("return_earlier", "read_section", RETRACT),
    *(KEEP, "show_questions", "remove_question", "clear_questions"),
})  # fmt: skip
