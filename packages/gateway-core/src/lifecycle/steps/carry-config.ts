import { envFile } from "../../compose/env-file.ts";
import { textFromArchive } from "../../gateway/file-from-archive.ts";
import { tarArchive } from "../../gateway/tar-archive.ts";
import { configPath } from "../../openclaw/config-file.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { oldContainer } from "../take-over/old-container.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";
import { theContainer } from "../the-container.ts";
import { syncOrigins } from "./sync-origins.ts";

/** Their config lets our dashboard in, and their secrets are where the person wants them, before anything runs on it. */
export const carryConfig: RunStep = async (context) => {
  await moveSecrets(context);
  context.configText = await stateFile(context, configPath);
  await syncOrigins(context);
};

/**
 * OpenClaw reads `.env` in its state after its own environment, which these are not in any more. Source: docs,
 * help/environment.
 */
async function moveSecrets(context: StepContext): Promise<void> {
  const { engine, observed, takeOverWish } = context;
  const names = takeOverWish?.toEnvFile ?? [];
  if (names.length === 0) return;
  const { env } = await oldContainer(engine, theTakeOver(context));
  const before = (await stateFile(context, `${observed.wished.statePath}/.env`)) ?? "";
  const others = before.split("\n").filter((line) => !names.some((name) => isOf(line, name)));
  const kept = others.join("\n").replace(/\n*$/, "\n");
  const content = `${kept === "\n" ? "" : kept}${envFile(Object.fromEntries(names.map((name) => [name, env[name] ?? ""])))}`;
  const tar = await tarArchive([
    { kind: "file", name: ".env", mode: 0o600, ...observed.wished.owner, content },
  ]);
  await engine.putArchive(theContainer(context).id, observed.wished.statePath, tar);
}

function isOf(line: string, name: string): boolean {
  return line.replace(/^\s*(?:export\s+)?/, "").startsWith(`${name}=`);
}

async function stateFile(context: StepContext, file: string): Promise<string | null> {
  const archive = await context.engine.getArchive(theContainer(context).id, file);
  return archive === null ? null : textFromArchive(archive, file);
}
