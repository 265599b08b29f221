import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { messagesFor } from "@rockpool/messages/catalogue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleDeviceRequest, samplePersonRequest } from "../../testing/sample-requests.ts";
import { sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { type RequestNote, requestNotifier } from "./request-notifier.ts";

const open = vi.fn();
let notes: RequestNote[];
let gone: string[];
let follow: (snapshot: Snapshot) => void;
const tell = (requests: Snapshot["requests"]) => follow(sampleSnapshot("running", { requests }));

beforeEach(() => {
  open.mockReset();
  notes = [];
  gone = [];
  follow = requestNotifier({
    messages: messagesFor("en"),
    startedAt: 100_000,
    show(note) {
      notes.push(note);
      return () => gone.push(note.body);
    },
    open,
  });
});

describe("requestNotifier", () => {
  const device = sampleDeviceRequest({ at: 120_000 });
  const person = samplePersonRequest({ at: 120_000 });

  it("tells of each once, also after the gateway was away, and opens the right room", () => {
    tell({ devices: [device], people: [] });
    tell({ devices: [device], people: [person] });
    tell(null);
    tell({ devices: [device], people: [person] });
    expect(notes.map(({ title, body }) => `${title}: ${body}`)).toEqual([
      "A device asks to be let in: Ada's phone, from 192.168.1.20",
      "Somebody wrote to your assistant on Telegram: Grace waits for your yes.",
    ]);
    for (const { onClick } of notes) onClick();
    expect(open.mock.calls).toEqual([["devices"], ["channels"]]);
  });

  it("takes a note away when the request is over, not when nobody knows", () => {
    tell({ devices: [device], people: [person] });
    tell(null);
    expect(gone).toEqual([]);
    tell({ devices: [], people: [person] });
    expect(gone).toEqual(["Ada's phone, from 192.168.1.20"]);
  });

  it("is silent about who asked before the app was there", () => {
    tell({ devices: [sampleDeviceRequest({ at: 10_000 })], people: [samplePersonRequest({ at: 10_000 })] });
    expect(notes).toEqual([]);
    tell({ devices: [device], people: [samplePersonRequest({ requestId: "p2", at: null })] });
    expect(notes).toHaveLength(1);
  });

  it("explains a request of our own", () => {
    tell({ devices: [sampleDeviceRequest({ at: 120_000, whose: "own-dashboard" })], people: [] });
    expect(notes[0]?.body).toBe("It is the dashboard in Rockpool's own window.");
  });

  it("shows no more of a stranger's name than fits", () => {
    tell({ devices: [], people: [samplePersonRequest({ at: 120_000, name: `A\n${"x".repeat(200)}` })] });
    expect(notes[0]?.body).toMatch(/^A x{37}… waits for your yes\.$/);
  });
});
