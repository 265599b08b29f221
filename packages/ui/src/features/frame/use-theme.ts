import { useEffect } from "react";
import { useAppState } from "../../state/app-context.tsx";

/** Puts the chosen appearance on the document, where tokens.css reads it. */
export function useTheme(): void {
  const theme = useAppState((state) => state.preferences?.theme ?? "system");
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
