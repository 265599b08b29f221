import type { Adopted } from "../contract/adoption.ts";
import type { Failure } from "../contract/failure.ts";
import type { ContainerDetails, ImageDetails } from "../engine/engine.ts";
import type { WishedDirectory, WishedGateway, WishedVolume } from "../gateway/gateway-spec.ts";

/** What is there before an operation, as far as the plan needs it. Everything in it was just asked. */
export interface Observed {
  /** The wish, under the name it can have on this engine. */
  wished: WishedGateway;
  image: ImageDetails | null;
  /** Why that image can be no gateway here. */
  imageProblem: Failure | null;
  /** Our gateway's container, found by its label; the other's where one is adopted. */
  ours: ContainerDetails | null;
  /** The gateway shown is somebody else's: it is started and stopped at most. */
  adopted: Adopted | null;
  /** Somebody else's container in our way although our name was made unique. */
  nameHolder: string | null;
  port: PortFacts;
  state: StateFacts;
  /** Directories to make or to give to their owner. */
  missingDirectories: readonly WishedDirectory[];
  directoryProblem: DirectoryProblem | null;
  missingVolumes: readonly WishedVolume[];
  /** A network that it is to join and the engine does not have. */
  missingNetwork: string | null;
  /** Ended one-off containers of ours that nobody took away. */
  strays: readonly string[];
}

export type PortFacts =
  | { kind: "free" }
  /** Held by our own gateway. */
  | { kind: "ours" }
  | {
      kind: "taken";
      port: number;
      /** `container web`, `process nginx (1234)`; null where the system does not tell. */
      holder: string | null;
      /** It answers like OpenClaw. */
      gateway: boolean;
      free: number | null;
    };

export interface StateFacts {
  locator: string;
  /** We created it, or a person said yes to it. */
  known: boolean;
  /** Another directory stands at its path than the one we last started on. */
  replaced: boolean;
  /** Where it was found, for people: a path or a volume's name. */
  where: string;
  exists: boolean;
  /** Other containers that mount it. */
  users: readonly { name: string; running: boolean }[];
  /** The newest version of OpenClaw that ran on it; null where we do not know. */
  version: string | null;
  /** Pid of a gateway on this host, outside any container, that holds the state's lock. */
  nativePid: number | null;
}

export type DirectoryProblem =
  | { kind: "foreign-owner"; path: string; owner: number; wanted: number }
  | { kind: "not-writable"; path: string; reason: string }
  | { kind: "disk-full"; path: string; freeBytes: number }
  /** What a person wants mounted is not there. */
  | { kind: "source-missing"; path: string };
