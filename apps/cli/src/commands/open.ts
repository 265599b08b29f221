import { redirectServer } from "@rockpool/gateway-core/host/redirect-server";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";
import { ask } from "../ask.ts";
import { opener } from "../browser/opener.ts";
import { redirectFile } from "../browser/redirect-file.ts";
import { startOpener } from "../browser/start-opener.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

/** How long a browser may take to come and ask for the page. */
const browserPatienceMs = 30_000;

export async function open(context: Context, { print }: { print: boolean }): Promise<number> {
  const { output, messages, host } = context;
  const words = messages.cli.open;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { url, signedIn } = await ask(bridge, "dashboard.link", {});
  if (!signedIn) output.note(words.notSignedIn);
  const how = print ? null : opener(host);
  if (how && (await show(context, url, how))) {
    const { origin } = new URL(url);
    if (output.json) output.document({ ok: true, opened: true, address: origin, signedIn });
    else output.line(words.opened(origin));
    return exitCode.ok;
  }
  if (!print) output.note(how ? words.noBrowser : words.noDisplay);
  if (output.json) output.document({ ok: true, opened: false, url, signedIn });
  else output.line(url);
  return exitCode.ok;
}

/** The link signs in, so it must not stand in any process's arguments: the browser is led to it. */
async function show(
  { host, messages }: Context,
  url: string,
  how: NonNullable<ReturnType<typeof opener>>,
): Promise<boolean> {
  if (host.platform !== "linux") return startOpener(how, await redirectFile(url, rockpoolDirs(host).runtime));
  const server = await redirectServer(url, {
    uid: host.uid,
    patienceMs: browserPatienceMs,
    used: messages.cli.open.expired,
  });
  try {
    return (await startOpener(how, server.url)) && (await server.used);
  } finally {
    server.close();
  }
}
