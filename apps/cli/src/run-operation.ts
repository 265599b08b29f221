import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";
import { followOrder } from "./operation/follow-order.ts";
import type { OperationCall, Order } from "./operation/order.ts";
import { reportEnding } from "./operation/report-ending.ts";
import { printFailure } from "./terminal/print-failure.ts";
import { progress } from "./terminal/progress.ts";

/**
 * Gives an order and shows how it is carried out, whichever process does so. Ctrl-C cancels it; where somebody else had
 * begun it already, Ctrl-C only stops looking. Answers with the exit code.
 */
export async function runOperation<K extends OperationCall>(
  context: Context,
  order: Order<K>,
): Promise<number> {
  const { output, messages } = context;
  const shown = progress(output, messages, context.now);
  try {
    const ending = await followOrder(context, order, shown);
    shown.end();
    if (ending === "left") {
      output.note(messages.cli.leftToGoOn);
      if (output.json)
        output.document({ event: "result", ok: false, exitCode: exitCode.interrupted, left: true });
      return exitCode.interrupted;
    }
    return await reportEnding(context, order, ending);
  } catch (error) {
    shown.end();
    return printFailure(toFailure(error), output, messages, { event: "result" });
  }
}
