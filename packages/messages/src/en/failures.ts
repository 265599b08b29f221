import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import type { FailureWords } from "../failure-words.ts";
import { adoptionFailures } from "./failures/adoption.ts";
import { assistantFailures } from "./failures/assistant.ts";
import { buildFailures } from "./failures/build.ts";
import { changeFailures } from "./failures/change.ts";
import { connectingFailures } from "./failures/connecting.ts";
import { containerFailures } from "./failures/container.ts";
import { engineFailures } from "./failures/engine.ts";
import { gatewayFailures } from "./failures/gateway.ts";
import { hostAndStateFailures } from "./failures/host-and-state.ts";
import { imageFailures } from "./failures/image.ts";
import { rockpoolFailures } from "./failures/rockpool.ts";

/** Words for every failure code; a code without words does not compile. */
export const failures: Record<FailureCode, FailureWords> = {
  ...engineFailures,
  ...imageFailures,
  ...buildFailures,
  ...changeFailures,
  ...adoptionFailures,
  ...connectingFailures,
  ...hostAndStateFailures,
  ...containerFailures,
  ...gatewayFailures,
  ...assistantFailures,
  ...rockpoolFailures,
};
