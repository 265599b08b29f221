/**
 * Ends the whole container once standard input ends: whoever holds the other end is gone, and the demo with it. Sent into
 * the container as source text. A throwaway has nothing to finish: no SIGTERM first. `-1` is everybody but the caller and
 * the container's init, which ends when its child has ended; source: kill(2). Outside a demo it ends itself only.
 */
export function endWithStdin(): void {
  const end = () => {
    try {
      if (process.env.ROCKPOOL_DEMO === "1") process.kill(-1, "SIGKILL");
    } finally {
      process.exit(0);
    }
  };
  process.stdin.on("end", end);
  process.stdin.on("error", end);
  process.stdin.resume();
}
