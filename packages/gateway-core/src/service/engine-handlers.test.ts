import { expect, it } from "vitest";
import { testHost } from "../testing/test-host.ts";
import { engineHandlers } from "./engine-handlers.ts";
import type { EngineLink } from "./engine-link.ts";
import { firstState } from "./service-state.ts";

it("installs nothing for somebody who is not root", async () => {
  let searched = 0;
  const search = async () => {
    searched += 1;
    return [];
  };
  const link = { search } as unknown as EngineLink;
  const state = { get: () => firstState, change: () => {} };
  const handlers = engineHandlers({ host: testHost(), state, link });
  expect(await handlers["engine.installation"]({})).toEqual({ lines: null });
  await expect(handlers["engine.install"]({})).rejects.toMatchObject({ failure: { code: "not-supported" } });
  expect(searched).toBe(0);
});
