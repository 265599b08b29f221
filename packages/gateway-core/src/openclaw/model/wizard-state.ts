import { z } from "zod";
import { type WizardState, WizardStep } from "../../contract/assistant.ts";

const text = z.string().nullish().catch(null);

/** A step of OpenClaw's wizards; source: WizardStep of the gateway's protocol. */
const Step = z.object({
  id: z.string().min(1),
  /** A kind that is not known yet is shown as what it says. */
  type: WizardStep.shape.type.catch("note"),
  title: text,
  message: text,
  options: z
    .array(z.object({ value: z.json().catch(null), label: z.string().catch(""), hint: text }))
    .nullish()
    .catch(null),
  initialValue: z.json().nullish().catch(null),
  placeholder: text,
  sensitive: z.boolean().nullish().catch(null),
  externalUrl: text,
  deviceCode: z
    .object({ code: z.string(), expiresInMinutes: z.number().nullish().catch(null), message: text })
    .nullish()
    .catch(null),
});

const Answer = z.object({
  done: z.boolean().nullish().catch(null),
  status: z.enum(["running", "done", "cancelled", "error"]).nullish().catch(null),
  error: text,
  step: Step.nullish().catch(null),
  preparedModelRef: text,
  modelActivation: z.object({ modelRef: text }).nullish().catch(null),
});

/** What `wizard.next`, `wizard.status` and the calls that start one answer, leniently. Never throws. */
export function wizardState(
  sessionId: string,
  answer: unknown,
): WizardState & { preparedModel: string | null } {
  const said = Answer.catch({}).parse(answer);
  const status = said.status ?? (said.done === true ? "done" : "running");
  return {
    sessionId,
    status,
    step: status === "running" && said.step ? stepOf(said.step) : null,
    error: status === "cancelled" ? null : (said.error ?? null),
    model: said.modelActivation?.modelRef ?? null,
    preparedModel: said.preparedModelRef ?? null,
  };
}

function stepOf(step: z.infer<typeof Step>): WizardStep {
  const { id, type, title = null, message = null, placeholder = null, deviceCode } = step;
  const sensitive = step.sensitive === true;
  return {
    ...{ id, type, title, message, placeholder, sensitive },
    options: (step.options ?? []).map(({ value, label, hint }) => ({
      value,
      label: label || (typeof value === "string" ? value : JSON.stringify(value)),
      hint: hint ?? null,
    })),
    initialValue: sensitive ? null : (step.initialValue ?? null),
    externalUrl: webAddress(step.externalUrl),
    deviceCode: deviceCode
      ? {
          code: deviceCode.code,
          expiresInMinutes: deviceCode.expiresInMinutes ?? null,
          message: deviceCode.message ?? null,
        }
      : null,
  };
}

function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
