/** Words of the page that has all choices at once. */
export const form = {
  name: "All choices",
  title: "All on one page",
  lead: "What is filled in is what Rockpool would choose. Change what you like.",
  engineMissing: "No engine answers",
  engineStep: "See what to do",
  image: "Image",
  imageHint: "Registry, name and tag, or a digest after an @.",
  imageInvalid: "This cannot be read as an image, such as ghcr.io/openclaw/openclaw:latest.",
  imageHere: "It is here already.",
  port: "Port",
  portHint: "Where the dashboard is reached, on this computer only.",
  portTaken: (port: string, free: string) => `${port} is taken by another program. ${free} is free.`,
  portInvalid: "A port is a whole number from 1 to 65535.",
  later: "Set up the model later",
  laterHint: "The gateway starts without one. The dashboard has the same choices.",
  steps: "One step after the other",
  submit: "Set up",
  consequence: {
    assistant: "Saves this, gets the image if it is not here, and goes on to the model.",
    later: "Saves this, gets the image if it is not here, and starts the gateway.",
  },
};
