import type { Overrides } from "@rockpool/gateway-core/contract/overrides";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import type { Ending } from "../../operation/ending.ts";
import { followOrder } from "../../operation/follow-order.ts";
import type { Order } from "../../operation/order.ts";
import { reportEnding } from "../../operation/report-ending.ts";
import { progress } from "../../terminal/progress.ts";
import { addressOf } from "../up.ts";

/** Gets the image and starts the gateway as `up` does. Answers with how it ended, or the exit code where it does not run. */
export async function startGateway(
  context: Context,
  input: { overrides: Overrides; useExistingState: boolean },
): Promise<Ending | number> {
  const { output, messages } = context;
  const shown = progress(output, messages, context.now);
  const order: Order<"gateway.start"> = {
    call: "gateway.start",
    input,
    done: (snapshot) => messages.cli.running(addressOf(snapshot)),
  };
  try {
    const ending = await followOrder(context, order, shown);
    shown.end();
    if (ending === "left") {
      output.note(messages.cli.leftToGoOn);
      return exitCode.interrupted;
    }
    const isDone = ending.operation?.state === "done";
    // With --json the result is the last document, and there is more to come.
    if (isDone && output.json) return ending;
    const code = await reportEnding(context, order, ending);
    return isDone ? ending : code;
  } finally {
    shown.end();
  }
}
