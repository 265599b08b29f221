/** Words of the page that a browser sees before `rockpool serve` has let it in, or when it does not. */
export const signIn = {
  used: "This link was used already, or is too old. Ask for a new one in the terminal: press Enter there, or run 'rockpool serve --link'.",
  closed: "Open the link that 'rockpool serve' printed.",
  refused: "The dashboard cannot be opened now. Start the gateway first.",
};
