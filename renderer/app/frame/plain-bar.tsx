import { Layers } from 'lucide-react';
import { LanguageMenu, ThemeMenu } from './look-menus.tsx';

/** The bar while no cluster is shown. */
export function PlainBar() {
  return (
    <header className="bar">
      <span className="brand">
        <Layers aria-hidden="true" />
        kconsole
      </span>
      <span className="sp" />
      <ThemeMenu />
      <LanguageMenu />
    </header>
  );
}
