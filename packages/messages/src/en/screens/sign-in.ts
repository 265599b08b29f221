/** Words of the page that a browser sees before `rockpool serve` has let it in, or when it does not. */
export const signIn = {
  title: "This browser is not signed in",
  used: "This link was used already, or is too old.",
  closed: "Open the link that 'rockpool serve' printed.",
  another:
    "For a new link, press Enter in the terminal where it runs, or type 'rockpool serve --link' in another.",
  refused: "The dashboard cannot be opened now. Start the gateway first.",
};
