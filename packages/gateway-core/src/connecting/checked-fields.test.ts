import { expect, it } from "vitest";
import type { RockpoolError } from "../contract/rockpool-error.ts";
import { checkedFields } from "./checked-fields.ts";

const token = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

it("takes what is asked for, without blanks around it", () => {
  expect(checkedFields("telegram", { botToken: ` ${token}\n` })).toEqual({ botToken: token });
  expect(checkedFields("slack", { botToken: "xoxb-1234567890", appToken: "xapp-1234567890" })).toEqual({
    botToken: "xoxb-1234567890",
    appToken: "xapp-1234567890",
  });
});

it.each<[string, string, Record<string, string>, string]>([
  ["a token of another shape", "telegram", { botToken: "my secret nonsense" }, "botToken"],
  ["a token that is missing", "slack", { botToken: "xoxb-1234567890" }, "appToken"],
  ["a field that there is not", "telegram", { botToken: token, webhook: "x" }, "webhook"],
  ["a channel without a form", "matrix", { token: "x" }, "channel"],
  ["a channel with a code", "whatsapp", {}, "channel"],
])("refuses %s by the field's name, and tells no value", (_what, channel, fields, field) => {
  try {
    checkedFields(channel, fields);
    expect.unreachable();
  } catch (error) {
    const { failure } = error as RockpoolError;
    expect(failure).toMatchObject({ code: "input-invalid", facts: { field } });
    expect(JSON.stringify(failure)).not.toContain("nonsense");
  }
});
