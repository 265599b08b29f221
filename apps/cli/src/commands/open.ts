import { ask } from "../ask.ts";
import { openInBrowser } from "../browser/open-in-browser.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

export async function open(context: Context, { print }: { print: boolean }): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.open;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { url, signedIn } = await ask(bridge, "dashboard.link", {});
  if (!signedIn) output.note(words.notSignedIn);
  if (!print && (await openInBrowser(context, url))) {
    const { origin } = new URL(url);
    if (output.json) output.document({ ok: true, opened: true, address: origin, signedIn });
    else output.line(words.opened(origin));
    return exitCode.ok;
  }
  if (output.json) output.document({ ok: true, opened: false, url, signedIn });
  else output.line(url);
  return exitCode.ok;
}
