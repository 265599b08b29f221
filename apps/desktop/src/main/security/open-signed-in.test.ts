import { thisHost } from "@rockpool/gateway-core/host/host";
import { describe, expect, it } from "vitest";
import { openSignedIn } from "./open-signed-in.ts";

const url = "http://127.0.0.1:18789/#token=secret";

describe("openSignedIn", () => {
  it.runIf(process.platform === "linux")(
    "gives the browser an address without the secret that leads there once",
    async () => {
      const opened: string[] = [];
      await openSignedIn(url, thisHost(), (address) => opened.push(address));
      expect(opened).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}$/)]);
      const answer = await fetch(opened[0] ?? "", { redirect: "manual" });
      expect(answer.headers.get("location")).toBe(url);
      await expect.poll(() => fetch(opened[0] ?? "").catch(() => "gone")).toBe("gone");
    },
  );

  it.each<NodeJS.Platform>(["darwin", "win32"])("hands it to the system on %s", async (platform) => {
    const opened: string[] = [];
    await openSignedIn(url, { platform, uid: 501 }, (address) => opened.push(address));
    expect(opened).toEqual([url]);
  });
});
