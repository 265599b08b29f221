import { expect, it } from "vitest";
import { composeLabels, containerOf, identityId, identityOf } from "./gateway-identity.ts";

const labels = { [composeLabels.project]: "claw", [composeLabels.service]: "openclaw-gateway" };
const container = (name: string, patch: object = {}) => ({ name, labels: {}, status: "exited", ...patch });

it("is the place in a compose project, whatever the container is called", () => {
  const one = identityOf({ name: "claw-openclaw-gateway-1", labels }, "E");
  expect(one).toEqual({ kind: "compose", engine: "E", project: "claw", service: "openclaw-gateway" });
  expect(identityOf({ name: "renamed", labels }, "E")).toEqual(one);
});

it("is the name where there is no project, or half of one", () => {
  const half = { [composeLabels.project]: "claw" };
  expect(identityOf({ name: "web", labels: half }, "E")).toEqual({
    kind: "container",
    engine: "E",
    name: "web",
  });
});

it("tells engines apart", () => {
  const one = identityOf({ name: "web", labels: {} }, "E");
  expect(identityId(one)).not.toBe(identityId(identityOf({ name: "web", labels: {} }, "F")));
  expect(containerOf(one, [container("web")], "F")).toBeNull();
  expect(containerOf(one, [container("web")], "E")?.name).toBe("web");
});

it("never guesses among the containers of a scaled service", () => {
  const one = identityOf({ name: "x", labels }, "E");
  const [a, b] = [container("claw-1", { labels }), container("claw-2", { labels })];
  expect(containerOf(one, [a, b], "E")).toBeNull();
  expect(containerOf(one, [a, { ...b, status: "running" }], "E")?.name).toBe("claw-2");
  const both = [a, b].map((each) => ({ ...each, status: "running" }));
  expect(containerOf(one, both, "E")).toBeNull();
});

it("takes no one-off command of the project for its service", () => {
  const run = container("claw-run-1", { labels: { ...labels, [composeLabels.oneOff]: "True" } });
  expect(containerOf(identityOf(run, "E"), [run], "E")).toBeNull();
});
