import { expect, it } from "vitest";
import { checkEngineRoom } from "./check-engine-room.ts";

const facts = { dataRoot: "/var/lib/docker", sharesHostFiles: true };
const check = (free: number | null) => checkEngineRoom(facts, 1000, async () => free);

it("lets pass what fits, and an engine that cannot be looked into", async () => {
  await expect(check(1000)).resolves.toBeUndefined();
  await expect(check(null)).resolves.toBeUndefined();
});

it("says how much is missing, before anything is begun", async () => {
  await expect(check(999)).rejects.toMatchObject({
    code: "engine-disk-full",
    failure: { facts: { free: "999", needs: "1000" } },
  });
});
