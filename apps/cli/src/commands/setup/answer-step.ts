import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import type { Context } from "../../context.ts";
import { printable } from "../../terminal/printable.ts";
import type { Prompts } from "../../terminal/prompts.ts";

type Value = WizardStep["initialValue"];

/**
 * What to answer to a step: `wait` where there is nothing to answer, `nobody` where somebody would have to be asked, null
 * where the person ended it.
 */
export async function answerStep(
  context: Context,
  step: WizardStep,
  asking: Prompts | null,
): Promise<{ value?: Value } | "wait" | "nobody" | null> {
  switch (step.type) {
    case "progress":
      return "wait";
    case "note":
    case "action":
      return {};
    case "select":
    case "multiselect":
    case "text":
    case "confirm":
      return asking === null ? "nobody" : asked(context, step, asking);
  }
}

async function asked(context: Context, step: WizardStep, asking: Prompts): Promise<{ value: Value } | null> {
  const words = context.messages.cli.setup;
  const { options } = step;
  switch (step.type) {
    case "text": {
      const question = step.placeholder === null ? ">" : `(${printable(step.placeholder)}) >`;
      const text = step.sensitive ? await asking.unseen(words.unseen) : await asking.line(question);
      if (text === null) return null;
      return { value: text === "" && step.initialValue !== null ? step.initialValue : text };
    }
    case "confirm": {
      const initially = step.initialValue === true;
      const text = await asking.line(words.yesOrNo("", initially).trim());
      if (text === null) return null;
      return { value: text.trim() === "" ? initially : /^y(es)?$/i.test(text.trim()) };
    }
    default: {
      list(context, options);
      const several = step.type === "multiselect";
      for (;;) {
        const text = await asking.line((several ? words.chooseSome : words.chooseOne)(options.length));
        if (text === null) return null;
        const numbers = text.split(",").map((part) => Number(part.trim()));
        const chosen = numbers.map((number) => options[number - 1]);
        if (several && text.trim() === "") return { value: [] };
        const values = chosen.flatMap((option) => (option === undefined ? [] : [option.value]));
        if (values.length === numbers.length && (several || values.length === 1))
          return { value: several ? values : (values[0] ?? null) };
        context.output.error(words.noSuchNumber);
      }
    }
  }
}

/** A numbered list to choose from. */
export function list({ output }: Context, options: readonly { label: string; hint: string | null }[]): void {
  const width = String(options.length).length;
  for (const [index, { label, hint }] of options.entries()) {
    const beside = hint === null ? "" : `  ${output.errorStyle.dim(printable(hint))}`;
    output.error(`  ${String(index + 1).padStart(width)}  ${printable(label)}${beside}`);
  }
}
