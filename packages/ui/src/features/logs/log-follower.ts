import type { TopicValue } from "@rockpool/gateway-core/contract/topics";
import { LogBuffer, type LogFilter, type LogView } from "./log-buffer.ts";

/** Pushes that come faster than this are shown together. */
const renewMs = 80;

/** A buffer that React can follow: the view stays the same object until it is renewed. */
export class LogFollower {
  readonly buffer = new LogBuffer();
  readonly #listeners = new Set<() => void>();
  #view: LogView = this.buffer.view();
  #renewal: ReturnType<typeof setTimeout> | null = null;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  readonly view = (): LogView => this.#view;

  take(push: TopicValue<"logs">): void {
    this.buffer.take(push);
    this.#renewal ??= setTimeout(() => this.#renew(), renewMs);
  }

  filter(filter: LogFilter): void {
    this.buffer.filter(filter);
    this.#renew();
  }

  pause(paused: boolean): void {
    this.buffer.pause(paused);
    this.#renew();
  }

  /** No renewal comes after this. */
  stop(): void {
    if (this.#renewal) clearTimeout(this.#renewal);
    this.#renewal = null;
  }

  #renew(): void {
    this.stop();
    this.#view = this.buffer.view();
    for (const tell of this.#listeners) tell();
  }
}
