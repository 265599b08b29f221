import type { FailureWords } from "../../failure-words.ts";

/** Facts used: `version`, `reason`. */
export const assistantFailures = {
  "setup-busy": {
    title: () => "Another setup is under way",
    cause: () =>
      "The gateway does one setup at a time, and one has been begun elsewhere: in the dashboard, say.",
    whatToDo: () => "Finish that one, or cancel it here and begin anew.",
  },
  "setup-lost": {
    title: () => "The setup was lost",
    cause: () => "The gateway restarted meanwhile and no longer knows of it. Nothing was changed.",
    whatToDo: () => "Begin this step again.",
  },
  "setup-unsupported": {
    title: () => "This version cannot do it",
    cause: ({ version }) =>
      `OpenClaw${version ? ` ${version}` : ""} has no way for this that is safe for a key.`,
    whatToDo: () => "Set it up in the dashboard, or use a newer version.",
  },
  "reply-failed": {
    title: () => "The assistant did not answer",
    cause: ({ reason }) => `The message arrived, and its answer failed${reason ? `: ${reason}` : ""}.`,
    whatToDo: () => "Test the model again, or look into the logs.",
  },
} satisfies Record<string, FailureWords>;
