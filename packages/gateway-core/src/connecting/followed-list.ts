export interface FollowedList<T> {
  /** The last one read; null while nobody knows. */
  current(): T | null;
  /** Reads it now, or with the next read where one is under way: its answer may be from before. */
  read(): Promise<T>;
  /** Reads it for the subscribers; trouble is told to `onTrouble`. */
  refresh(): void;
  forget(): void;
  /** The one that is known first, then each that differs. */
  subscribe(push: (list: T) => void): () => void;
  /** Whether anybody is subscribed. */
  isRead(): boolean;
}

export interface FollowedListOptions<T> {
  ask(): Promise<T>;
  /** Whether changes are heard of: else what is read is answered, and not kept. */
  isFollowed(): boolean;
  onChange(list: T | null): void;
  onTrouble(error: unknown): void;
}

/** A list somewhere else that is read anew whenever something says it changed: one question at a time, the last one counts. */
export function followedList<T>({
  ask,
  isFollowed,
  onChange,
  onTrouble,
}: FollowedListOptions<T>): FollowedList<T> {
  const subscribers = new Set<(list: T) => void>();
  let known: T | null = null;
  let epoch = 0;
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  async function readNow(): Promise<T> {
    const mine = epoch;
    const list = await ask();
    if (mine === epoch && isFollowed() && JSON.stringify(list) !== JSON.stringify(known)) {
      known = list;
      onChange(list);
      for (const push of [...subscribers]) push(list);
    }
    return list;
  }

  function start(): Promise<T> {
    const mine = readNow().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  }

  function read(): Promise<T> {
    if (running === null) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  }

  return {
    current: () => known,
    read,
    refresh: () => void read().catch(onTrouble),
    forget() {
      epoch += 1;
      if (known === null) return;
      known = null;
      onChange(null);
    },
    subscribe(push) {
      subscribers.add(push);
      if (known !== null) push(known);
      return () => void subscribers.delete(push);
    },
    isRead: () => subscribers.size > 0,
  };
}
