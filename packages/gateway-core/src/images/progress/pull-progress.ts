import type { ProgressItem } from "../../contract/progress.ts";
import type { PullEvent } from "../../engine/engine-images.ts";
import type { ProgressReading } from "./progress-meter.ts";

interface Layer {
  state: ProgressItem["state"];
  retrying: boolean;
  /** Compressed; known from the manifest, or else the most that the engine said. */
  bytes: number | undefined;
  done: number;
}

/**
 * How far a pull is, from what the engine says of its layers. Sizes are the manifest's, matched by the first twelve digits:
 * what the engine calls the total is, after a retry of its own, what was left then. Without a manifest they are the most
 * the engine said, and the whole has a total once every layer has.
 */
export class PullProgress {
  readonly #layers = new Map<string, Layer>();
  readonly #complete: boolean;
  #moved = 0;
  #begun = false;

  constructor(manifest: readonly { digest: string; bytes: number }[] | null) {
    this.#complete = manifest !== null;
    // A layer that an image has twice is downloaded once.
    for (const { digest, bytes } of manifest ?? []) this.#layers.set(shortId(digest), freshLayer(bytes));
  }

  /** Bytes that came over the network, again after a retry from nothing. */
  get bytesMoved(): number {
    return this.#moved;
  }

  /** Another try: what the engine kept of the last one, it will say is there. */
  restart(): void {
    for (const layer of this.#layers.values()) {
      layer.state = "waiting";
      layer.retrying = false;
      layer.done = 0;
    }
  }

  take({ id, status, current, total }: PullEvent): void {
    if (id === null) return;
    const layer = this.#layers.get(id) ?? this.#newLayer(id);
    if (layer === null) return;
    this.#begun = true;
    layer.retrying = status === "retrying";
    switch (status) {
      case "downloading":
        layer.state = "active";
        if (total !== undefined && !this.#complete) layer.bytes = Math.max(layer.bytes ?? 0, total);
        if (current !== undefined) this.#reach(layer, downloaded(layer, current, total));
        break;
      case "verifying":
      case "download-complete":
        layer.state = "waiting";
        this.#reach(layer, layer.bytes ?? layer.done);
        layer.bytes ??= layer.done;
        break;
      case "extracting":
        layer.state = "unpacking";
        this.#reach(layer, layer.bytes ?? layer.done);
        break;
      case "complete":
        layer.state = "done";
        this.#reach(layer, layer.bytes ?? layer.done);
        break;
      case "exists":
        layer.state = "present";
        layer.bytes ??= 0;
        layer.done = layer.bytes;
        break;
      default:
        if (layer.state !== "done" && layer.state !== "present") layer.state = "waiting";
    }
  }

  get reading(): ProgressReading {
    const layers = [...this.#layers];
    const items = layers.map(([id, { state, bytes, done }]): ProgressItem => {
      const known = bytes === undefined ? {} : { bytesTotal: bytes };
      return { id, state, bytesDone: done, ...known };
    });
    const all = layers.map(([, layer]) => layer);
    const known = all.length > 0 && all.every(({ bytes }) => bytes !== undefined);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
      phase: this.#phase(all),
      items,
      bytesDone: sum(all.map(({ done }) => done)),
      bytesTotal: known ? sum(all.map(({ bytes }) => bytes ?? 0)) : undefined,
      bytesMoved: this.#moved,
    };
  }

  #phase(layers: readonly Layer[]): ProgressReading["phase"] {
    if (!this.#begun) return "asking";
    const open = layers.filter(({ state, bytes, done }) => {
      return state === "active" || (state === "waiting" && (bytes === undefined || done < bytes));
    });
    if (open.length === 0) return "unpacking";
    return open.every(({ retrying }) => retrying) ? "retrying" : "downloading";
  }

  /** A registry that cannot resume makes the engine begin again: then it goes back. */
  #reach(layer: Layer, done: number): void {
    this.#moved += Math.max(0, done - layer.done);
    layer.done = done;
  }

  /** With a manifest every layer is known; containerd's store tells of manifest and config as if they were some. */
  #newLayer(id: string): Layer | null {
    if (this.#complete) return null;
    const layer = freshLayer(undefined);
    this.#layers.set(id, layer);
    return layer;
  }
}

/** The engine counts what is left, so this counts back from the end. */
function downloaded({ bytes }: Layer, current: number, total: number | undefined): number {
  if (bytes === undefined) return current;
  if (total === undefined) return Math.min(bytes, current);
  return Math.min(bytes, Math.max(current, bytes - total + current));
}

function shortId(digest: string): string {
  return digest.slice(digest.indexOf(":") + 1).slice(0, 12);
}

function freshLayer(bytes: number | undefined): Layer {
  return { state: "waiting", retrying: false, bytes, done: 0 };
}
