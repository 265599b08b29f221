/** Words of the small chat, in the wizard and in the demo. */
const chat = {
  label: "Conversation",
  you: "You",
  assistant: "Assistant",
  message: "Message",
  suggestion: "Hello, who are you, and what can you do for me?",
  send: "Send",
  sendHint: "Enter sends, Shift and Enter make a new line.",
  waiting: "Thinking",
  waitingLong: (elapsed: string) => `${elapsed} so far. The first answer may take a minute.`,
  stop: "Stop waiting",
  stopped: "You stopped waiting. The answer may still come, in the dashboard.",
  again: "Send again",
  by: (model: string, seconds: string) => `${model} · ${seconds}`,
  took: (seconds: string) => seconds,
};

/** Words of the wizard's last step. */
export const hello = {
  chat,
  title: "Say hello",
  lead: "Send the first message. A reply means that everything works: gateway, model and assistant.",
  answered: "Your assistant is here",
  answeredLead: "Everything works. Talk on here, or in the dashboard, where it remembers this conversation.",
  test: "Test the model again",
  testing: "Asking the model",
  finish: "Finish",
  finishWithout: "Finish without it",
  openDashboard: "Open dashboard",
  finishConsequence: "Closes the setup. The gateway goes on running.",
  channels: "Channels such as Telegram and WhatsApp are connected in the dashboard, under Channels.",
  later: {
    title: "Your gateway is ready",
    lead: "It runs, and it has no model yet: your assistant answers once you have chosen one, here or in the dashboard.",
    choose: "Choose a model",
  },
};
