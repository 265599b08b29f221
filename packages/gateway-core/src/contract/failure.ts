import { z } from "zod";

/**
 * Everything that can go wrong in a way a person is told about. A closed union: `explain` in
 * packages/messages has words for each member, and a missing one does not compile.
 */
export const failureCodes = [
  // the engine
  "engine-missing",
  "engine-stopped",
  "engine-permission",
  "engine-endpoint-invalid",
  "engine-unreachable",
  "engine-other",
  "engine-install-failed",
  "engine-disk-full",
  "engine-error",
  // the image
  "image-missing",
  "image-reference-invalid",
  "image-unusable",
  "image-not-openclaw",
  "image-platform",
  "image-in-use",
  "image-archive-invalid",
  // the registry
  "registry-not-found",
  "registry-denied",
  "registry-rate-limited",
  "registry-unreachable",
  "registry-error",
  "pull-interrupted",
  // a build
  "build-failed",
  "build-out-of-memory",
  "build-no-dockerfile",
  "build-context-invalid",
  "build-unknown-extension",
  "build-too-little-memory",
  "source-archive-invalid",
  // another version, and back
  "checkpoint-no-room",
  "checkpoint-failed",
  "checkpoint-missing",
  "checkpoint-damaged",
  "rehearsal-failed",
  "change-taken-back",
  "change-unfinished",
  // what runs already
  "gateway-watched",
  "gateway-not-ours",
  "adopted-gone",
  "own-gateway-there",
  "take-over-refused",
  "take-over-taken-back",
  "take-over-unfinished",
  "old-container-gone",
  "secrets-gone",
  "secrets-only-here",
  "source-in-use",
  "import-failed",
  "file-exists",
  // channels, devices and people
  "channel-refused",
  "channel-install-failed",
  "channel-unknown",
  "login-expired",
  "login-failed",
  "request-gone",
  "gateway-too-old",
  // host and state
  "home-missing",
  "state-exists",
  "state-in-use",
  "state-not-writable",
  "state-foreign-owner",
  "state-newer",
  "path-invalid",
  "mount-source-missing",
  "network-missing",
  // the settings
  "apply-taken-back",
  "apply-unfinished",
  "disk-full",
  // the container
  "port-taken",
  "port-taken-by-gateway",
  "name-taken",
  "container-gone",
  "published-mismatch",
  "stop-timeout",
  // the gateway
  "gateway-configuration",
  "gateway-crashed",
  "gateway-out-of-memory",
  "gateway-not-healthy",
  "gateway-not-running",
  "gateway-version-unknown",
  "gateway-rpc",
  "gateway-sign-in",
  // the assistant
  "setup-busy",
  "setup-lost",
  "setup-unsupported",
  "reply-failed",
  // ourselves
  "settings-corrupt",
  "settings-newer",
  "settings-read-only",
  "operation-busy",
  "operation-cancelled",
  "input-invalid",
  "not-found",
  "service-unreachable",
  "service-version",
  "not-supported",
  "unexpected",
] as const;

export const FailureCode = z.enum(failureCodes);
export type FailureCode = z.infer<typeof FailureCode>;

/** What a person can do about a failure with one button. `explain` shows at most one of them. */
export const failureActions = [
  "retry",
  "start-engine",
  "use-port",
  "open-gateway",
  "use-existing-state",
  "repair",
  "force-stop",
  "choose-image",
  "rename-container",
  "repair-ownership",
  "start-gateway",
  "pull-image",
  "use-mirror",
  "roll-back",
  "operate",
  "let-go",
] as const;
export const FailureAction = z.object({
  kind: z.enum(failureActions),
  /**
   * What the action acts on: a free port for `use-port`, an address for `open-gateway`, `restart` for `use-existing-state`
   * where it was a restart that needs the yes, a reference for `pull-image` and `use-mirror`, a checkpoint for `roll-back`,
   * the place to give to `setup.repairOwner` for `repair-ownership`, a found gateway's id for `operate`.
   */
  value: z.string().optional(),
});
export type FailureAction = z.infer<typeof FailureAction>;

/**
 * A failure as data. `message` is the technical cause in English for logs and bug reports; the words
 * for people are made from `code` and `facts` by `explain`.
 */
export const Failure = z.object({
  code: FailureCode,
  message: z.string(),
  /** Values that the words need: `{port: "18789", holder: "container web"}`. Never a secret. */
  facts: z.record(z.string(), z.string()).optional(),
  /** Evidence, folded by default: the last lines of the container's log, the engine's own answer. */
  detail: z.string().optional(),
  actions: z.array(FailureAction).optional(),
});
export type Failure = z.infer<typeof Failure>;

/** A call's answer. Calls never throw across a boundary. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };
