export interface GatewayAuth {
  mode: "token" | "password" | "trusted-proxy" | "none" | "unknown";
  /** The shared secret; null where there is none or it cannot be read. */
  secret: string | null;
  /** Where the secret came from, or why it cannot be read. */
  why:
    | "config"
    | "environment"
    | "no-secret-needed"
    | "secret-ref"
    | "trusted-proxy"
    | "missing"
    | "no-config";
}

/** `env` is the container's environment as inspected; it wins over the config, as in the gateway itself. */
export function gatewayAuth(
  _config: Readonly<Record<string, unknown>> | null,
  _env: Readonly<Record<string, string>>,
): GatewayAuth {
  throw new Error("not written yet");
}
