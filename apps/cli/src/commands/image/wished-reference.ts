import { requireReference } from "@rockpool/gateway-core/contract/require-reference";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { overridesFromEnv } from "../../overrides.ts";
import { sayOverrides } from "../up.ts";

/** What was typed, else what OPENCLAW_IMAGE says, else the image in settings; one that a registry can be asked for. */
export async function wishedReference(context: Context, typed: string | undefined): Promise<string> {
  const reference = typed ?? overridden(context) ?? (await inSettings(context));
  requireReference(reference);
  return reference;
}

function overridden(context: Context): string | undefined {
  const { image } = overridesFromEnv(context.host, context.messages);
  if (image !== undefined) sayOverrides(context, { image });
  return image;
}

async function inSettings(context: Context): Promise<string> {
  const { bridge } = await context.service();
  return (await ask(bridge, "settings.get", {})).image;
}
