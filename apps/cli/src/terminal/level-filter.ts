import { type LogEntry, type LogLevel, logLevels } from "@rockpool/gateway-core/contract/log-entry";

/** Whether a line is of `least` or above. A line that names no level belongs to the one before it, as a stack trace does. */
export function levelFilter(least: LogLevel | undefined): (entry: LogEntry) => boolean {
  if (!least) return () => true;
  const limit = logLevels.indexOf(least);
  let before = limit <= logLevels.indexOf("info");
  return ({ level }) => {
    if (level !== null) before = logLevels.indexOf(level) >= limit;
    return before;
  };
}
