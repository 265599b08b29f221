import { describe, expect, it } from "vitest";
import { askingChannels, peopleList } from "./people-list.ts";

/** As 2026.9.6 answers. */
const request = {
  requestId: "i_0QnYjPgIqgnI9LGHr7IheoI94Le3Ek",
  channel: "telegram",
  channelLabel: "Telegram",
  accountId: "default",
  senderId: "777",
  senderLabel: "telegramUserId",
  metadata: { username: "grace", firstName: "Grace" },
  createdAt: "2026-11-26T19:27:34.485Z",
  lastSeenAt: "2026-11-26T19:27:34.485Z",
};
const account = { channel: "telegram", channelLabel: "Telegram", accountId: "default" };
const nameOf = (metadata: unknown) =>
  peopleList({ accounts: [], requests: [{ ...request, metadata }] }).requests[0]?.name;

describe("peopleList", () => {
  it("tells who asks, the oldest first", () => {
    const older = { ...request, requestId: "older", createdAt: "2026-11-26T19:00:00.000Z" };
    const { requests } = peopleList({ accounts: [account], requests: [request, older] });
    expect(requests.map(({ requestId }) => requestId)).toEqual(["older", request.requestId]);
    expect(requests[1]).toEqual({
      channel: "telegram",
      channelLabel: "Telegram",
      accountId: "default",
      requestId: request.requestId,
      senderId: "777",
      name: "Grace",
      at: Date.parse(request.createdAt),
    });
  });

  it.each([
    [{ firstName: "Grace", lastName: "Hopper", username: "grace" }, "Grace Hopper"],
    [{ username: "grace" }, "@grace"],
    [{ name: "Grace" }, "Grace"],
    [{ tag: "grace#1" }, "grace#1"],
    [{ firstName: "  ", username: 7 }, null],
    [undefined, null],
  ])("names %j as %s", (metadata, name) => {
    expect(nameOf(metadata)).toBe(name);
  });

  it("does not guess a time, and leaves out what it cannot read", () => {
    const answer = { accounts: [], requests: [{ requestId: "x" }, { ...request, createdAt: "soon" }] };
    expect(peopleList(answer).requests).toMatchObject([{ requestId: request.requestId, at: null }]);
    expect(() => peopleList({ accounts: [] })).toThrow();
  });
});

it("askingChannels names each channel once", () => {
  const accounts = [account, { ...account, accountId: "second" }, { channel: "signal" }, null];
  expect(askingChannels({ accounts, requests: [] })).toEqual(["telegram", "signal"]);
});
