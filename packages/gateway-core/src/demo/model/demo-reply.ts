/**
 * What the demo's model answers: honest about itself in every reply. It is sent into the container as source text, so it
 * uses nothing but its argument. The model's own voice, like a gateway's log, and therefore not in the catalogue of words.
 */
export function demoReply(message: string): string {
  const said = message.trim();
  const short = said.length > 300 ? `${said.slice(0, 299)}…` : said;
  const heard = short === "" ? "Your message arrived." : `You said: "${short}"`;
  const greets = /^(?:hi|hey|hello|good (?:morning|afternoon|evening)|hola|hallo|bonjour)\b/i.test(said);
  const would = said.endsWith("?")
    ? "A real assistant would answer your question now"
    : greets
      ? "A real assistant would greet you back and ask what it can do for you"
      : "A real assistant would think about that now";
  return [
    ...(greets ? ["Hello from the demo."] : []),
    heard,
    "This is a demo: no AI read your message. A small program of Rockpool's answers, and it always answers like this.",
    `${would}, with its tools and the files in its workspace at hand. Set up a model in Rockpool to talk to one.`,
  ].join("\n\n");
}
