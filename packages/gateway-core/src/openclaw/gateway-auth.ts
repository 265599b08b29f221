export interface GatewayAuth {
  mode: "token" | "password" | "trusted-proxy" | "none" | "unknown";
  /** The shared secret; null where there is none or it cannot be read. */
  secret: string | null;
  /** Where the secret came from, or why there is none. */
  why:
    | "config"
    | "environment"
    | "no-secret-needed"
    /** A reference to a file, a command or the gateway's own store: only the gateway can follow it. */
    | "secret-ref"
    | "trusted-proxy"
    | "missing"
    | "no-config";
}

/** `env` is the container's environment as inspected. The gateway takes its config first and falls back to it. */
export function gatewayAuth(
  config: Readonly<Record<string, unknown>> | null,
  env: Readonly<Record<string, string>>,
): GatewayAuth {
  const auth = record(record(config?.gateway).auth);
  const token = secretOf(auth.token, env, "OPENCLAW_GATEWAY_TOKEN");
  const password = secretOf(auth.password, env, "OPENCLAW_GATEWAY_PASSWORD");
  switch (auth.mode) {
    case "none":
      return { mode: "none", secret: null, why: "no-secret-needed" };
    case "trusted-proxy":
      return { mode: "trusted-proxy", secret: null, why: "trusted-proxy" };
    case "password":
      return { mode: "password", ...password };
    case "token":
      return { mode: "token", ...token };
    case undefined:
      // Source: upstream's resolveGatewayAuth, the same in 2026.4.29 and 2026.9.6.
      if (password.secret !== null) return { mode: "password", ...password };
      if (config === null && token.secret === null)
        return { mode: "unknown", secret: null, why: "no-config" };
      return { mode: "token", ...token };
    default:
      return { mode: "unknown", secret: null, why: "missing" };
  }
}

type Secret = Pick<GatewayAuth, "secret" | "why">;

function secretOf(value: unknown, env: Readonly<Record<string, string>>, fallback: string): Secret {
  if (typeof value === "string" && value.trim() !== "") {
    // OpenClaw puts environment variables into its config's strings.
    const variable = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(value.trim())?.[1];
    return variable === undefined ? { secret: value.trim(), why: "config" } : fromEnvironment(env, variable);
  }
  if (typeof value === "object" && value !== null) {
    const { source, id } = record(value);
    return source === "env" && typeof id === "string"
      ? fromEnvironment(env, id)
      : { secret: null, why: "secret-ref" };
  }
  return fromEnvironment(env, fallback);
}

function fromEnvironment(env: Readonly<Record<string, string>>, name: string): Secret {
  const value = env[name]?.trim() ?? "";
  return value === "" ? { secret: null, why: "missing" } : { secret: value, why: "environment" };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
