import type { WizardState, WizardStep } from "@rockpool/gateway-core/contract/assistant";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { printable } from "../../terminal/printable.ts";
import type { Prompts } from "../../terminal/prompts.ts";
import { answerStep } from "./answer-step.ts";
import { invalid } from "./setup-options.ts";

/**
 * Goes through OpenClaw's own steps, whatever they are about. Null where the person ended it; the gateway is told then. Where
 * nobody can be asked, a step that asks something ends it: RockpoolError `input-invalid`.
 */
export async function runWizard(
  context: Context,
  bridge: Bridge,
  input: CallInput<"wizard.start">,
  asking: Prompts | null,
): Promise<WizardState | null> {
  const { messages, interrupts } = context;
  let state = await ask(bridge, "wizard.start", input);
  const { sessionId } = state;
  const cancel = () => bridge.call("wizard.cancel", { sessionId });
  let stop: () => void = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const release = interrupts.handle(() => stop());
  let shown: string | null = null;
  try {
    while (state.status === "running") {
      const { step } = state;
      let answer: { stepId: string; value?: WizardStep["initialValue"] } | null = null;
      if (step !== null) {
        if (shown !== step.id) show(context, step);
        shown = step.id;
        const given = await Promise.race([answerStep(context, step, asking), stopped]);
        if (given === "nobody") throw invalid(messages.cli.setup.needsTerminal, "--provider");
        if (given === null) {
          await cancel();
          return null;
        }
        if (given !== "wait") answer = { stepId: step.id, ...given };
      }
      const next = ask(bridge, "wizard.next", { sessionId, ...(answer === null ? {} : { answer }) });
      next.catch(() => {});
      const after = await Promise.race([next, stopped]);
      if (after === null) {
        await cancel();
        return null;
      }
      state = after;
    }
    return state;
  } catch (error) {
    await cancel();
    throw error;
  } finally {
    release();
  }
}

function show({ output, messages }: Context, step: WizardStep): void {
  const words = messages.cli.setup;
  const { title, message, externalUrl, deviceCode } = step;
  if (output.json) {
    output.document({ event: "sign-in", title, message, url: externalUrl, deviceCode });
    return;
  }
  const { strong } = output.errorStyle;
  if (title !== null) output.error(strong(printable(title)));
  for (const line of (message ?? "").split("\n")) if (line.trim() !== "") output.error(printable(line));
  if (externalUrl !== null) output.error(words.openThis(strong(externalUrl)));
  if (deviceCode !== null)
    output.error(words.code(strong(printable(deviceCode.code)), deviceCode.expiresInMinutes));
  if (step.type === "progress" || deviceCode !== null) output.note(words.waiting);
}
