/** Seconds between the last answer before and the first one after, asked every 20 ms while `act` goes on. */
export async function downtime(url: string, act: () => Promise<void>): Promise<number> {
  let isOver = false;
  let lastYes = performance.now();
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      if (await answers(url)) {
        const now = performance.now();
        longest = Math.max(longest, now - lastYes);
        lastYes = now;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  try {
    await act();
  } finally {
    isOver = true;
    await asking;
  }
  return longest / 1000;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(500) })).ok;
  } catch {
    return false;
  }
}
