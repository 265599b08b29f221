import { describe, expect, it } from "vitest";
import { composeGateway, goodChecks, ownState, takenPort } from "../../gallery/sample-setup.ts";
import { snapshotIn } from "../../testing/snapshots.ts";
import { existingChoices } from "./existing-choices.ts";

const { wish } = snapshotIn("not-set-up");

describe("what can be done about what was found", () => {
  it("offers a state that nobody uses, and a place beside it", () => {
    expect(existingChoices({ found: [ownState], checks: goodChecks, wish })).toEqual({
      states: [
        {
          locator: "bind:/home/ada/.openclaw",
          where: { kind: "bind", path: "/home/ada/.openclaw" },
          usedBy: null,
          isOurs: true,
        },
      ],
      leaving: { state: { kind: "bind", path: "/home/ada/.openclaw-rockpool" } },
    });
  });

  it.each([
    ["the container first", [composeGateway, ownState]],
    ["the folder first", [ownState, composeGateway]],
  ])("lists a state once and in use where a container runs on it, %s", (_order, found) => {
    const { states } = existingChoices({ found, checks: goodChecks, wish });
    expect(states).toMatchObject([{ usedBy: "openclaw-openclaw-gateway-1", isOurs: true }]);
  });

  it("leaves the port to who has it", () => {
    const found = [{ ...composeGateway, state: "volume:theirs" }];
    expect(existingChoices({ found, checks: [takenPort], wish }).leaving).toEqual({ port: 18790 });
  });

  it("does not touch what the environment has decided for this run", () => {
    const overridden = { ...wish, overrides: { port: 18789, stateDir: "/srv/state" } };
    expect(existingChoices({ found: [ownState], checks: [takenPort], wish: overridden }).leaving).toEqual({});
  });

  it("has a place beside a volume", () => {
    const found = [{ ...ownState, state: "volume:rockpool-state" }];
    expect(existingChoices({ found, checks: [], wish }).leaving).toEqual({
      state: { kind: "volume", name: "rockpool-state-rockpool" },
    });
  });
});
