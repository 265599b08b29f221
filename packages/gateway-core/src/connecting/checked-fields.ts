import { channelForms } from "../contract/channel-forms.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";

/**
 * The fields of a channel's form, trimmed, without empty ones. Throws RockpoolError `input-invalid` with the field's name, and
 * never with its value; also for a channel that has no form.
 */
export function checkedFields(
  channel: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const form = channelForms[channel];
  if (form === undefined || form.length === 0) throw invalid("channel", `${channel} has no form`);
  for (const id of Object.keys(given))
    if (!form.some((field) => field.id === id)) throw invalid(id, `${channel} has no such field`);
  return Object.fromEntries(
    form.flatMap(({ id, required, shape }) => {
      const value = (given[id] ?? "").trim();
      if (value === "" && !required) return [];
      if (value === "") throw invalid(id, "it is needed");
      if (!shape.test(value)) throw invalid(id, "it does not look like one", { shape: "wrong" });
      return [[id, value]];
    }),
  );
}

function invalid(field: string, message: string, more: Record<string, string> = {}): RockpoolError {
  return new RockpoolError({
    code: "input-invalid",
    message: `${field}: ${message}`,
    facts: { field, ...more },
  });
}
