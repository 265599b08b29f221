/** Words of the wizard's first page. */
export const welcome = {
  title: "Welcome to Rockpool",
  lead: "In a few minutes you can talk to an AI assistant of your own. It runs on this computer, in a container that keeps it apart from your other programs.",
  needs: {
    label: "What is needed",
    engine: {
      title: "A container engine",
      text: "Docker or one like it. Rockpool finds the one that is here, or shows you how to get one.",
    },
    image: {
      title: "OpenClaw, the assistant's program",
      text: "One download. Its size is shown before it begins.",
    },
    model: {
      title: "A model that does the thinking",
      text: "A key or a sign-in of a provider, or a model on this computer. It can wait.",
    },
  },
  promise: "You can stop at every step and go on later.",
  demo: "Try without a key",
  form: "All on one page",
  plain: {
    summary: "OpenClaw in plain words",
    texts: [
      "OpenClaw is a program for an assistant that does things: it answers your messages, works on files that you give to it, and reaches you where you chat.",
      "Its gateway is the part that always runs. It keeps the conversations and asks the model of your choice. Rockpool looks after the gateway: it gets it, starts it, updates it, and says what is wrong when something is.",
    ],
    link: "More about OpenClaw",
    url: "https://docs.openclaw.ai",
  },
  native: {
    summary: "When an install without Docker is better",
    texts: [
      "In its container the assistant sees the folder that you give to it, and nothing else of this computer. That is the point of it. If it is to use your other programs, devices or the whole disk, OpenClaw is better installed on the computer itself.",
      "The same holds if you work on OpenClaw itself, or if this computer has less than 4 GB of memory.",
    ],
    link: "How to install it without Docker",
    url: "https://docs.openclaw.ai/install",
  },
  begin: "Begin",
  consequence: "First Rockpool looks at this computer. Nothing is changed by that.",
};
