import type { Preferences } from "../contract/settings/preferences.ts";
import type { Memory } from "../contract/settings.ts";
import type { Gateway, GatewayContainer, Notice, Snapshot, WishedImage } from "../contract/snapshot.ts";
import type { ContainerDetails, ImageDetails } from "../engine/engine.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import { phaseOf } from "../health/phase-of.ts";
import { publishedAddress } from "../lifecycle/wait-for-gateway.ts";
import type { ServiceState } from "./service-state.ts";
import type { SnapshotBody } from "./snapshot-store.ts";

export interface SnapshotInput {
  state: ServiceState;
  preferences: Preferences;
  shouldRun: boolean;
  settingsNotices: readonly Notice[];
  imageCheck: Memory["imageCheck"];
  checkpoints: Memory["checkpoints"];
  setup: Memory["setup"];
  previous: Pick<Snapshot, "phase" | "since"> | null;
  now: number;
}

/** What shells are shown of the state. Pure. */
export function snapshotOf(input: SnapshotInput): SnapshotBody {
  const { state, preferences, previous } = input;
  const gateway = gatewayOf(state);
  const wish = {
    shouldRun: input.shouldRun,
    image: state.overrides.image ?? preferences.image,
    port: state.overrides.port ?? preferences.port,
    overrides: state.overrides,
  };
  const failure = isMoot(state, wish) ? null : state.failure;
  const phase = phaseOf({
    engine: state.engine,
    container: gateway.container,
    health: state.health,
    operation: state.operation,
    imageOperation: state.imageOperation,
    hasState: state.hasState,
    hasImage: state.wishedImage === undefined ? null : state.wishedImage !== null,
    failure,
  });
  return {
    engine: state.engine,
    phase,
    since: previous?.phase === phase ? previous.since : input.now,
    gateway,
    wish,
    operation: state.operation,
    image: wishedImageOf(state, input.imageCheck, wish.image),
    imageOperation: state.imageOperation,
    goBack: goBackOf(input.checkpoints),
    failure,
    setup: input.setup,
    demo: state.demo,
    adoption: state.adoption,
    channelTroubles: state.channelTroubles && [...state.channelTroubles],
    requests: state.requests,
    notices: [
      ...input.settingsNotices,
      ...overrideNotices(state),
      ...containerNotices(
        state.container,
        state.drift,
        state.adoption?.kind === "adopted",
        preferences.reach,
      ),
    ],
  };
}

/** Whether what stood in the way is not wished for any more, or has come since. */
function isMoot({ failure, wishedImage }: ServiceState, { image, port }: Snapshot["wish"]): boolean {
  const { image: failedImage, port: failedPort } = failure?.facts ?? {};
  switch (failure?.code) {
    case "image-missing":
      return Boolean(wishedImage) || (failedImage !== undefined && failedImage !== image);
    case "image-reference-invalid":
    case "image-unusable":
      return failedImage !== undefined && failedImage !== image;
    case "port-taken":
    case "port-taken-by-gateway":
      return failedPort !== undefined && failedPort !== String(port);
    default:
      return false;
  }
}

function gatewayOf({ container, containerImage, drift, health, engine }: ServiceState): Gateway {
  const reachable = engine.kind === "connected" && container?.status === "running";
  return {
    container: container === null ? null : containerOf(container, containerImage, drift),
    address: reachable ? publishedAddress(container) : null,
    health,
  };
}

function containerOf(
  details: ContainerDetails,
  image: ImageDetails | null,
  drift: readonly string[],
): GatewayContainer {
  const { id, name, status, createdAt, startedAt, finishedAt, exitCode, oomKilled, restartCount } = details;
  return {
    id,
    name,
    status,
    image: {
      reference: details.imageReference,
      id: details.imageId,
      digest: digestOf(image),
      version: imageVersion(image),
    },
    createdAt,
    startedAt,
    finishedAt,
    exitCode,
    oomKilled,
    restartCount,
    engineHealth: details.health,
    published: [...details.published],
    drift: [...drift],
  };
}

function wishedImageOf(
  { engine, wishedImage }: ServiceState,
  check: SnapshotInput["imageCheck"],
  reference: string,
): WishedImage {
  const asked = check?.reference === reference ? check : null;
  const moved = Boolean(wishedImage) && asked !== null && !isImageOf(wishedImage ?? null, asked.digest);
  return {
    here:
      wishedImage === undefined || engine.kind !== "connected"
        ? "unknown"
        : wishedImage && {
            id: wishedImage.id,
            digest: digestOf(wishedImage),
            version: imageVersion(wishedImage),
          },
    newer: moved ? { digest: asked.digest, version: asked.version } : null,
    checkedAt: asked?.at ?? null,
  };
}

/** An image that never came from a registry has no digest there: nothing is newer than it. */
function isImageOf(image: ImageDetails | null, digest: string): boolean {
  const digests = image?.repoDigests ?? [];
  return digests.length === 0 || digests.some((known) => known.endsWith(`@${digest}`));
}

function goBackOf([newest]: SnapshotInput["checkpoints"]): Snapshot["goBack"] {
  return newest === undefined ? null : { checkpointId: newest.id, version: newest.version, at: newest.at };
}

function digestOf(image: ImageDetails | null): string | null {
  const digest = image?.repoDigests[0]?.split("@")[1];
  return digest ?? null;
}

function overrideNotices({ overrides }: ServiceState): Notice[] {
  return Object.entries(overrides).map(([name, value]) => ({
    id: `override-active:${name}`,
    code: "override-active",
    facts: { name, value: String(value) },
  }));
}

function containerNotices(
  container: ContainerDetails | null,
  drift: readonly string[],
  isTheirs: boolean,
  reach: Preferences["reach"],
): Notice[] {
  if (container?.status !== "running") return [];
  const notices: Notice[] = [];
  const open = container.published.find(({ hostIp }) => !isLoopback(hostIp));
  if (open !== undefined) {
    const published = `${open.hostIp === "" ? "0.0.0.0" : open.hostIp}:${open.hostPort}`;
    const code = exposure(isTheirs, drift, reach);
    notices.push({ id: code, code, facts: { published } });
  }
  if (drift.length > 0) {
    notices.push({ id: "recreate-to-apply", code: "recreate-to-apply", facts: { fields: drift.join(", ") } });
  }
  if (container.env.OPENCLAW_GATEWAY_TOKEN) {
    notices.push({ id: "token-in-environment", code: "token-in-environment" });
  }
  return notices;
}

/** Wished so by whoever made it, one that was taken over included; wished so in the settings; or not wished at all. */
function exposure(
  isTheirs: boolean,
  drift: readonly string[],
  reach: Preferences["reach"],
): "theirs-exposed" | "open-to-network" | "exposed-beyond-loopback" {
  if (!isTheirs && drift.includes("ports")) return "exposed-beyond-loopback";
  return !isTheirs && reach === "network" ? "open-to-network" : "theirs-exposed";
}

function isLoopback(hostIp: string): boolean {
  return hostIp.startsWith("127.") || hostIp === "::1";
}
