import { redirectServer } from "@rockpool/gateway-core/host/redirect-server";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";
import type { Context } from "../context.ts";
import { opener } from "./opener.ts";
import { redirectFile } from "./redirect-file.ts";
import { startOpener } from "./start-opener.ts";

/** How long a browser may take to come and ask for the page. */
const browserPatienceMs = 30_000;

/** Opens a link that signs in, in this person's browser. False, and why is said, where it could not be opened. */
export async function openInBrowser(context: Context, url: string): Promise<boolean> {
  const { host, output, messages } = context;
  const words = messages.cli.open;
  const how = opener(host);
  if (how && (await show(context, url, how))) return true;
  output.note(how ? words.noBrowser : words.noDisplay);
  return false;
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
