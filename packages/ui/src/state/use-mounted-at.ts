import { useState } from "react";

/** When this part of the screen appeared, in epoch milliseconds. */
export function useMountedAt(): number {
  const [at] = useState(() => Date.now());
  return at;
}
