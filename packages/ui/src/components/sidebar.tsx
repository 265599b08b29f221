import styles from "./sidebar.module.css";

export interface SidebarItem<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon: React.ReactNode;
  /** As browsers write it: `Control+1`. */
  readonly shortcut: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly brand: React.ReactNode;
  readonly items: readonly SidebarItem<T>[];
  readonly current: T;
  readonly onChange: (value: T) => void;
  /** Below the items: the state. */
  readonly children: React.ReactNode;
}

export function Sidebar<T extends string>({ label, brand, items, current, onChange, children }: Props<T>) {
  return (
    <header className={styles.sidebar}>
      <div className={styles.brand}>{brand}</div>
      <nav aria-label={label} className={styles.items}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            className={styles.item}
            aria-current={item.value === current ? "page" : undefined}
            aria-keyshortcuts={item.shortcut}
            onClick={() => onChange(item.value)}
          >
            {item.icon}
            {item.label}
          </button>
        ))}
      </nav>
      {children}
    </header>
  );
}
