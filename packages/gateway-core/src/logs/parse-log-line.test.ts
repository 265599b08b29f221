import { describe, expect, it } from "vitest";
import { parseLogLine } from "./parse-log-line.ts";

describe("parseLogLine", () => {
  // As written by the real gateways of both eras to a pipe.
  it.each([
    ["stdout", "2026-11-23T06:57:47.481+00:00 [gateway] ready", "info", "[gateway] ready"],
    [
      "stderr",
      "2026-11-23T06:57:41.513+00:00 [gateway] ⚠️  Gateway is binding to a non-loopback address.",
      "warn",
      "[gateway] ⚠️  Gateway is binding to a non-loopback address.",
    ],
    [
      "stderr",
      "2026-11-23T06:58:14.141+00:00 [diagnostic] liveness warning: reasons=event_loop_delay interval=41s",
      "warn",
      "[diagnostic] liveness warning: reasons=event_loop_delay interval=41s",
    ],
    ["stdout", "[browser/server] Browser control listening on http://127.0.0.1:18791/", "info", undefined],
    ["stdout", "Config overwrite: /home/node/.openclaw/openclaw.json", null, undefined],
    ["stderr", "rockpool: the gateway ended with 78 and is not started again", "error", undefined],
    ["stderr", "Error: listen EADDRINUSE: address already in use 0.0.0.0:18789", "error", undefined],
    ["stderr", "    at Server.setupListenHandle [as _listen2] (node:net:1937:16)", null, undefined],
    [
      "stderr",
      "2026-11-23T06:58:14.141+00:00 [openclaw] Failed to start: no mode",
      "error",
      "[openclaw] Failed to start: no mode",
    ],
    // Why 2026.9.6 ends with 78, and 2026.4.29 with 1.
    [
      "stderr",
      "2026-11-23T07:51:21.835+00:00 Refusing to bind gateway to lan without auth.",
      "error",
      "Refusing to bind gateway to lan without auth.",
    ],
    ["stderr", "Invalid config at /home/node/.openclaw/openclaw.json:", "error"],
    ["stderr", "[openclaw] CLI failed: Invalid config at /home/node/.openclaw/openclaw.json:", "error"],
    ["stderr", '- gateway: Unrecognized key: "nonsense"', null],
    ["stderr", "TypeError: x is not a function", "error", undefined],
    ["stdout", "level=warning msg=x", "warn", undefined],
    ["stdout", "[WARN] x", "warn", undefined],
    ["stdout", "", null, undefined],
  ] as [stream: "stdout" | "stderr", line: string, level: string | null, text?: string][])(
    "%s %j is %s",
    (stream, line, level, text = line) => {
      expect(parseLogLine(line, stream)).toMatchObject({ level, text });
    },
  );

  it("takes the gateway's own time stamp off and keeps it", () => {
    expect(parseLogLine("2026-11-23T06:57:47.481+00:00 [gateway] ready").at).toBe(
      Date.UTC(2026, 10, 23, 6, 57, 47, 481),
    );
    expect(parseLogLine("2026-11-23 is a day").text).toBe("2026-11-23 is a day");
    expect(parseLogLine("2026-99-23T06:57:47Z x")).toMatchObject({
      at: null,
      text: "2026-99-23T06:57:47Z x",
    });
  });

  // As both eras write it with TERM set: time, subsystem in a colour of its own, message in that of its level.
  it.each([
    ["36", "33", "warn"],
    ["31", "36", "info"],
    ["33", "31", "error"],
    ["35", "90", "debug"],
  ])("takes colours off, and reads the message's: subsystem %s, message %s", (subsystem, message, level) => {
    const line = `\u001b[90m2026-11-23T07:33:26.268+00:00\u001b[39m \u001b[${subsystem}m[gateway]\u001b[39m \u001b[${message}mslow\u001b[39m`;
    expect(parseLogLine(line, "stderr")).toMatchObject({
      level,
      text: "[gateway] slow",
      at: expect.any(Number),
    });
  });

  it("takes other control sequences off, too", () => {
    expect(parseLogLine("\u001b]0;title\u0007plain\r").text).toBe("plain");
  });

  it("reads both kinds of JSON lines", () => {
    const console_ = {
      time: "2026-11-23T06:57:35.775+00:00",
      level: "warn",
      subsystem: "gateway",
      message: "slow",
    };
    expect(parseLogLine(JSON.stringify(console_))).toEqual({
      level: "warn",
      text: "[gateway] slow",
      at: Date.UTC(2026, 10, 23, 6, 57, 35, 775),
    });
    const file = {
      "0": '{"subsystem":"gateway"}',
      "1": "loading configuration…",
      _meta: { date: "2026-11-23T06:57:35.774Z", logLevelName: "INFO" },
    };
    expect(parseLogLine(JSON.stringify(file))).toMatchObject({
      level: "info",
      text: "[gateway] loading configuration…",
    });
  });

  it.each(['{"a":1}', "{ half", "{}", "[1]", "null"])(
    "leaves %s, which is no log record, as it is",
    (line) => {
      expect(parseLogLine(line)).toEqual({ level: null, text: line, at: null });
    },
  );
});
