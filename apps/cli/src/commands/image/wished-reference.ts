import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { overridesFromEnv } from "../../overrides.ts";
import { sayOverrides } from "../up.ts";
import { checkedReference } from "./checked-reference.ts";

/** What was typed, else what OPENCLAW_IMAGE says, else the image in settings. */
export async function wishedReference(context: Context, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return checkedReference(typed);
  const { image } = overridesFromEnv(context.host, context.messages);
  if (image !== undefined) {
    sayOverrides(context, { image });
    return image;
  }
  const { bridge } = await context.service();
  return checkedReference((await ask(bridge, "settings.get", {})).image);
}
