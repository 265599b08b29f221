import { expect, it } from "vitest";
import { addAccountPatch, removeAccountPatch, takeBackPatch } from "./channel-config.ts";

const account = { channel: "telegram", accountId: "default", fields: { botToken: "1:a" }, name: null };

it("puts the first account into the channel's own part, and lets nobody in unasked", () => {
  expect(addAccountPatch({}, account)).toEqual({
    channels: { telegram: { dmPolicy: "pairing", botToken: "1:a", enabled: true } },
  });
});

it("leaves alone who may write where that is set", () => {
  const config = { channels: { telegram: { dmPolicy: "allowlist" } } };
  expect(addAccountPatch(config, account)).toEqual({
    channels: { telegram: { botToken: "1:a", enabled: true } },
  });
});

it("puts a named one beside it", () => {
  expect(addAccountPatch({}, { ...account, accountId: "work", name: "Work" })).toEqual({
    channels: {
      telegram: {
        enabled: true,
        accounts: { work: { dmPolicy: "pairing", botToken: "1:a", name: "Work", enabled: true } },
      },
    },
  });
});

it.each<[string, object, string, object]>([
  ["the only one with its channel", { botToken: "x", dmPolicy: "pairing" }, "default", { telegram: null }],
  [
    "a named one by its name",
    { botToken: "x", accounts: { work: {} } },
    "work",
    { telegram: { accounts: { work: null } } },
  ],
  ["the last named one with its channel", { accounts: { work: {} } }, "work", { telegram: null }],
  [
    "what is the first one's own beside a named one",
    { botToken: "x", accounts: { work: {} } },
    "default",
    { telegram: { botToken: null, name: null } },
  ],
])("takes away %s", (_what, telegram, accountId, channels) => {
  expect(removeAccountPatch({ channels: { telegram } }, "telegram", accountId, ["botToken"])).toEqual({
    channels,
  });
});

it.each<[string, object, string, object]>([
  ["a channel that was not there", {}, "default", { telegram: null }],
  [
    "what stood beside it stays",
    { channels: { telegram: { apiRoot: "x", dmPolicy: "open" } } },
    "default",
    { telegram: { botToken: null, name: null, enabled: null } },
  ],
  [
    "a named one",
    { channels: { telegram: { botToken: "y" } } },
    "work",
    { telegram: { accounts: { work: null } } },
  ],
])("takes back what was refused: %s", (_what, before, accountId, channels) => {
  expect(takeBackPatch(before, { ...account, accountId })).toEqual({ channels });
});
