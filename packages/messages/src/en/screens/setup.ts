import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import { data } from "./setup/data.ts";
import { engine } from "./setup/engine.ts";
import { existing } from "./setup/existing.ts";
import { form } from "./setup/form.ts";
import { image } from "./setup/image.ts";
import { welcome } from "./setup/welcome.ts";

/** Words of the wizard, from the welcome to the place of the data. */
export const setup = {
  frame: {
    back: "Back",
    goOn: "Continue",
    title: "Setup",
    leave: "Leave setup",
    done: "done",
  },
  steps: {
    welcome: "Welcome",
    engine: "Engine",
    existing: "What is here",
    image: "OpenClaw",
    data: "Data",
    assistant: "Assistant",
    hello: "Say hello",
  } satisfies Record<SetupStep, string>,
  leave: {
    title: "Leave the setup?",
    text: "What is done stays done. Home leads you back to this step.",
    yes: "Leave",
    no: "Stay",
  },
  welcome,
  engine,
  existing,
  image,
  data,
  form,
};
