/**
 * A way for two peers to exchange whole messages in order: a unix socket, a named pipe, a WebSocket. Messages are
 * plain data (what JSON can hold); whatever arrives is untrusted and is checked by who reads it.
 */
export interface Connection {
  /**
   * Never throws; after the end it does nothing. Returns false while the peer reads more slowly than we write: the
   * message is still taken, but the sender does well to wait for `onDrain`.
   */
  send(message: unknown): boolean;
  onMessage(listener: (message: unknown) => void): void;
  onDrain(listener: () => void): void;
  /** Called once, whoever ended it; at once where it has already ended. */
  onClose(listener: () => void): void;
  close(): void;
}
