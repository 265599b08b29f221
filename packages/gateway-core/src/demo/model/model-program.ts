import { demoModel } from "./demo-model.ts";
import { demoReply } from "./demo-reply.ts";
import { endWithStdin } from "./end-with-stdin.ts";
import { lastSaid } from "./last-said.ts";
import { serveModel } from "./serve-model.ts";

/** What is run beside the demo's gateway, in its container: `node -e <this>`, its standard input kept open. */
export const modelProgram = `"use strict";
(${String(endWithStdin)})();
(${String(serveModel)})({
  http: require("node:http"),
  model: ${JSON.stringify(demoModel)},
  reply: (messages) => (${String(demoReply)})((${String(lastSaid)})(messages)),
});
`;
