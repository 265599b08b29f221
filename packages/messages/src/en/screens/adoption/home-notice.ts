/** What Home says of a gateway that is not ours, or was not. */
export const adopted = {
  watch: (name: string) => `You are watching ${name}`,
  watchText: "Somebody else made it. Rockpool shows it, and changes nothing on it.",
  operate: (name: string) => `You are operating ${name}`,
  operateText: "Somebody else made it. Start and Stop work as its owner's would; it is never made anew.",
  companions: (names: string) => ` ${names} lives in its network, and has none while it is stopped.`,
  missing: (name: string) => `${name} is gone`,
  missingText: "Its owner removed it. When it is made again, it appears here by itself.",
  letGo: "Let go",
};

export const takenOver = {
  title: (name: string) => `Taken over from ${name}`,
  text: "The old container is kept, stopped. Put it back or remove it under Gateways.",
  show: "Show",
};
