import { describe, expect, it } from "vitest";
import type { ContainerSummary } from "../engine/engine.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { findContainers, freeName } from "./find-gateway.ts";

const me = "0123456789abcdef";

function summary(
  id: string,
  name: string,
  owner: string | null,
  patch: Partial<ContainerSummary> = {},
): ContainerSummary {
  const labels: Record<string, string> =
    owner === null ? {} : { [instanceLabel]: owner, [roleLabel]: "gateway" };
  return {
    id,
    name,
    image: "i",
    command: "",
    status: "exited",
    labels,
    mounts: [],
    published: [],
    network: "",
    ...patch,
  };
}

const oneOff = { labels: { [instanceLabel]: me, [roleLabel]: "one-off" } };

describe("findContainers", () => {
  it("tells ours by label and id, never by name", () => {
    const found = findContainers(
      [
        summary("1", "rockpool-gateway", "somebody-else"),
        summary("2", "renamed", me),
        summary("3", "web", null),
      ],
      me,
    );
    expect(found.gateway?.id).toBe("2");
    expect(found.others.map(({ id }) => id)).toEqual(["1", "3"]);
  });

  it("prefers the one that runs; the other one then counts as a user of the state", () => {
    const found = findContainers([summary("1", "a", me), summary("2", "b", me, { status: "running" })], me);
    expect(found.gateway?.id).toBe("2");
    expect(found.others.map(({ id }) => id)).toEqual(["1"]);
  });

  it("knows the container of before, which is nobody's stray, and the gateway where it is alone", () => {
    const ended = { labels: { [instanceLabel]: me, [roleLabel]: "gateway" }, status: "exited" } as const;
    const before = summary("1", "rockpool-gateway-before", me, ended);
    const next = summary("2", "rockpool-gateway", me, { ...ended, status: "created" });
    expect(findContainers([before, next], me)).toEqual({
      gateway: next,
      held: [before],
      strays: [],
      others: [],
    });
    const alone = findContainers([before], me);
    expect(alone).toEqual({ gateway: before, held: [], strays: [], others: [] });
    expect(freeName(alone, me).name).toBe("rockpool-gateway");
  });

  it("leaves the helpers of checkpoints to those who use them", () => {
    const helper = { labels: { [instanceLabel]: me, [roleLabel]: "checkpoint" } };
    const all = [summary("1", "x", me, helper), summary("2", "y", me, { ...helper, status: "running" })];
    expect(findContainers(all, me)).toEqual({ gateway: null, held: [], others: [], strays: [] });
  });

  it("knows ended one-off containers for strays, and those that run for users of the state", () => {
    const found = findContainers(
      [summary("1", "x-cli-1", me, oneOff), summary("2", "x-cli-2", me, { ...oneOff, status: "running" })],
      me,
    );
    expect(found).toMatchObject({ gateway: null, others: [{ id: "2" }], strays: [{ id: "1" }] });
  });
});

describe("freeName", () => {
  const name = (...all: ContainerSummary[]) => freeName(findContainers(all, me), me);

  it("is ours alone where it can be", () => {
    expect(name()).toEqual({ name: "rockpool-gateway", takenBy: null });
  });

  it("carries our short id where somebody has it", () => {
    expect(name(summary("1", "rockpool-gateway", null))).toEqual({
      name: "rockpool-gateway-01234567",
      takenBy: null,
    });
  });

  it("stays what it is while our container has it", () => {
    expect(name(summary("1", "chosen", me), summary("2", "rockpool-gateway", null)).name).toBe("chosen");
  });

  it("says who is in the way when even that is taken", () => {
    const taken = [summary("1", "rockpool-gateway", null), summary("2", "rockpool-gateway-01234567", null)];
    expect(name(...taken).takenBy).toBe("rockpool-gateway-01234567");
  });
});
