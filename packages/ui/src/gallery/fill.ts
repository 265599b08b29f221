/** Types into the field with this label, as soon as there is one. */
export async function fill(label: string, text: string): Promise<void> {
  const find = () => {
    const name = [...document.querySelectorAll("label")].find((element) => element.textContent === label);
    return name && document.getElementById(name.htmlFor);
  };
  const deadline = performance.now() + 10_000;
  while (!find()) {
    if (performance.now() > deadline) throw new Error(`there is no field "${label}"`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const field = find();
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
  field?.dispatchEvent(new Event("input", { bubbles: true }));
}
