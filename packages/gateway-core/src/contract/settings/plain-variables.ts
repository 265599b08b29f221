import { z } from "zod";
import { isSecretName } from "./secret-name.ts";
import { addProblem } from "./setting-problem.ts";

/** Variables that Rockpool sets by itself: the container would be another one than the settings say. */
const ours =
  /^(?:HOME|PATH|TERM|TZ|NODE_OPTIONS|XDG_CACHE_HOME|npm_config_cache|OPENCLAW_(?:HOME|STATE_DIR|CONFIG_DIR|CONFIG_PATH|WORKSPACE_DIR|GATEWAY_PORT|DISABLE_BONJOUR|PLUGIN_STAGE_DIR))$/;

/**
 * Variables of the gateway that are no secrets, by name. What holds a secret belongs into the gateway: everybody who may use the
 * engine reads a container's environment.
 */
export const PlainVariables = z.record(z.string(), z.string()).superRefine((variables, context) => {
  for (const [name, value] of Object.entries(variables)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) addProblem(context, { code: "variable-name", item: name });
    else if (ours.test(name)) addProblem(context, { code: "variable-ours", item: name });
    else if (isSecretName(name) && value !== "") addProblem(context, { code: "variable-secret", item: name });
    else if (/[\0\n\r]/.test(value)) addProblem(context, { code: "variable-value", item: name });
  }
});
