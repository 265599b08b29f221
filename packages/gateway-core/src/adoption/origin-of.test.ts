import { expect, it } from "vitest";
import { instanceLabel } from "../gateway/labels.ts";
import { originOf } from "./origin-of.ts";

const uuid = "0a1b2c3d-0000-4000-8000-0123456789ab";

it.each([
  ["run", "my-gateway", {}],
  ["run", "clawpier-mine", {}],
  ["clawpier", `clawpier-${uuid}`, {}],
  ["outclaw", "outclaw-a-gateway", { "outclaw.instance": "a", "com.docker.compose.project": "outclaw-a" }],
  ["sallyom", "x", { "openclaw.managed": "true", "openclaw.prefix": "x" }],
  ["run", "x", { "openclaw.managed": "true" }],
  ["fleet", "x", { "openclaw.fleet.tenant": "ada" }],
  ["rockpool", "rockpool-gateway", { [instanceLabel]: "another" }],
  ["compose", "x", { "com.docker.compose.project": "claw" }],
])("%s: %s", async (kind, name, labels) => {
  expect((await originOf({ name, labels }, null)).kind).toBe(kind);
});

it("says whether the compose file is still there, where that can be seen", async () => {
  const labels = {
    "com.docker.compose.project": "claw",
    "com.docker.compose.service": "openclaw-gateway",
    "com.docker.compose.project.config_files": "/srv/claw/docker-compose.yml,extra.yml",
    "com.docker.compose.project.working_dir": "/srv/claw",
  };
  const here = async (file: string) => file.endsWith("docker-compose.yml");
  expect(await originOf({ name: "x", labels }, here)).toEqual({
    ...{ kind: "compose", project: "claw", service: "openclaw-gateway" },
    files: [
      { path: "/srv/claw/docker-compose.yml", exists: "yes" },
      { path: "/srv/claw/extra.yml", exists: "no" },
    ],
  });
  expect((await originOf({ name: "x", labels }, null)).files[0]?.exists).toBe("unknown");
});
