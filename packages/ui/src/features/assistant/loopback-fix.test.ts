import { describe, expect, it } from "vitest";
import { loopbackFix } from "./loopback-fix.ts";

const ollama = { id: "ollama", listenOn: "172.17.0.1" } as const;

describe("loopbackFix", () => {
  it("prefers the engine's own network to all networks", () => {
    const fix = loopbackFix(ollama, "linux");
    expect(fix).toMatchObject({ address: "172.17.0.1:11434", opensToNetwork: false, restartsApp: null });
    expect(fix.commands).toContain(`'[Service]\\nEnvironment="OLLAMA_HOST=172.17.0.1:11434"\\n'`);
    expect(fix.commands.split("\n").at(-1)).toBe("sudo systemctl restart ollama");
  });

  it("says that all networks are open where there is no other way", () => {
    expect(loopbackFix({ ...ollama, listenOn: null }, "linux")).toMatchObject({
      address: "0.0.0.0:11434",
      opensToNetwork: true,
    });
  });

  it.each(["172.17.0.1:11434", "http://172.17.0.1:11434"])("takes the host out of %s", (listenOn) => {
    expect(loopbackFix({ ...ollama, listenOn }, "linux").address).toBe("172.17.0.1:11434");
  });

  it.each([
    ["mac", 'launchctl setenv OLLAMA_HOST "172.17.0.1:11434"'],
    ["windows", "setx OLLAMA_HOST 172.17.0.1:11434"],
  ] as const)("speaks the language of %s", (platform, commands) => {
    expect(loopbackFix(ollama, platform)).toMatchObject({ commands, restartsApp: platform });
  });

  it("starts LM Studio's server anew", () => {
    expect(loopbackFix({ id: "lmstudio", listenOn: "172.18.0.1" }, "mac").commands).toBe(
      "lms server stop\nlms server start --port 1234 --bind 172.18.0.1",
    );
  });
});
