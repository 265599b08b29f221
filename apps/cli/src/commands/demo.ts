import type { Demo } from "@rockpool/gateway-core/contract/demo";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../ask.ts";
import { openInBrowser } from "../browser/open-in-browser.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv } from "../overrides.ts";
import { printFailure } from "../terminal/print-failure.ts";
import { printReply } from "../terminal/print-reply.ts";
import { untilStopped } from "../until-stopped.ts";
import { followDemo } from "./demo/follow-demo.ts";
import { sayOverrides } from "./up.ts";

export interface DemoOptions {
  say: string | undefined;
  open: boolean;
}

/** A throwaway gateway for as long as this runs; with `--say` alone, for one message. */
export async function demo(context: Context, { say, open }: DemoOptions): Promise<number> {
  const { output, messages, interrupts, host } = context;
  const words = messages.cli.demo;
  // Of what the environment can say otherwise, the image is all that a demo has.
  const { image } = overridesFromEnv(host, messages);
  const overrides = image === undefined ? {} : { image };
  sayOverrides(context, overrides);
  const { bridge } = await context.service();
  const { demo: before } = await ask(bridge, "snapshot.get", {});
  const isOurs = before?.state !== "starting" && before?.state !== "running";
  if (isOurs) output.note(words.what);

  const follower = followDemo(context, bridge);
  let release: () => void = () => {};
  const interrupted = new Promise<number>((resolve) => {
    release = interrupts.handle(() => resolve(exitCode.interrupted));
  });
  async function run(): Promise<number> {
    const running = await follower.running;
    await told(context, running, say !== undefined, open);
    if (say !== undefined) printReply(output, await ask(bridge, "demo.say", { message: say }), result);
    if (say !== undefined && !open) return exitCode.ok;
    release();
    if (output.live) output.note(words.untilStopped);
    return Promise.race([untilStopped(context), follower.gone]);
  }
  try {
    await ask(bridge, "demo.start", overrides);
    await follower.begun();
    return await Promise.race([run(), interrupted]);
  } catch (error) {
    return printFailure(toFailure(error), output, messages, { event: "result" });
  } finally {
    release();
    follower.close();
    if (isOurs) {
      output.note(words.ending);
      await bridge.call("demo.stop", {});
      output.note(words.gone);
    } else output.note(words.leftRunning);
  }
}

const result = { event: "result", exitCode: exitCode.ok };

async function told(context: Context, { address }: Demo, short: boolean, open: boolean): Promise<void> {
  const { output, messages } = context;
  const words = messages.cli.demo;
  const at = address ?? "";
  if (short && !open) {
    if (output.json) output.document({ event: "running", address });
    else output.note(words.running(at));
    return;
  }
  const { bridge } = await context.service();
  const { url } = await ask(bridge, "demo.link", {});
  const opened = open && (await openInBrowser(context, url));
  if (output.json) {
    output.document({ event: "running", address, ...(opened ? { opened } : { url }) });
    return;
  }
  output.line(`${output.style.good("✓")} ${words.running(at)}`);
  if (opened) return;
  output.line(words.link);
  output.line(`  ${output.style.strong(url)}`);
}
