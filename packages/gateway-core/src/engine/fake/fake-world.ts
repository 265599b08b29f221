import { existsSync } from "node:fs";
import type { EngineFacts } from "../../contract/snapshot.ts";
import type { MountSpec } from "../container-spec.ts";
import type {
  BuildEvent,
  BuildOptions,
  Engine,
  EngineEvent,
  ImageDetails,
  VolumeDetails,
} from "../engine.ts";
import { EngineError, type EngineErrorKind } from "../engine-error.ts";
import type { PullEvent, PullOptions } from "../engine-images.ts";
import type { FakeContainer } from "./fake-container.ts";
import { FakeFeed } from "./fake-feed.ts";
import { emptyTree, type FakeTree } from "./fake-files.ts";
import { type FakeProgram, untilStopped } from "./fake-program.ts";

/** The verbs a test can make fail; the names are those of the port. */
export type FakeVerb = Exclude<keyof Engine, "endpoint">;

/** What there is in a fake engine, and what a test can do to it. The verbs of the port are in FakeEngine. */
export class FakeWorld {
  readonly endpoint: string;
  /** Every request in order, as `verb argument`: `startContainer abc`. */
  readonly requests: string[] = [];
  /** What a command does, by its words joined with blanks; a container's whole command or an exec's. */
  readonly programs = new Map<string, FakeProgram>();
  /** What a container runs for whose command there is no program. */
  mainProgram: FakeProgram = untilStopped;
  /** Whether a bind mount's source exists; the real file system by default. */
  hostPathExists: (path: string) => boolean = existsSync;
  /** Ports of this host that somebody else holds. */
  readonly takenPorts = new Set<number>();
  /** What a build yields; `done` is added where no image comes of it by itself. */
  build: (options: BuildOptions) => AsyncIterable<BuildEvent> | Iterable<BuildEvent> = () => [];
  /** What registries have, by reference. */
  readonly registry = new Map<string, Partial<ImageDetails>>();
  /** What a pull tells before the image is there; what it throws, the pull throws. */
  pull: (reference: string, options: PullOptions) => AsyncIterable<PullEvent> | Iterable<PullEvent> =
    () => [];
  /** Milliseconds between two samples of `stats`. */
  statsEveryMs = 1000;
  now: () => number = Date.now;
  protected readonly answer: EngineFacts;
  protected readonly containers = new Map<string, FakeContainer>();
  protected readonly images = new Map<string, ImageDetails>();
  protected readonly volumes = new Map<string, VolumeDetails>();
  protected readonly trees = new Map<string, FakeTree>();
  protected readonly feed = new FakeFeed<EngineEvent>();
  readonly #failures = new Map<FakeVerb, EngineError[]>();
  protected away: EngineErrorKind | null = null;
  #count = 0;

  constructor(facts: Partial<EngineFacts> = {}) {
    this.answer = { ...fakeFacts, ...facts };
    this.endpoint = this.answer.endpoint;
  }

  addImage(reference: string, details: Partial<ImageDetails> = {}): ImageDetails {
    const image: ImageDetails = {
      id: `sha256:${this.newId()}`,
      tags: [reference],
      repoDigests: [],
      labels: {},
      env: {},
      user: "",
      architecture: "amd64",
      os: "linux",
      createdAt: this.now(),
      sizeBytes: 1_000_000,
      entrypoint: [],
      // What a gateway is known by, unless a test says otherwise.
      command: ["node", "openclaw.mjs", "gateway"],
      ...details,
    };
    this.name(reference, image);
    return image;
  }

  /** An image as it is now, under a name that it may have taken from another, which is then there without it. */
  protected name(reference: string, image: ImageDetails): void {
    const before = this.images.get(reference);
    if (before?.id === image.id) return;
    this.images.set(reference, image);
    for (const changed of [before, image]) if (changed) this.#keepNames(changed);
  }

  /** Takes a name away; without any, an image is known by its id. */
  protected unname(reference: string): void {
    const image = this.images.get(reference);
    this.images.delete(reference);
    if (image) this.#keepNames(image);
  }

  #keepNames(image: ImageDetails): void {
    const named = [...this.images].filter(([name, { id }]) => id === image.id && name !== id);
    const tags = named.map(([name]) => name);
    this.images.delete(image.id);
    for (const name of tags.length > 0 ? tags : [image.id]) this.images.set(name, { ...image, tags });
  }

  /** The container itself, for its log, its health, its files and its end. Throws where there is none. */
  container(idOrName: string): FakeContainer {
    return this.find(idOrName);
  }

  /** The next `times` requests of this verb fail. */
  failNext(verb: FakeVerb, error: EngineError, times = 1): void {
    const waiting = this.#failures.get(verb) ?? [];
    this.#failures.set(verb, [...waiting, ...Array.from({ length: times }, () => error)]);
  }

  /** The engine stops: open streams break and every request fails, until `comeBack`. */
  goAway(kind: EngineErrorKind = "refused"): void {
    this.away = kind;
    this.feed.fail();
    for (const container of this.containers.values()) container.logFeed.fail();
  }

  comeBack(): void {
    this.away = null;
  }

  pushEvent(event: Partial<EngineEvent>): void {
    this.feed.push({ type: "container", action: "", id: "", attributes: {}, at: this.now(), ...event });
  }

  // For the verbs.

  /** Every request passes here: it is written down, and fails where a test said so. */
  protected ask(verb: FakeVerb, argument = ""): void {
    this.requests.push(`${verb} ${argument}`.trim());
    if (this.away !== null) throw new EngineError(this.away, "The fake engine is away");
    const failure = this.#failures.get(verb)?.shift();
    if (failure) throw failure;
  }

  protected lookUp(idOrName: string): FakeContainer | undefined {
    const byId = this.containers.get(idOrName);
    return byId ?? [...this.containers.values()].find(({ spec }) => spec.name === idOrName);
  }

  protected find(idOrName: string): FakeContainer {
    const container = this.lookUp(idOrName);
    if (container === undefined) throw new EngineError("not-found", `No such container: ${idOrName}`);
    return container;
  }

  protected imageOf(reference: string): ImageDetails | undefined {
    return this.images.get(reference) ?? [...this.images.values()].find(({ id }) => id === reference);
  }

  protected drop(container: FakeContainer): void {
    this.containers.delete(container.id);
    this.pushEvent({ action: "destroy", id: container.id, attributes: { name: container.spec.name } });
  }

  protected programFor(command: readonly string[], otherwise: FakeProgram): FakeProgram {
    return this.programs.get(command.join(" ")) ?? otherwise;
  }

  protected addVolume(name: string, labels: Readonly<Record<string, string>>): void {
    const mountpoint = `/var/lib/fake/volumes/${name}`;
    this.volumes.set(name, { name, labels, createdAt: this.now(), mountpoint });
  }

  protected treeOf({ kind, source }: MountSpec): FakeTree {
    const key = `${kind}:${source}`;
    const tree = this.trees.get(key) ?? emptyTree();
    this.trees.set(key, tree);
    return tree;
  }

  protected newId(): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(64, "0");
  }
}

const fakeFacts: EngineFacts = {
  endpoint: "unix:///fake/docker.sock",
  source: "given",
  product: "docker-engine",
  id: "FAKE:0001",
  version: "27.5.1",
  apiVersion: "1.47",
  operatingSystem: "Debian GNU/Linux 12 (bookworm)",
  architecture: "x86_64",
  memoryBytes: 8_000_000_000,
  cpus: 4,
  rootless: false,
  selinux: false,
  sharesHostFiles: true,
  imageStore: "classic",
  dataRoot: "/var/lib/docker",
};
