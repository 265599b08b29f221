import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PreferenceKey,
  Preferences,
  PreferencesPatch,
  preferenceKeys,
  settingEntry,
} from "./preferences.ts";
import { problemIn } from "./setting-problem.ts";
import { settingGroups, settingTable } from "./setting-table.ts";

const typed = (name: PreferenceKey, text: string) =>
  PreferencesPatch.safeParse({ [name]: settingEntry(name).field.fromText(text) });
const problem = (name: PreferenceKey, text: string) => {
  const parsed = typed(name, text);
  return parsed.success ? null : (problemIn(parsed.error)?.code ?? "refused");
};

describe("the table of settings", () => {
  it("has a default for everything, and keys that are told apart", () => {
    expect(Preferences.parse({})).toMatchObject({ port: 18789, extraMounts: [], pids: 512, timeZone: null });
    const keys = preferenceKeys.map((name) => settingEntry(name).key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(settingGroups).toContain(key.split(".")[0]);
  });

  it("names a variable of the documentation once", () => {
    const names = preferenceKeys.flatMap((name) => settingEntry(name).variables);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(preferenceKeys)("%s: what is shown of the default can be typed", (name) => {
    const { default: value, field } = settingEntry(name);
    expect(typed(name, field.toText(value)).data).toEqual({ [name]: value });
  });

  it("changes one setting and resets no other", () => {
    expect(PreferencesPatch.parse({ memory: 2 ** 30 })).toEqual({ memory: 2 ** 30 });
  });
});

describe("a value", () => {
  it.each<[PreferenceKey, string, unknown]>([
    ["memory", "4g", 4 * 1024 ** 3],
    ["memory", "1.5GB", 1.5 * 1024 ** 3],
    ["memory", "auto", null],
    ["cpus", "1.5", 1.5],
    ["networks", "a, b  c", ["a", "b", "c"]],
    ["bridgePort", "auto", null],
    ["sourceOverlays", "off", false],
    ["otlpEndpoint", "http://otel-collector:4318", "http://otel-collector:4318"],
    ["homeVolume", "openclaw_home", "openclaw_home"],
    ["homeVolume", "/srv/home", "/srv/home"],
    ["aptPackages", "ffmpeg build-essential", ["ffmpeg", "build-essential"]],
    ["variables", "A=1,B=x=y,C=one,two", { A: "1", B: "x=y", C: "one,two" }],
  ])("of %s %j is %j", (name, text, value) => {
    expect(typed(name, text).data).toEqual({ [name]: value });
  });

  it.each<[PreferenceKey, string, string]>([
    ["memory", "10m", "refused"],
    ["memory", "much", "refused"],
    ["port", "0", "refused"],
    ["port", "65536", "refused"],
    ["timeZone", "Europe/Rome; rm", "refused"],
    ["otlpEndpoint", "ftp://collector", "refused"],
    ["otlpEndpoint", "collector:4318", "refused"],
    ["otlpProtocol", "grpc", "refused"],
    ["homeVolume", "-home", "refused"],
    ["networks", "../net", "refused"],
    ["stageDir", "/var", "refused"],
    ["stageDir", "/var/../etc", "refused"],
    ["stageDir", "relative/dir", "refused"],
    ["aptPackages", "ffmpeg;reboot", "refused"],
    ["extensions", "../x", "refused"],
    ["variables", "1A=x", "variable-name"],
    ["variables", "A B=x", "variable-name"],
    ["variables", "HOME=/tmp", "variable-ours"],
    ["variables", "OPENCLAW_STATE_DIR=/tmp", "variable-ours"],
    ["variables", "OPENAI_API_KEY=sk-1", "variable-secret"],
    ["variables", "TELEGRAM_BOT_TOKEN=1:a", "variable-secret"],
  ])("of %s cannot be %j: %s", (name, text, code) => {
    expect(problem(name, text)).toBe(code);
  });
});

describe("extra mounts", () => {
  const mount = { readOnly: false, options: "" };
  it.each([
    ["/srv/a:/data/a", [{ ...mount, source: "/srv/a", target: "/data/a" }]],
    ["/srv/a:/data/a:ro", [{ ...mount, source: "/srv/a", target: "/data/a", readOnly: true }]],
    ["/srv/a:/data/a:rw,z", [{ ...mount, source: "/srv/a", target: "/data/a", options: "z" }]],
    ["cache:/data/cache", [{ ...mount, source: "cache", target: "/data/cache" }]],
    ["~/music:/data/music", [{ ...mount, source: "~/music", target: "/data/music" }]],
    ["C:\\music:/data/music:ro", [{ ...mount, source: "C:\\music", target: "/data/music", readOnly: true }]],
    ["/Users/ann/My Files:/data/files", [{ ...mount, source: "/Users/ann/My Files", target: "/data/files" }]],
    [
      "/srv/a:/data/a:ro,z, cache:/data/c",
      [
        { source: "/srv/a", target: "/data/a", readOnly: true, options: "z" },
        { ...mount, source: "cache", target: "/data/c" },
      ],
    ],
    [
      "/path/to/fork/extensions/synology-chat:/app/extensions/synology-chat:ro",
      [
        {
          ...mount,
          source: "/path/to/fork/extensions/synology-chat",
          target: "/app/extensions/synology-chat",
          readOnly: true,
        },
      ],
    ],
  ])("%s", (text, mounts) => {
    expect(typed("extraMounts", text).data).toEqual({ extraMounts: mounts });
  });

  it.each([
    ["/srv/a", "refused"],
    ["/srv/a:/b/c:ro:z", "refused"],
    ["srv/a:/data/a", "mount-source"],
    ["/srv/a:data", "mount-target"],
    ["/srv/a:/data/../etc", "mount-target"],
    ["/srv/a:/", "mount-root"],
    ["/srv/a:/etc", "mount-root"],
    ["/srv/a:/proc/x", "mount-root"],
    ["/srv/a:/app", "mount-program"],
    ["/srv/a:/app/dist", "mount-program"],
    ["/srv/a:/app/extensions/a/b", "mount-program"],
    ["/srv/a:/home/node/.openclaw/", "mount-reserved"],
    ["/srv/a:/home/node/.openclaw/workspace", "mount-reserved"],
    ["/srv/a:/data/a:rx", "mount-option"],
    ["/srv/a:/data/a,/srv/b:/data/a/", "mount-twice"],
  ])("%s is refused: %s", (text, code) => {
    expect(problem("extraMounts", text)).toBe(code);
  });

  it("are read back from what is shown of them, whatever they are", () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9 ._-]{0,8}[a-z0-9]$/);
    const source = fc.oneof(
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join("/")}`),
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `D:\\${parts.join("\\")}`),
      fc.stringMatching(/^[a-z][a-z0-9_.-]{1,8}$/),
    );
    const one = fc.record({
      source,
      target: part.map((name) => `/data/${name}`),
      readOnly: fc.boolean(),
      options: fc.constantFrom("", "z", "cached,z"),
    });
    const all = fc.uniqueArray(one, { selector: ({ target }) => target, maxLength: 4 });
    fc.assert(
      fc.property(all, (extraMounts) => {
        const { field } = settingTable.extraMounts;
        expect(typed("extraMounts", field.toText(extraMounts)).data).toEqual({ extraMounts });
      }),
    );
  });
});
