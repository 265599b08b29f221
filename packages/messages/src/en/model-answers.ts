import type { ModelAnswer } from "@rockpool/gateway-core/contract/assistant";

interface ModelAnswerWords {
  readonly title: string;
  readonly whatToDo: string;
}

/** What a live test of the model said. The provider's own words stand beside these, where there are any. */
export const modelAnswers: Record<ModelAnswer["status"], ModelAnswerWords> = {
  ok: {
    title: "The model answers",
    whatToDo: "Say hello to your assistant.",
  },
  auth: {
    title: "The provider does not accept this key",
    whatToDo: "Copy the whole key again, or make a new one on the provider's website.",
  },
  billing: {
    title: "The key is right, but its account has no credit",
    whatToDo: "Add credit on the provider's website, then test again.",
  },
  "rate-limit": {
    title: "The provider takes no more requests at the moment",
    whatToDo: "Wait a minute, then test again. The key is not the cause.",
  },
  timeout: {
    title: "The model did not answer in time",
    whatToDo: "Test again. A model on this computer may need a minute to load.",
  },
  format: {
    title: "Something answered, but not as a model does",
    whatToDo: "Check the address, the API and the model's name.",
  },
  unavailable: {
    title: "The model cannot be reached or does not exist there",
    whatToDo: "Check the model's name, and that its provider can be reached from the gateway.",
  },
  unknown: {
    title: "The model did not answer, and it is not clear why",
    whatToDo: "Test again. If it stays so, the logs say more.",
  },
};
