const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const relativeTime = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const timeOfDay = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayAndTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const dateAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

const byteUnits = ["B", "kB", "MB", "GB", "TB"] as const;

/** A length of time, never more exact than it is useful: "12 s", "3 min", "2 h 5 min", "4 days". */
function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < minute) return `${Math.floor(length / second)} s`;
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) {
    const minutes = Math.floor((length % hour) / minute);
    return minutes === 0 ? `${Math.floor(length / hour)} h` : `${Math.floor(length / hour)} h ${minutes} min`;
  }
  const days = Math.floor(length / day);
  return days === 1 ? "1 day" : `${days} days`;
}

/** Durations of finished steps: tenths below ten seconds. */
function stepDuration(ms: number): string {
  return ms < 10 * second ? `${(Math.max(0, ms) / second).toFixed(1)} s` : duration(ms);
}

/** Decimal units, as engines and disks print them. */
function bytes(count: number): string {
  let value = Math.max(0, count);
  let unit = 0;
  while (value >= 1000 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${(value >= 100 ? whole : number).format(value)} ${byteUnits[unit]}`;
}

/** "2 minutes ago"; both in epoch milliseconds. */
function ago(at: number, now: number): string {
  const length = Math.max(0, now - at);
  if (length < 10 * second) return "just now";
  if (length < minute) return relativeTime.format(-Math.floor(length / second), "second");
  if (length < hour) return relativeTime.format(-Math.floor(length / minute), "minute");
  if (length < day) return relativeTime.format(-Math.floor(length / hour), "hour");
  return relativeTime.format(-Math.floor(length / day), "day");
}

/** A moment as people say it: the time for one of the last day, else day and time. Both in epoch milliseconds. */
function moment(at: number, now: number): string {
  return (now - at < day ? timeOfDay : dayAndTime).format(at);
}

export const units = {
  duration,
  stepDuration,
  bytes,
  ago,
  moment,
  /** "14:05:09" in local time. */
  clock: (at: number) => clockTime.format(at),
  /** "23 Nov 2026, 14:05" in local time. */
  dateTime: (at: number) => dateAndTime.format(at),
  percent: (value: number) => `${value < 10 ? number.format(value) : whole.format(value)} %`,
  count: (value: number) => whole.format(value),
};
